/** What a recorded watch shows of one session: who did what to the sets, their pods, claims and revisions, in order. */
import type { JsonObject } from '../../src/engine/json.ts';
import type { KubeObject, Pod, Resource, StatefulSet } from '../../src/engine/objects.ts';
import { sameJson } from '../../src/engine/sameJson.ts';

export interface WatchLine {
  readonly resource: Resource;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: JsonObject;
}

/** A line of a watch as a deed. `write`: by the StatefulSet controller. `person`: somebody changed a set. `node`: all that happens to a pod. */
export interface Deed {
  readonly version: number;
  readonly by: 'write' | 'person' | 'node';
  /** As in the recordings of syncs: `create pods web-0`. */
  readonly told: string;
  readonly object: KubeObject;
}

/** The deeds of a session. A deletion that somebody asked for looks like one by the controller: only the commands tell. */
export function deedsOf(lines: readonly WatchLine[]): readonly Deed[] {
  const known = new Map<string, KubeObject>();
  return lines.flatMap(({ resource, type, object: json }) => {
    const object = json as unknown as KubeObject;
    const key = `${resource}/${object.metadata.name}`;
    const before = known.get(key);
    if (type === 'DELETED') known.delete(key);
    else known.set(key, object);
    const found = deedOf(resource, type, object, before);
    return found === undefined ? [] : [{ version: versionOf(object), object, ...found }];
  });
}

export function versionOf({ metadata }: KubeObject): number {
  return Number(metadata.resourceVersion);
}

function deedOf(
  resource: Resource,
  type: WatchLine['type'],
  object: KubeObject,
  before: KubeObject | undefined,
): Pick<Deed, 'by' | 'told'> | undefined {
  const { name } = object.metadata;
  const write = (verb: string) => ({ by: 'write', told: `${verb} ${resource} ${name}` }) as const;
  switch (resource) {
    case 'pods':
      if (type === 'ADDED') return write('create');
      if (type === 'DELETED') return { by: 'node', told: `gone ${name}` };
      if (isLeaving(object) && !isLeaving(before)) return write('delete');
      return sameJson(owners(object), owners(before)) ? { by: 'node', told: `moved ${name}` } : write('patch');
    case 'persistentvolumeclaims':
      return type === 'ADDED' ? write('create') : undefined;
    case 'controllerrevisions':
      return write(type === 'ADDED' ? 'create' : type === 'DELETED' ? 'delete' : 'update');
    case 'statefulsets':
      return type === 'MODIFIED' && isStatusOnly(object as StatefulSet, before as StatefulSet)
        ? { by: 'write', told: `update statefulsets/status ${name}` }
        : { by: 'person', told: `${type} ${name}` };
    default:
      return undefined;
  }
}

function isLeaving(object: KubeObject | undefined): boolean {
  return object?.metadata.deletionTimestamp !== undefined;
}

function owners(object: KubeObject | undefined) {
  return object?.metadata.ownerReferences ?? [];
}

function isStatusOnly(object: StatefulSet, before: StatefulSet): boolean {
  return object.metadata.generation === before.metadata.generation && !sameJson(object.status, before.status);
}

/** Running and Ready, and nobody deletes it. */
export function isSettled({ metadata, status }: Pod): boolean {
  const ready = status.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True');
  return metadata.deletionTimestamp === undefined && status.phase === 'Running' && ready === true;
}
