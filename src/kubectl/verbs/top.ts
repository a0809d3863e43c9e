import type { Call, Outcome, Verb } from '../command.ts';
import { fail } from '../failures.ts';
import type { Flag } from '../flags.ts';
import { selectorFlag } from '../sharedFlags.ts';

const common: readonly Flag[] = [
  selectorFlag,
  { name: 'no-headers', type: 'bool', help: 'without the line of column names' },
  { name: 'sort-by', type: 'string', help: 'cpu or memory' },
  { name: 'show-swap', type: 'bool', help: 'what is swapped out, too' },
  { name: 'use-protocol-buffers', type: 'bool', initial: 'true', help: 'how to ask the server' },
];

/** What a cluster without a metrics server answers. */
function run({ flags }: Call): Outcome {
  const sortBy = flags.text('sort-by');
  if (sortBy !== '' && sortBy !== 'cpu' && sortBy !== 'memory') {
    return fail('--sort-by accepts only cpu or memory');
  }
  return fail('Metrics API not available');
}

export const top: Verb = {
  name: 'top',
  use: '[flags]',
  short: 'Show what nodes and pods use; needs a metrics server, which this cluster has not got.',
  flags: [],
  verbs: [
    {
      name: 'node',
      aliases: ['nodes', 'no'],
      use: '[NAME | -l label]',
      short: 'What nodes use.',
      flags: [...common, { name: 'show-capacity', type: 'bool', help: 'of the capacity, not of what is allocatable' }],
      run,
    },
    {
      name: 'pod',
      aliases: ['pods', 'po'],
      use: '[NAME | -l label]',
      short: 'What pods use.',
      flags: [
        ...common,
        { name: 'all-namespaces', short: 'A', type: 'bool', help: 'the pods of all namespaces' },
        { name: 'containers', type: 'bool', help: 'each container by itself' },
        { name: 'field-selector', type: 'string', help: 'fields that the pods must have' },
        { name: 'sum', type: 'bool', help: 'the sum as the last line' },
      ],
      run,
    },
  ],
};
