import { changeCauseKey } from '../changeCause.ts';
import type { Call, Outcome, Verb } from '../command.ts';
import { fail, type Failure, isFailure } from '../failures.ts';
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

export const annotate: Verb = {
  name: 'annotate',
  use: '[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]',
  short: 'Set and remove the annotations of objects.',
  examples: ["kubectl annotate sts web kubernetes.io/change-cause='a new image'", 'kubectl annotate pods --all note-'],
  flags: pairFlags('kubectl-annotate'),
  run,
};

function run(call: Call): Outcome {
  const { args, flags } = call;
  const dryRun = dryRunOf(call);
  if (isFailure(dryRun)) return dryRun;
  const split = splitPairs(args, 'annotation');
  if (isFailure(split)) return split;
  const change = readAnnotations(split.pairs);
  const isListing = flags.bool('list');
  if (isListing && flags.text('output') !== '') return fail('--list and --output may not be specified together');
  const refused = refuseFlags(call, split.resources, dryRun, 'rsrc');
  if (refused !== undefined) return refused;
  if (split.pairs.length === 0 && !isListing) return fail('at least one annotation update is required');
  const both = change.removed.filter((key) => change.set.has(key));
  if (both.length > 0) {
    return fail(`can not both modify and remove the following annotation(s) in the same command: ${both.join(', ')}`);
  }
  const printer = objectPrinter(flags);
  if (isFailure(printer)) return printer;
  const found = findTargets(call, split.resources);
  if (isFailure(found)) return found;
  return visitEach(found, (each) => {
    const refusal = overwrites(call, each, change);
    if (refusal !== undefined || !isListing) return refusal ?? annotateOne(call, each, change, dryRun, printer);
    listPairs(call, each, 'annotations', changed(call, objectOf(each), 'annotations', change), found.isSingle);
    return undefined;
  });
}

/** Everything behind the first `=` is the value; a key with `-` behind it goes (cmd/util `ParsePairs`). */
function readAnnotations(pairs: readonly string[]): PairChange {
  const set = new Map<string, string>();
  const removed: string[] = [];
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    if (equals > 0) set.set(pair.slice(0, equals), pair.slice(equals + 1));
    else removed.push(pair.slice(0, -1));
  }
  return { set, removed };
}

/** Also when nothing changes, the server is asked, and it says `annotated`. */
function annotateOne(
  call: Call,
  found: Found,
  change: PairChange,
  dryRun: DryRun,
  printer: ObjectPrinter | undefined,
): Outcome {
  const before = objectOf(found);
  const isSent = dryRun !== 'client' && !call.flags.bool('local');
  const object = isSent
    ? sendChange(call, found, before, 'annotations', change, dryRun)
    : changed(call, before, 'annotations', change);
  if (isFailure(object)) return object;
  const { resource, name } = found;
  return printResult(call, printer, { resource, name, object }, 'annotated', dryRun);
}

/** The cause of a change is always noted anew. */
function overwrites({ flags }: Call, found: Found, { set }: PairChange): Failure | undefined {
  if (flags.bool('overwrite')) return undefined;
  const old = textsAt(objectOf(found), 'metadata', 'annotations');
  const kept = [...set].filter(
    ([key, value]) => key !== changeCauseKey && Object.hasOwn(old, key) && old[key] !== value,
  );
  if (kept.length === 0) return undefined;
  const texts = kept.map(([key]) => `'${key}' already has a value (${old[key]})`);
  return fail(`--overwrite is false but found the following declared annotation(s): ${texts.join('; ')}`);
}
