/** Whom a step wakes: every set that it concerns, and nobody else (semantics 1.2, 1.3). */
import type { StoredObjects } from '#engine/apiserver/store.ts';
import type { Pod, StatefulSet } from '#engine/objects.ts';
import { sameJson } from '#engine/sameJson.ts';
import { matchesSelector } from '#engine/selectors.ts';
import type { Cluster, StepCause } from '#engine/simulation/frames.ts';
import { podSeen } from './podSeen.ts';

export interface Woken {
  readonly before: Pick<Cluster, 'stored' | 'controller'>;
  readonly after: Pick<Cluster, 'stored' | 'controller' | 'nowMs' | 'release'>;
  readonly cause: StepCause;
}

/** What is wrong with whom a step has queued; undefined when nothing is. Only for caches that see everything at once. */
export function wrongInWaking(step: Woken): string | undefined {
  const { before, after, cause } = step;
  if ([before, after].some(({ controller }) => controller.loop === 'down')) return undefined;
  if (cause.type === 'sync' && cause.report.crashed === true) return undefined;
  const concerned = new Set(concernedBy(before.stored, after.stored));
  const { queue, processing = [] } = after.controller;
  const asleep = [...concerned].find((key) => !queue.includes(key) && !processing.includes(key));
  if (asleep !== undefined) return `the set ${asleep} is concerned, and nobody woke it`;
  const startled = queue.find((key) => !concerned.has(key) && !mayBeQueued(step, key));
  return startled === undefined ? soonAvailable(step) : `the set ${startled} was woken for nothing`;
}

/** It was there before, its time had come, or the sync itself wrote something that is gone again by now. */
function mayBeQueued({ before: { controller }, after, cause }: Woken, key: string): boolean {
  const isOwn = cause.type === 'sync' && cause.report.set === key;
  const wasDue = controller.delayed.some((item) => item.key === key && item.dueMs <= after.nowMs);
  return wasDue || (isOwn ? cause.report.writes.length > 0 : controller.queue.includes(key));
}

function concernedBy(before: StoredObjects, after: StoredObjects): readonly string[] {
  const sets = [...before.objects.statefulsets, ...after.objects.statefulsets];
  const changed = changes<StatefulSet>(before.objects.statefulsets, after.objects.statefulsets);
  const keys = changed.flatMap(([old, now]) => [old, now].flatMap((set) => set?.metadata.name ?? []));
  const pods = changes<Pod>(before.objects.pods, after.objects.pods);
  return [...keys, ...pods.flatMap(([old, now]) => concernedByPod(old, now, sets, after.objects.statefulsets))];
}

/** `known`: the sets by which owners are found. `present`: those that an orphan may concern. */
function concernedByPod(
  old: Pod | undefined,
  now: Pod | undefined,
  known: readonly StatefulSet[],
  present: readonly StatefulSet[],
): readonly string[] {
  const [was, is] = [old && ownerOf(old), now && ownerOf(now)];
  const owners = now === undefined || was !== is ? [was, is] : [is];
  const keys = known.filter(({ metadata }) => owners.includes(metadata.uid)).map(({ metadata }) => metadata.name);
  if (now === undefined || is !== undefined) return keys;
  const isNews = old === undefined || was !== undefined || !sameJson(old.metadata.labels, now.metadata.labels);
  const matching = present.filter(({ spec }) => isNews && matchesSelector(spec.selector, now.metadata.labels));
  return [...keys, ...matching.map(({ metadata }) => metadata.name)];
}

function ownerOf({ metadata }: Pod): string | undefined {
  return metadata.ownerReferences?.find(({ controller }) => controller === true)?.uid;
}

/** What came, changed and went, as it was and as it is. */
function changes<T extends Pod | StatefulSet>(
  olds: readonly T[],
  nows: readonly T[],
): readonly (readonly [T | undefined, T | undefined])[] {
  if (olds === nows) return [];
  const left = new Map(olds.map((object) => [object.metadata.uid, object]));
  const found: (readonly [T | undefined, T | undefined])[] = [];
  for (const now of nows) {
    const old = left.get(now.metadata.uid);
    left.delete(now.metadata.uid);
    if (old !== now) found.push([old, now]);
  }
  return [...found, ...Array.from(left.values(), (old) => [old, undefined] as const)];
}

/** A pod that turns ready will be available when minReadySeconds are over: somebody has to look then. */
function soonAvailable({ before, after }: Woken): string | undefined {
  for (const [old, now] of changes<Pod>(before.stored.objects.pods, after.stored.objects.pods)) {
    if (old === undefined || now === undefined || podSeen(old).ready || !podSeen(now).ready) continue;
    const owner = after.stored.objects.statefulsets.find(({ metadata }) => metadata.uid === ownerOf(now));
    const { minReadySeconds = 0 } = owner?.spec ?? {};
    if (owner === undefined || minReadySeconds === 0) continue;
    const slackSeconds = after.release.version === '1.33' ? 1 : 0;
    const latestMs = after.nowMs + (minReadySeconds + slackSeconds) * 1000;
    const { name } = owner.metadata;
    if (!after.controller.delayed.some(({ key, dueMs }) => key === name && dueMs <= latestMs))
      return `${now.metadata.name} turned ready, and nobody looks when it is available`;
  }
  return undefined;
}
