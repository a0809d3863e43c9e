import { notFound } from '#engine/apiserver/apiErrors.ts';
import type { Call, Outcome, Pause, Verb, Waiting } from '../command.ts';
import { fullName } from '../discovery.ts';
import { fail, failAll, failApi, type Failure, isFailure } from '../failures.ts';
import { type ObjectPrinter, objectPrinter, printResult } from '../output.ts';
import { findObjects, type Found, type FoundObjects } from '../resourceArgs.ts';
import {
  allNamespacesFlag,
  fieldSelectorFlag,
  filenameFlags,
  localFlag,
  printFlags,
  selectorFlag,
} from '../sharedFlags.ts';
import { readConditions, type WaitCondition } from '../waitConditions.ts';
import { objectNamed } from '../world.ts';

export const wait: Verb = {
  name: 'wait',
  use:
    '([-f FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)]) ' +
    "[--for=create|--for=delete|--for condition=available|--for=jsonpath='{}'[=value]]",
  short: 'Wait until objects are as one wants them.',
  examples: [
    'kubectl wait --for=condition=Ready pod/web-0 --timeout=60s',
    'kubectl wait --for=delete pod/web-2',
    "kubectl wait --for=jsonpath='{.status.readyReplicas}'=3 sts/web",
  ],
  flags: [
    ...printFlags,
    ...filenameFlags.filter(({ name }) => name !== 'kustomize'),
    selectorFlag,
    fieldSelectorFlag,
    allNamespacesFlag,
    localFlag,
    { name: 'all', type: 'bool', help: 'all objects of the kinds, in the namespace' },
    { name: 'for', type: 'stringArray', help: 'create, delete, condition=NAME[=STATUS] or jsonpath=PATH[=VALUE]' },
    {
      name: 'timeout',
      type: 'duration',
      initial: '30s',
      help: 'how long to wait; zero looks once, below it is a week',
    },
  ],
  run,
};

const aWeekMs = 7 * 24 * 60 * 60 * 1000;

interface WaitContext {
  readonly conditions: readonly WaitCondition[];
  readonly printer: ObjectPrinter | undefined;
  /** Zero: everything is looked at once. */
  readonly timeoutMs: number;
  readonly untilMs: number;
}

function run(call: Call): Outcome | Waiting {
  const printer = objectPrinter(call.flags);
  if (isFailure(printer)) return printer;
  const conditions = readConditions(call.flags.list('for'));
  if (isFailure(conditions)) return conditions;
  const given = call.flags.duration('timeout');
  const timeoutMs = given < 0 ? aWeekMs : given;
  return waitForAll(call, { conditions, printer, timeoutMs, untilMs: call.world.nowMs + timeoutMs });
}

/** One object after the other; all have the same time. */
function* waitForAll(call: Call, context: WaitContext): Waiting {
  const isFor = (type: WaitCondition['type']): boolean => context.conditions.some((each) => each.type === type);
  if (isFor('create')) {
    const failure = yield* waitUntilCreated(call, context);
    if (failure !== undefined) return failure;
  }
  const found = find(call);
  if (isFailure(found)) return found;
  const visits = found.visits.filter((each) => !isFor('delete') || !isFailure(each) || !isMissing(each));
  const failures: Failure[] = [];
  for (const each of visits) {
    const failure = isFailure(each) ? each : yield* waitForOne(call, each, context);
    if (failure !== undefined) failures.push(failure);
  }
  if (visits.length === 0 && !isFor('delete')) return fail('no matching resources found');
  return failAll(failures);
}

function find(call: Call): FoundObjects | Failure {
  const { flags, args, namespace } = call;
  return findObjects(call, {
    args,
    namespace,
    allNamespaces: flags.bool('all-namespaces'),
    selector: flags.text('selector'),
    fieldSelector: flags.text('field-selector'),
    kindIsEnough: flags.bool('all'),
    filenames: flags.list('filename'),
    recursive: flags.bool('recursive'),
    enforceNamespace: flags.changed('namespace'),
    latest: true,
  });
}

function isMissing(failure: Failure): boolean {
  return failure.failure === 'api' && failure.error.reason === 'NotFound';
}

function* waitUntilCreated(call: Call, { untilMs }: WaitContext): Generator<Pause, Failure | undefined, void> {
  for (;;) {
    const found = find(call);
    if (isFailure(found)) return found;
    const other = found.failures.find((failure) => !isMissing(failure));
    if (other !== undefined) return other;
    if (found.found.length > 0 && found.failures.length === 0) return undefined;
    if (call.world.nowMs >= untilMs) return fail('timed out waiting for the condition');
    yield { untilMs };
  }
}

function* waitForOne(call: Call, found: Found, context: WaitContext): Generator<Pause, Failure | undefined, void> {
  for (const condition of context.conditions) {
    const object =
      condition.type === 'create' ? (found.object ?? {}) : yield* waitForCondition(call, found, condition, context);
    if (isFailure(object)) return object;
    const { resource, name } = found;
    const failure = printResult(call, context.printer, { resource, name, object }, 'condition met', 'none');
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** The object as it is when the condition is met, or was last when it is gone. */
function* waitForCondition(
  call: Call,
  { resource, namespace, name, object: before }: Found,
  condition: WaitCondition,
  { timeoutMs, untilMs }: WaitContext,
): Generator<Pause, object | Failure, void> {
  let last: object = before ?? {};
  for (let isFirst = true; ; isFirst = false) {
    const object = objectNamed(call.world, resource.name, namespace, name);
    if (object === undefined && condition.type === 'delete') return last;
    if (object === undefined && isFirst) return failApi(notFound(fullName(resource), name));
    const isMet = object !== undefined && condition.type === 'state' && condition.isMet(object);
    if (isFailure(isMet)) return isMet;
    last = object ?? last;
    if (isMet) return last;
    if (timeoutMs === 0) return fail(`condition not met for ${resource.name}/${name}`);
    if (call.world.nowMs >= untilMs) return fail(`timed out waiting for the condition on ${resource.name}/${name}`);
    yield { untilMs };
  }
}
