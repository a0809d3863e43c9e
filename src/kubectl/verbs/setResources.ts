import { canonicalQuantity } from '#engine/apiserver/quantity.ts';
import type { JsonObject } from '#engine/json.ts';
import type { Call, Outcome, Verb } from '../command.ts';
import { fail, failAll, type Failure, isFailure } from '../failures.ts';
import { mapAt } from '../objectFields.ts';
import { recordFlag } from '../sharedFlags.ts';
import { changeTemplates, setFlags, targetsOf } from './setContainers.ts';

export const setResources: Verb = {
  name: 'resources',
  use: '(-f FILENAME | TYPE NAME) ([--limits=LIMITS & --requests=REQUESTS])',
  short: 'Change what containers request and are limited to.',
  examples: ['kubectl set resources sts web --limits=cpu=200m,memory=512Mi'],
  flags: [
    ...setFlags,
    recordFlag,
    { name: 'containers', short: 'c', type: 'string', initial: '*', help: 'which containers; * stands for any text' },
    { name: 'limits', type: 'string', help: 'such as cpu=100m,memory=256Mi' },
    { name: 'requests', type: 'string', help: 'such as cpu=100m,memory=256Mi' },
  ],
  run,
};

function run(call: Call): Outcome {
  const { flags, args } = call;
  const targets = targetsOf(call, args);
  if (isFailure(targets)) return targets;
  if (targets.failures.length > 0) return failAll(targets.failures);
  if (flags.bool('all') && flags.text('selector') !== '')
    return fail('cannot set --all and --selector at the same time');
  if (flags.text('limits') === '' && flags.text('requests') === '') {
    return fail('you must specify an update to requests or limits (in the form of --requests/--limits)');
  }
  const limits = readQuantities(flags.text('limits'));
  if (isFailure(limits)) return limits;
  const requests = readQuantities(flags.text('requests'));
  if (isFailure(requests)) return requests;
  const pattern = flags.text('containers');
  return changeTemplates(call, targets, {
    what: 'resources',
    done: 'resource requirements updated',
    change: (containers, problems) => {
      const isChosen = (name: string) => pattern === '*' || name === pattern;
      if (!containers.some(({ name }) => isChosen(name))) {
        problems.push(fail(`error: unable to find container named ${pattern}`));
      }
      return containers.map((container) => {
        if (!isChosen(container.name)) return container;
        const resources = {
          ...mapAt(container, 'resources'),
          ...merged('limits', mapAt(container, 'resources', 'limits'), limits),
          ...merged('requests', mapAt(container, 'resources', 'requests'), requests),
        };
        return { ...container, resources: resources as JsonObject };
      });
    },
  });
}

type Quantities = Readonly<Record<string, string>>;

function merged(field: string, before: JsonObject | Readonly<Record<string, unknown>>, more: Quantities): object {
  return Object.keys(more).length === 0 ? {} : { [field]: { ...before, ...more } };
}

/** `cpu=100m,memory=1Gi` (kubectl `populateResourceListV1`). */
function readQuantities(text: string): Quantities | Failure {
  if (text === '') return {};
  const quantities: Record<string, string> = {};
  for (const part of text.split(',')) {
    const [name = '', quantity, ...more] = part.split('=');
    if (quantity === undefined || more.length > 0) {
      return fail(`invalid argument syntax ${part}, expected <resource>=<value>`);
    }
    const canonical = canonicalQuantity(quantity);
    if (typeof canonical !== 'string') return fail(canonical.error);
    quantities[name] = quantity;
  }
  return quantities;
}
