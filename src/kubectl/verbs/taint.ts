import type { Json } from '#engine/json.ts';
import type { Call, Outcome, Verb } from '../command.ts';
import { taintText } from '../describe/placement.ts';
import { findResource } from '../discovery.ts';
import { fail, failAll, type Failure, failUsage, isFailure } from '../failures.ts';
import { listAt, textAt } from '../objectFields.ts';
import { type DryRun, dryRunOf, objectPrinter, type ObjectPrinter, printResult } from '../output.ts';
import { ask } from '../requests.ts';
import { findObjects, type Found } from '../resourceArgs.ts';
import { dryRunFlag, fieldManagerFlag, printFlags, selectorFlag, validateFlag } from '../sharedFlags.ts';
import { isSame, parseTaints, type TaintChanges, type TaintSpec } from '../nodes/taintSpecs.ts';
import { fieldValidationOf } from '../validateFlag.ts';

export const taint: Verb = {
  name: 'taint',
  use: 'NODE NAME KEY_1=VAL_1:TAINT_EFFECT_1 ... KEY_N=VAL_N:TAINT_EFFECT_N',
  short: 'Keep pods off a node that do not tolerate its taint, or drive them away.',
  examples: [
    'kubectl taint node node-1 node.kubernetes.io/out-of-service=nodeshutdown:NoExecute',
    'kubectl taint node node-1 key:NoSchedule-',
  ],
  flags: [
    ...printFlags,
    dryRunFlag,
    validateFlag,
    selectorFlag,
    fieldManagerFlag('kubectl-taint'),
    { name: 'overwrite', type: 'bool', help: 'change the values of taints that are there' },
    { name: 'all', type: 'bool', help: 'all nodes' },
  ],
  run,
};

interface TaintArgs {
  readonly resources: readonly string[];
  readonly changes: TaintChanges;
}

function run(call: Call): Outcome {
  const dryRun = dryRunOf(call);
  if (isFailure(dryRun)) return dryRun;
  const validation = fieldValidationOf(call.flags);
  if (isFailure(validation)) return validation;
  const read = readArgs(call);
  if (isFailure(read)) return read;
  const refused = refuse(call, read);
  if (refused !== undefined) return refused;
  const found = nodesOf(call, read.resources.slice(1));
  if (isFailure(found)) return found;
  const printer = objectPrinter(call.flags);
  if (isFailure(printer)) return printer;
  const failures: Failure[] = [...found.failures];
  for (const node of found.found) {
    const failure = taintOne(call, node, read.changes, dryRun, printer);
    if (failure !== undefined) failures.push(failure);
  }
  return failAll(failures);
}

/** Words with `=`, `:` or a dash at the end are taints; all resources come before them. */
function readArgs({ args }: Call): TaintArgs | Failure {
  const isTaint = (word: string) => /[=:]|-$/.test(word);
  const first = args.findIndex(isTaint);
  const resources = first < 0 ? args : args.slice(0, first);
  const taints = first < 0 ? [] : args.slice(first);
  const stray = taints.find((word) => !isTaint(word));
  if (stray !== undefined) return fail(`all resources must be specified before taint changes: ${stray}`);
  if (resources.length === 0) return fail('one or more resources must be specified as <resource> <name>');
  if (taints.length === 0) return fail('at least one taint update is required');
  const changes = parseTaints(taints);
  return 'problem' in changes ? failUsage(changes.problem) : { resources, changes };
}

function refuse({ flags, complain }: Call, { resources, changes: { added, removed } }: TaintArgs): Failure | undefined {
  const type = (resources[0] as string).toLowerCase();
  const found = findResource(type);
  if (found === undefined) {
    complain(`the server doesn't have a resource type ${JSON.stringify(type.split('.')[0])}\n`);
    return { failure: 'exit', exit: 1 };
  }
  if (found.resource.kind !== 'Node') return fail(`invalid resource type ${type}, only node types are supported`);
  const conflicts = added.flatMap(({ key, effect }) =>
    removed
      .filter((each) => each.key === key && (each.effect === '' || each.effect === effect))
      .map((each) => `${each.key}=${each.effect}`),
  );
  if (conflicts.length > 0) {
    return fail(`can not both modify and remove the following taint(s) in the same command: ${conflicts.join(', ')}`);
  }
  const [all, selector] = [flags.bool('all'), flags.text('selector')];
  if (all && selector !== '') return fail("setting 'all' parameter with a non empty selector is prohibited");
  if (!all && selector === '' && resources.length < 2) {
    return fail("at least one resource name must be specified since 'all' parameter is not set");
  }
  return undefined;
}

function nodesOf(call: Call, names: readonly string[]) {
  const { flags, namespace } = call;
  const selector = flags.text('selector');
  const isChosen = flags.bool('all') || selector !== '';
  const args = isChosen ? ['nodes'] : names.map((name) => (name.includes('/') ? name : `nodes/${name}`));
  return findObjects(call, { args, namespace, selector, all: flags.bool('all'), kindIsEnough: isChosen });
}

function taintOne(
  call: Call,
  { resource, name, object }: Found,
  changes: TaintChanges,
  dryRun: DryRun,
  printer: ObjectPrinter | undefined,
): Outcome {
  const before = listAt(object, 'spec', 'taints');
  const after = changedTaints(call, name, before, changes);
  if (isFailure(after)) return after;
  const { taints, operation } = after;
  const shown = {
    ...object,
    spec: { ...(object?.['spec'] as object), taints: taints.length > 0 ? taints : undefined },
  };
  // That it was a dry run is not said here: the real one forgets it.
  if (dryRun === 'client') return printResult(call, printer, { resource, name, object: shown }, operation, 'none');
  const patch = { spec: { taints: taints.length > 0 ? (taints as Json) : null } };
  const fieldManager = call.flags.text('field-manager');
  const answer = ask(
    call,
    { type: 'patch', resource: 'nodes', name, patchType: 'strategic', patch, fieldManager },
    dryRun,
  );
  return isFailure(answer) ? answer : printResult(call, printer, { resource, name, object: answer }, operation, 'none');
}

/** The new taints first, then those that stay (kubectl `reorganizeTaints`); or why it cannot be done. */
function changedTaints(
  { flags }: Call,
  node: string,
  before: readonly unknown[],
  { added, removed }: TaintChanges,
): { readonly taints: readonly unknown[]; readonly operation: string } | Failure {
  const specOf = (each: unknown) => ({ key: textAt(each, 'key'), effect: textAt(each, 'effect') });
  const overwrite = flags.bool('overwrite');
  const there = added.filter((each) => before.some((old) => isSame(specOf(old), each)));
  if (there.length > 0 && !overwrite) {
    const keys = there.map(({ key }) => key).join(',');
    return fail(`node ${node} already has ${keys} taint(s) with same effect(s) and --overwrite is false`);
  }
  const kept = before.filter((old) => !added.some((each) => isSame(specOf(old), each)));
  let taints: readonly unknown[] = [...added.map(manifestOf), ...kept];
  const isAdded = taints.length !== before.length;
  let isRemoved = false;
  const failures: Failure[] = [];
  for (const each of removed) {
    const left = taints.filter((old) => !isMeant(specOf(old), each));
    isRemoved = left.length !== taints.length;
    taints = left;
    if (!isRemoved) failures.push(fail(`taint ${JSON.stringify(taintText(each))} not found`));
  }
  const failure = failAll(failures);
  if (failure !== undefined) return failure;
  return { taints, operation: (isAdded && isRemoved) || overwrite ? 'modified' : isAdded ? 'tainted' : 'untainted' };
}

function isMeant(taint: { readonly key: string; readonly effect: string }, { key, effect }: TaintSpec): boolean {
  return taint.key === key && (effect === '' || taint.effect === effect);
}

function manifestOf({ key, value, effect }: TaintSpec): object {
  return { key, ...(value !== '' && { value }), effect };
}
