/** What `set image`, `set env` and `set resources` have in common: which objects, and how their containers are changed. */
import type { Json, JsonObject } from '#engine/json.ts';
import { sameJson } from '#engine/sameJson.ts';
import { causePatch } from '../changeCause.ts';
import type { Call, Outcome } from '../command.ts';
import { singularName } from '../discovery.ts';
import { fail, failAll, type Failure, isFailure, plainWords } from '../failures.ts';
import type { Flag } from '../flags.ts';
import { isMap, listAt, textAt, valueAt } from '../objectFields.ts';
import { dryRunOf, objectPrinter, printResult } from '../output.ts';
import { ask, heldResource } from '../requests.ts';
import { findObjects, type Found, type FoundObjects } from '../resourceArgs.ts';
import { dryRunFlag, fieldManagerFlag, filenameFlags, printFlags, selectorFlag } from '../sharedFlags.ts';

export const setFlags: readonly Flag[] = [
  ...printFlags,
  ...filenameFlags,
  selectorFlag,
  dryRunFlag,
  fieldManagerFlag('kubectl-set'),
  { name: 'all', type: 'bool', help: 'all objects of the kinds, in the namespace' },
  { name: 'local', type: 'bool', help: 'do not ask the server', unsupported: true },
];

/** A container of a pod template. */
export type Container = JsonObject & { readonly name: string };

export interface SplitPairs {
  readonly resources: readonly string[];
  readonly pairs: readonly string[];
}

/** Arguments up to the first `key=value` or `key-` name objects, the others are changes (cmd/util `GetResourcesAndPairs`). */
export function splitPairs(args: readonly string[], what: string): SplitPairs | Failure {
  const isPair = (arg: string) => arg.indexOf('=') > 0 || (arg.endsWith('-') && arg !== '-');
  const first = args.findIndex(isPair);
  if (first < 0) return { resources: args, pairs: [] };
  const stray = args.slice(first).find((arg) => !isPair(arg));
  if (stray !== undefined) return fail(`all resources must be specified before ${what} changes: ${stray}`);
  return { resources: args.slice(0, first), pairs: args.slice(first) };
}

/** The objects that the resources and flags name. */
export function targetsOf(call: Call, resources: readonly string[]): FoundObjects | Failure {
  const { flags, namespace } = call;
  return findObjects(call, {
    args: resources,
    namespace,
    selector: flags.text('selector'),
    kindIsEnough: flags.bool('all'),
    filenames: flags.list('filename'),
    recursive: flags.bool('recursive'),
    enforceNamespace: flags.changed('namespace'),
    latest: true,
  });
}

export interface TemplateChange {
  /** How each container is changed; `problems` collects what is wrong. */
  change(containers: readonly Container[], problems: Failure[]): readonly Container[];
  /** `image updated`. */
  readonly done: string;
  /** `image`, as in `failed to patch image update to pod template`. */
  readonly what: string;
}

/** Changes the pod templates of the objects. An object that stays as it is is not mentioned. */
export function changeTemplates(call: Call, { found, failures }: FoundObjects, change: TemplateChange): Outcome {
  if (failures.length > 0) return failAll(failures);
  const dryRun = dryRunOf(call);
  if (isFailure(dryRun)) return dryRun;
  const printer = objectPrinter(call.flags);
  if (isFailure(printer)) return printer;
  const problems: Failure[] = [];
  for (const target of found) {
    const changed = patchOf(target, change, problems);
    if (changed === undefined) continue;
    const patch = { ...changed, ...causePatch(call, target.object) };
    if (Object.keys(patch).length === 0) continue;
    const { resource, name } = target;
    if (dryRun === 'client') {
      const failure = printResult(call, printer, { resource, name, object: target.object ?? {} }, change.done, dryRun);
      if (failure !== undefined) problems.push(failure);
      continue;
    }
    const held = heldResource(resource);
    if (isFailure(held)) return held;
    const fieldManager = call.flags.text('field-manager');
    const object = ask(
      call,
      { type: 'patch', resource: held, name, patchType: 'strategic', patch, fieldManager },
      dryRun,
    );
    if (isFailure(object)) {
      problems.push(fail(`failed to patch ${change.what} update to pod template: ${refusalText(object, call.path)}`));
      continue;
    }
    const failure = printResult(call, printer, { resource, name, object }, change.done, dryRun);
    if (failure !== undefined) problems.push(failure);
  }
  return failAll(problems);
}

/** The server's message as it stands, without what kubectl puts before it. */
function refusalText(failure: Failure, path: string): string {
  return failure.failure === 'api' ? failure.error.message : plainWords(failure, path);
}

/** The patch of the containers that change, empty when none does; undefined where there is no pod template. */
function patchOf(
  { resource, name, object }: Found,
  { change }: TemplateChange,
  problems: Failure[],
): JsonObject | undefined {
  const path = resource.name === 'pods' ? ['spec'] : ['spec', 'template', 'spec'];
  if (!isMap(valueAt(object, ...path))) {
    const kind = `*v1.${textAt(object, 'kind')}`;
    const problem = `the object is not a pod or does not have a pod template: ${kind}`;
    problems.push(fail(`error: ${singularName(resource).split('.')[0]}/${name} ${problem}\n`));
    return undefined;
  }
  const lists = ['initContainers', 'containers'] as const;
  const before = lists.flatMap((list) => listAt(object, ...path, list) as readonly Container[]);
  const after = change(before, problems);
  const spec: Record<string, Json> = {};
  for (const list of lists) {
    const own = (listAt(object, ...path, list) as readonly Container[]).map((container) => container.name);
    const changed = after.filter(
      (container, at) => own.includes(container.name) && !sameJson(container, before[at] as Container),
    );
    if (changed.length === 0) continue;
    spec[`$setElementOrder/${list}`] = own.map((container) => ({ name: container }));
    spec[list] = changed;
  }
  if (Object.keys(spec).length === 0) return {};
  return resource.name === 'pods' ? { spec } : { spec: { template: { spec } } };
}
