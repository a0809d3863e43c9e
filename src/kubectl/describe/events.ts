/** The events of an object, as the last part of its description (kubectl `DescribeEvents` and `searchEvents`; semantics 10.10). */
import { isMap, numberAt, textAt, valueAt } from '../objectFields.ts';
import { ageOf, momentOf } from '../print/age.ts';
import { type ApiObject, type KubectlWorld, objectsIn } from '../world.ts';
import type { Description } from './description.ts';

/** Which events are an object's: an empty kind means any. */
export interface EventTarget {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
}

/** Those of a pod are found whatever kind they name. */
export function eventTargetOf({ kind, metadata: { name, namespace = '', uid, annotations } }: ApiObject): EventTarget {
  if (kind !== 'Pod') return { kind, name, namespace, uid };
  return { kind: '', name, namespace, uid: annotations?.['kubernetes.io/config.mirror'] ?? uid };
}

/** A table, ascending by when they were last seen, aligned apart from what precedes it; `<none>` without events. */
export function describeEvents(
  description: Description,
  world: KubectlWorld,
  ...targets: readonly EventTarget[]
): void {
  const found = targets.flatMap((target) => eventsOf(world, target));
  if (found.length === 0) {
    description.line(0, 'Events:\t<none>');
    return;
  }
  const sorted = found.toSorted((one, other) => lastSeen(one) - lastSeen(other));
  const rows = sorted.map((event) => rowOf(event, world));
  const order = world.tolerance?.arrange(rows, groupsOf(sorted.map(lastSeen))) ?? rows.map((_, at) => at);
  description.alignAfresh();
  description.line(0, 'Events:');
  description.line(1, 'Type\tReason\tAge\tFrom\tMessage');
  description.line(1, '----\t------\t----\t----\t-------');
  for (const at of order) description.line(1, (rows[at] as readonly string[]).join('\t'));
}

/** For each of some sorted keys, which group of equals it is in. */
export function groupsOf(keys: readonly unknown[]): readonly number[] {
  const groupOf: number[] = [];
  for (const [at, key] of keys.entries())
    groupOf.push(at > 0 && keys[at - 1] === key ? (groupOf[at - 1] as number) : at);
  return groupOf;
}

function eventsOf(world: KubectlWorld, { kind, name, namespace, uid }: EventTarget): readonly ApiObject[] {
  return objectsIn(world, 'events', namespace === '' ? undefined : namespace).filter((event) => {
    const about = valueAt(event, 'involvedObject');
    const isKind = kind === '' || textAt(about, 'kind') === kind;
    const isHere = textAt(about, 'namespace') === namespace;
    return isKind && isHere && textAt(about, 'name') === name && (uid === '' || textAt(about, 'uid') === uid);
  });
}

/** Without a time first. */
function lastSeen(event: ApiObject): number {
  const atMs = momentOf(valueAt(event, 'lastTimestamp'));
  return Number.isNaN(atMs) ? Number.MIN_SAFE_INTEGER : atMs;
}

function rowOf(event: ApiObject, world: KubectlWorld): readonly string[] {
  const fieldPath = textAt(event, 'involvedObject', 'fieldPath');
  const message = textAt(event, 'message').trim();
  return [
    textAt(event, 'type'),
    textAt(event, 'reason'),
    eventAge(event, world),
    textAt(event, 'source', 'component') || textAt(event, 'reportingComponent'),
    fieldPath === '' ? message : `${fieldPath}: ${message}`,
  ];
}

/** `3s (x2 over 14s)`: when it was last seen, how often, and since when. */
export function eventAge(event: ApiObject, world: KubectlWorld): string {
  const first = textAt(event, 'eventTime') || valueAt(event, 'firstTimestamp');
  const series = valueAt(event, 'series');
  const count = numberAt(event, 'count');
  if (isMap(series)) return repeated(world, valueAt(series, 'lastObservedTime'), numberAt(series, 'count'), first);
  return count > 1 ? repeated(world, valueAt(event, 'lastTimestamp'), count, first) : ageOf(world, first);
}

function repeated(world: KubectlWorld, last: unknown, count: number, first: unknown): string {
  return `${ageOf(world, last)} (x${count} over ${ageOf(world, first)})`;
}
