import { gitVersionOf, type KubernetesVersion } from '#engine/versions.ts';
import type { Call, Outcome, Verb } from '../command.ts';
import { fail, unsupported } from '../failures.ts';

export const version: Verb = {
  name: 'version',
  use: '[flags]',
  short: 'Print the versions of client and server.',
  examples: ['kubectl version', 'kubectl version --client'],
  flags: [
    { name: 'client', type: 'bool', help: 'the version of the client only' },
    { name: 'output', short: 'o', type: 'string', help: 'json or yaml' },
  ],
  run,
};

const kustomize: Readonly<Record<KubernetesVersion, string>> = { '1.33': 'v5.6.0', '1.37': 'v5.8.1' };

function run({ args, flags, world, print }: Call): Outcome {
  if (args.length > 0) return fail(`extra arguments: [${args.join(' ')}]`);
  const output = flags.text('output');
  if (output === 'json' || output === 'yaml')
    return unsupported('the builds of a simulated cluster have no commits and dates');
  if (output !== '') return fail("--output must be 'yaml' or 'json'");
  const name = gitVersionOf(world.kubernetesVersion);
  print(`Client Version: ${name}\nKustomize Version: ${kustomize[world.kubernetesVersion]}\n`);
  if (!flags.bool('client')) print(`Server Version: ${name}\n`);
  return undefined;
}
