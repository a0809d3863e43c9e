import { labelValueProblems } from '#engine/apiserver/validation/formats.ts';
import { withCause } from '../changeCause.ts';
import type { Call, Outcome, Verb } from '../command.ts';
import { fail, failAll, type Failure, isFailure } from '../failures.ts';
import { textsAt } from '../objectFields.ts';
import { type DryRun, dryRunOf, type ObjectPrinter, objectPrinter, printResult } from '../output.ts';
import { type Found, visitEach } from '../resourceArgs.ts';
import {
  changed,
  findTargets,
  listPairs,
  objectOf,
  type PairChange,
  pairFlags,
  refuseFlags,
  sendChange,
} from './metadataPairs.ts';
import { splitPairs } from './setContainers.ts';

export const label: Verb = {
  name: 'label',
  use: '[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]',
  short: 'Set and remove the labels of objects.',
  examples: [
    'kubectl label pod web-0 role=primary',
    'kubectl label pod web-0 role-',
    'kubectl label pods --all tier=db --overwrite',
  ],
  flags: pairFlags('kubectl-label'),
  run,
};

function run(call: Call): Outcome {
  const { args, flags } = call;
  const dryRun = dryRunOf(call);
  if (isFailure(dryRun)) return dryRun;
  const split = splitPairs(args, 'label');
  if (isFailure(split)) return split;
  const change = readLabels(split.pairs);
  if (isFailure(change)) return change;
  const isListing = flags.bool('list');
  if (isListing && flags.text('output') !== '') return fail('--list and --output may not be specified together');
  const refused = refuseFlags(call, split.resources, dryRun, 'pod');
  if (refused !== undefined) return refused;
  if (split.pairs.length === 0 && !isListing) return fail('at least one label update is required');
  const found = findTargets(call, split.resources);
  if (isFailure(found)) return found;
  const printer = objectPrinter(flags);
  return visitEach(found, (each) => {
    if (!isListing) return isFailure(printer) ? printer : labelOne(call, each, change, dryRun, printer);
    const refusal = overwrites(call, each, change);
    if (refusal === undefined)
      listPairs(call, each, 'labels', changed(call, objectOf(each), 'labels', change), found.isSingle);
    return refusal;
  });
}

/** As kubectl `parseLabels`. */
function readLabels(pairs: readonly string[]): PairChange | Failure {
  const set = new Map<string, string>();
  const removed: string[] = [];
  for (const pair of pairs) {
    const [key = '', value = '', ...more] = pair.split('=');
    if (!pair.includes('=')) {
      removed.push(pair.slice(0, -1));
      continue;
    }
    if (more.length > 0) return fail(`invalid label spec: ${pair}`);
    const problems = labelValueProblems(value);
    if (problems.length > 0) return fail(`invalid label value: ${JSON.stringify(pair)}: ${problems.join(';')}`);
    set.set(key, value);
  }
  if (removed.some((key) => set.has(key))) return fail('can not both modify and remove a label in the same command');
  return { set, removed };
}

function labelOne(
  call: Call,
  found: Found,
  change: PairChange,
  dryRun: DryRun,
  printer: ObjectPrinter | undefined,
): Outcome {
  const before = objectOf(found);
  const old = textsAt(before, 'metadata', 'labels');
  const isSent = dryRun !== 'client' && !call.flags.bool('local');
  for (const key of change.removed) {
    if (isSent && !Object.hasOwn(old, key)) call.print(`label ${JSON.stringify(key)} not found.\n`);
  }
  const refused = overwrites(call, found, change);
  if (refused !== undefined) return refused;
  const isAdding = [...change.set].some(([key, value]) => old[key] !== value);
  const isRemoving = change.removed.some((key) => Object.hasOwn(old, key));
  if (isSent && (isAdding || isRemoving)) {
    const answer = sendChange(call, found, before, 'labels', change, dryRun);
    if (isFailure(answer)) return answer;
  }
  // What is printed is the object as kubectl changed it, not as the server gave it back.
  const labelled = changed(call, before, 'labels', change);
  const object = isSent ? withCause(call, labelled) : labelled;
  const { resource, name } = found;
  return printResult(call, printer, { resource, name, object }, operation(isAdding, isRemoving), dryRun);
}

function operation(isAdding: boolean, isRemoving: boolean): string {
  if (isAdding) return isRemoving ? 'modified' : 'labeled';
  return isRemoving ? 'unlabeled' : 'not labeled';
}

/** Labels that have another value are left alone unless it is asked for. */
function overwrites({ flags }: Call, found: Found, { set }: PairChange): Failure | undefined {
  if (flags.bool('overwrite')) return undefined;
  const old = textsAt(objectOf(found), 'metadata', 'labels');
  return failAll(
    [...set].flatMap(([key, value]) =>
      Object.hasOwn(old, key) && old[key] !== value
        ? [fail(`'${key}' already has a value (${old[key]}), and --overwrite is false`)]
        : [],
    ),
  );
}
