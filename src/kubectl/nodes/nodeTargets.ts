/** The nodes that `cordon`, `uncordon` and `drain` are for (kubectl `DrainCmdOptions.Complete`). */
import type { Call } from '../command.ts';
import { fail, type Failure, failUsage, isFailure } from '../failures.ts';
import type { Flag } from '../flags.ts';
import { findObjects, type Found } from '../resourceArgs.ts';
import { dryRunFlag, selectorFlag } from '../sharedFlags.ts';

export const nodeFlags: readonly Flag[] = [selectorFlag, dryRunFlag];

/** By name, as `node/x` or `x`, or by a selector; the first that there is none of ends it. */
export function nodeTargets(call: Call): readonly Found[] | Failure {
  const { args, flags, namespace, verb } = call;
  if (args.length === 0 && !flags.changed('selector')) return failUsage(`USAGE: ${verb.name} NODE [flags]`);
  const selector = flags.text('selector');
  if (args.length > 0 && selector !== '') {
    return failUsage('error: cannot specify both a node name and a --selector option');
  }
  if (args.length === 0 && selector === '') return [];
  const words = selector === '' ? args.map((arg) => (arg.includes('/') ? arg : `nodes/${arg}`)) : ['nodes'];
  const found = findObjects(call, {
    args: words,
    namespace,
    selector,
    kindIsEnough: selector !== '',
    singleKind: true,
    stopAtFirst: true,
  });
  if (isFailure(found)) return found;
  const [failure] = found.failures;
  if (failure !== undefined) return failure;
  const other = found.found.find(({ resource }) => resource.name !== 'nodes');
  if (other === undefined) return found.found;
  const { group, version, name } = other.resource;
  return fail(`error: expected resource of type node, got "${group}/${version}, Resource=${name}"`);
}
