/** What `label` and `annotate` have in common: which objects, how their metadata change, and the patch for that. */
import type { Json, JsonObject } from '#engine/json.ts';
import { causePatch, changeCauseKey } from '../changeCause.ts';
import type { Call } from '../command.ts';
import type { Flag } from '../flags.ts';
import { fail, type Failure, isFailure } from '../failures.ts';
import { mapAt, textsAt } from '../objectFields.ts';
import type { DryRun } from '../output.ts';
import { sortedEntries } from '../print/goValues.ts';
import { ask, heldResource } from '../requests.ts';
import { findObjects, type Found, type FoundObjects } from '../resourceArgs.ts';
import {
  allNamespacesFlag,
  dryRunFlag,
  fieldManagerFlag,
  fieldSelectorFlag,
  filenameFlags,
  localFlag,
  printFlags,
  recordFlag,
  selectorFlag,
} from '../sharedFlags.ts';

export type PairField = 'labels' | 'annotations';

/** The flags of both commands. `manager`: who is noted for the change. */
export const pairFlags = (manager: string): readonly Flag[] => [
  ...printFlags,
  ...filenameFlags,
  selectorFlag,
  fieldSelectorFlag,
  allNamespacesFlag,
  dryRunFlag,
  fieldManagerFlag(manager),
  localFlag,
  recordFlag,
  { name: 'all', type: 'bool', help: 'all objects of the kinds, in the namespace' },
  { name: 'overwrite', type: 'bool', help: 'change what is there already' },
  { name: 'list', type: 'bool', help: 'print what there is' },
  { name: 'resource-version', type: 'string', help: 'the version that the object must have' },
];

export interface PairChange {
  readonly set: ReadonlyMap<string, string>;
  readonly removed: readonly string[];
}

/** What is wrong with the flags together. `example`: how the command calls a file in its words. */
export function refuseFlags(
  { flags }: Call,
  resources: readonly string[],
  dryRun: DryRun,
  example: string,
): Failure | undefined {
  if (flags.bool('all') && flags.text('selector') !== '')
    return fail('cannot set --all and --selector at the same time');
  if (flags.bool('all') && flags.text('field-selector') !== '') {
    return fail('cannot set --all and --field-selector at the same time');
  }
  const hasFiles = flags.list('filename').length > 0;
  if (!flags.bool('local')) {
    if (resources.length > 0 || hasFiles) return undefined;
    return fail('one or more resources must be specified as <resource> <name> or <resource>/<name>');
  }
  if (dryRun === 'server') {
    return fail('cannot specify --local and --dry-run=server - did you mean --dry-run=client?');
  }
  if (resources.length > 0) {
    return fail(
      `can only use local files by -f ${example}.yaml or --filename=${example}.json when --local=true is set`,
    );
  }
  if (!hasFiles) return fail(`one or more files must be specified as -f ${example}.yaml or --filename=${example}.json`);
  return undefined;
}

/** The objects that the line names, or why there are none. */
export function findTargets(call: Call, resources: readonly string[]): FoundObjects | Failure {
  const { flags, namespace } = call;
  const found = findObjects(call, {
    args: resources,
    namespace,
    allNamespaces: flags.bool('all-namespaces'),
    ...(!flags.bool('local') && { selector: flags.text('selector'), fieldSelector: flags.text('field-selector') }),
    all: flags.bool('all') && resources.length === 0,
    kindIsEnough: flags.bool('all'),
    filenames: flags.list('filename'),
    recursive: flags.bool('recursive'),
    enforceNamespace: flags.changed('namespace'),
    latest: true,
    local: flags.bool('local'),
  });
  if (isFailure(found)) return found;
  if (!found.isSingle && flags.text('resource-version') !== '') {
    return fail('--resource-version may only be used with a single resource');
  }
  return found;
}

/** The object before the change. */
export function objectOf({ object }: Found): JsonObject {
  return (object ?? {}) as unknown as JsonObject;
}

/** The object with the change in it. A resourceVersion that was asked for takes the place of its own. */
export function changed(call: Call, object: JsonObject, field: PairField, change: PairChange): JsonObject {
  const pairs = new Map(Object.entries(textsAt(object, 'metadata', field)));
  for (const [key, value] of change.set) pairs.set(key, value);
  for (const key of change.removed) pairs.delete(key);
  const metadata = mapAt(object, 'metadata') as JsonObject;
  const resourceVersion = call.flags.text('resource-version');
  return {
    ...object,
    metadata: {
      ...metadata,
      [field]: Object.fromEntries(pairs),
      ...(resourceVersion !== '' && { resourceVersion }),
    },
  };
}

/** Sends what changes as a merge patch; gives the object as it is then. */
export function sendChange(
  call: Call,
  { resource, name }: Found,
  before: JsonObject,
  field: PairField,
  change: PairChange,
  dryRun: DryRun,
): object | Failure {
  const held = heldResource(resource);
  if (isFailure(held)) return held;
  const old = textsAt(before, 'metadata', field);
  const pairs = new Map<string, Json>();
  for (const [key, value] of change.set) if (old[key] !== value) pairs.set(key, value);
  for (const key of change.removed) if (Object.hasOwn(old, key)) pairs.set(key, null);
  const resourceVersion = call.flags.text('resource-version');
  const cause = mapAt(causePatch(call, before), 'metadata', 'annotations') as JsonObject;
  if (field === 'annotations' && !change.set.has(changeCauseKey) && !change.removed.includes(changeCauseKey)) {
    for (const [key, value] of Object.entries(cause)) pairs.set(key, value ?? null);
  }
  const metadata = {
    ...(field === 'labels' && Object.keys(cause).length > 0 && { annotations: cause }),
    ...(pairs.size > 0 && { [field]: Object.fromEntries(pairs) }),
    ...(resourceVersion !== '' && { resourceVersion }),
  };
  const patch: Json = Object.keys(metadata).length === 0 ? {} : { metadata };
  const fieldManager = call.flags.text('field-manager');
  return ask(call, { type: 'patch', resource: held, name, patchType: 'merge', patch, fieldManager }, dryRun);
}

/** `--list`: the pairs of an object, below its name when there are several. */
export function listPairs(
  call: Call,
  { resource, name }: Found,
  field: PairField,
  after: JsonObject,
  isSingle: boolean,
) {
  if (!isSingle) call.print(`Listing ${field} for ${resource.kind}.${resource.group}/${name}:\n`);
  const indent = isSingle ? '' : ' ';
  for (const [key, value] of sortedEntries(textsAt(after, 'metadata', field))) {
    call.print(`${indent}${key}=${String(value)}\n`);
  }
}
