import type { Call, Outcome, Verb } from '../command.ts';
import { type ApiResource, findResource } from '../discovery.ts';
import { fail, failAll, isFailure } from '../failures.ts';
import { dryRunOf } from '../output.ts';
import { heldResource } from '../requests.ts';
import { findObjects } from '../resourceArgs.ts';
import { dryRunFlag, fieldManagerFlag, filenameFlags, printFlags, recordFlag } from '../sharedFlags.ts';

export const autoscale: Verb = {
  name: 'autoscale',
  use: '(-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS [--cpu=CPU]',
  short: 'Let a set or Deployment have more or fewer pods by itself; there is no such controller here.',
  flags: [
    ...printFlags,
    ...filenameFlags,
    dryRunFlag,
    recordFlag,
    fieldManagerFlag('kubectl-autoscale'),
    { name: 'min', type: 'int32', initial: '-1', help: 'the fewest pods' },
    { name: 'max', type: 'int32', initial: '-1', required: true, help: 'the most pods' },
    { name: 'cpu', type: 'string', help: 'how much of the CPU a pod is to use' },
    { name: 'memory', type: 'string', help: 'how much memory a pod is to use' },
    { name: 'cpu-percent', type: 'int32', initial: '-1', help: 'how much of its CPU a pod is to use' },
    { name: 'name', type: 'string', help: 'the name of the new object' },
  ],
  run,
};

function run(call: Call): Outcome {
  const { args, flags, namespace } = call;
  const dryRun = dryRunOf(call);
  if (isFailure(dryRun)) return dryRun;
  const [least, most] = [flags.int('min'), flags.int('max')];
  if (most < 1) return fail(`--max=MAXPODS is required and must be at least 1, max: ${most}`);
  if (most < least) return fail(`--max=MAXPODS must be larger or equal to --min=MINPODS, max: ${most}, min: ${least}`);
  const found = findObjects(call, {
    args,
    namespace,
    filenames: flags.list('filename'),
    enforceNamespace: flags.changed('namespace'),
    latest: true,
  });
  if (isFailure(found)) return found;
  if (found.failures.length > 0) return failAll(found.failures);
  const target = found.found.find(({ resource }) => !scalable.has(resource.name));
  if (target !== undefined) {
    const { kind, group } = target.resource;
    return fail(`cannot autoscale a ${group === '' ? kind : `${kind}.${group}`}`);
  }
  const { resource } = findResource('hpa') as { readonly resource: ApiResource };
  const held = heldResource(resource);
  return isFailure(held) ? held : undefined;
}

const scalable = new Set(['deployments', 'replicasets', 'replicationcontrollers', 'statefulsets']);
