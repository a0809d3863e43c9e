import type { Verb } from '../command.ts';
import { apiResources, apiVersionOf } from '../discovery.ts';
import { failUsage } from '../failures.ts';

export const apiVersions: Verb = {
  name: 'api-versions',
  use: '[flags]',
  short: 'List the versions of the API that the server knows.',
  flags: [],
  run: ({ args, print }) => {
    if (args.length > 0) return failUsage(`unexpected arguments: [${args.join(' ')}]`);
    const versions = [...new Set([...apiResources.map(apiVersionOf), 'autoscaling/v1'])].sort();
    print(versions.map((version) => `${version}\n`).join(''));
    return undefined;
  },
};
