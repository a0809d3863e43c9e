/** What no step of the cluster may do, whoever takes it (semantics 5.7, 6.6, 7.1, 8, C10). */
import type { StoredObjects } from '#engine/apiserver/store.ts';
import type { KubeObject, PersistentVolumeClaim, Pod, Resource } from '#engine/objects.ts';
import { sameJson } from '#engine/sameJson.ts';

export interface Stepped {
  readonly before: StoredObjects;
  readonly after: StoredObjects;
  /** The wall clock after the step. */
  readonly nowMs: number;
  /** The step was the garbage collector's. */
  readonly isCollection: boolean;
}

type Rule = (step: Stepped) => string | undefined;

/** Generation counts the changes of the spec, and the deletion that has to wait for a finalizer. */
const generationCountsSpecs: Rule = ({ before, after }) => {
  for (const [old, now] of changed(before, after, 'statefulsets')) {
    const isLeaving = old.metadata.deletionTimestamp === undefined && now.metadata.deletionTimestamp !== undefined;
    const wanted = (old.metadata.generation ?? 0) + (sameJson(old.spec, now.spec) ? 0 : 1) + (isLeaving ? 1 : 0);
    if (now.metadata.generation !== wanted)
      return `${now.metadata.name} has the generation ${now.metadata.generation}, not ${wanted}`;
  }
  return undefined;
};

/** A pod's deletionTimestamp is the end of its grace period, and a pod without a node or after its end has none. */
const deletionTakesItsTime: Rule = ({ before, after, nowMs }) => {
  for (const [old, now] of changed(before, after, 'pods')) {
    const { name, deletionTimestamp, deletionGracePeriodSeconds = 0 } = now.metadata;
    if (deletionTimestamp === undefined || old.metadata.deletionTimestamp !== undefined) continue;
    if (old.spec.nodeName === undefined || hasEnded(old)) return `${name} is terminating, and had nothing to end`;
    const graceMs = Date.parse(deletionTimestamp) - nowMs;
    if (Math.abs(graceMs - deletionGracePeriodSeconds * 1000) >= 1000)
      return `${name} has ${graceMs} ms to end, and a grace period of ${deletionGracePeriodSeconds} s`;
  }
  return undefined;
};

/** pvc-protection: no claim goes as long as a pod that has not ended names it. */
const claimsInUseStay: Rule = ({ before, after }) => {
  for (const { metadata } of gone(before, after, 'persistentvolumeclaims')) {
    const user = after.objects.pods.find((pod) => !hasEnded(pod) && claimsOf(pod).includes(metadata.name));
    if (user !== undefined) return `the claim ${metadata.name} is gone, and ${user.metadata.name} uses it`;
  }
  return undefined;
};

/** The collector takes nothing that has a living owner, and nothing that a deletion was told to leave. */
const collectsOnlyTheDead: Rule = ({ before, after, isCollection }) => {
  if (!isCollection) return undefined;
  const alive = new Set(ownersIn(after).flatMap(({ metadata }) => (metadata.deletionTimestamp ? [] : [metadata.uid])));
  const orphaning = new Set(
    ownersIn(before).flatMap(({ metadata }) =>
      metadata.finalizers?.includes('orphan') === true ? [metadata.uid] : [],
    ),
  );
  for (const resource of ['pods', 'persistentvolumeclaims', 'controllerrevisions'] as const) {
    for (const { metadata } of taken(before, after, resource)) {
      const owner = metadata.ownerReferences?.find(({ uid }) => alive.has(uid) || orphaning.has(uid));
      if (owner !== undefined) return `${metadata.name} was collected, and ${owner.uid} owns it`;
    }
  }
  return undefined;
};

/** Nothing is made beyond a quota that was there and counted before. */
const quotasHold: Rule = ({ before, after }) => {
  for (const { metadata, status } of before.objects.resourcequotas) {
    for (const resource of ['pods', 'persistentvolumeclaims'] as const) {
      const most = Number(status?.hard?.[resource] ?? Number.POSITIVE_INFINITY);
      const [olds, nows] = [before.objects[resource], after.objects[resource]] as readonly (readonly (
        | Pod
        | PersistentVolumeClaim
      )[])[];
      const known = new Set(olds?.map((object) => object.metadata.uid));
      const isNew = nows?.some((object) => !known.has(object.metadata.uid)) === true;
      const count = nows?.filter((object) => object.kind !== 'Pod' || !hasEnded(object)).length ?? 0;
      if (isNew && count > most) return `there are ${count} ${resource}, and ${metadata.name} allows ${most}`;
    }
  }
  return undefined;
};

/** A set that is deleted in the foreground is the last to go of those that block it. */
const foregroundWaits: Rule = ({ before, after }) => {
  for (const { metadata } of gone(before, after, 'statefulsets')) {
    if (metadata.finalizers?.includes('foregroundDeletion') !== true) continue;
    const left = [...after.objects.pods, ...after.objects.persistentvolumeclaims].find((object) =>
      object.metadata.ownerReferences?.some(
        ({ uid, blockOwnerDeletion }) => uid === metadata.uid && blockOwnerDeletion,
      ),
    );
    if (left !== undefined) return `${metadata.name} is gone before ${left.metadata.name}`;
  }
  return undefined;
};

const rules: Readonly<Record<string, Rule>> = {
  generationCountsSpecs,
  deletionTakesItsTime,
  claimsInUseStay,
  collectsOnlyTheDead,
  quotasHold,
  foregroundWaits,
};

/** Every rule that a step breaks, as `claimsInUseStay: ...`. */
export function brokenBy(step: Stepped): readonly string[] {
  return Object.entries(rules).flatMap(([name, holds]) => {
    const complaint = holds(step);
    return complaint === undefined ? [] : [`${name}: ${complaint}`];
  });
}

/** What is wrong when nothing is left to happen: nobody waits for the collector or for claim protection. */
export function leftBehind({ objects }: StoredObjects): string | undefined {
  const uids = new Set(ownersIn({ objects }).map(({ metadata }) => metadata.uid));
  for (const resource of ['pods', 'persistentvolumeclaims', 'controllerrevisions'] as const) {
    const orphan = (objects[resource] as readonly KubeObject[]).find(
      ({ metadata: { ownerReferences = [], deletionTimestamp } }) =>
        ownerReferences.length > 0 &&
        deletionTimestamp === undefined &&
        !ownerReferences.some(({ uid }) => uids.has(uid)),
    );
    if (orphan !== undefined) return `${orphan.metadata.name} is left, and its owners are gone`;
    const mourner = (objects[resource] as readonly KubeObject[]).find(
      ({ metadata: { ownerReferences = [], deletionTimestamp } }) =>
        deletionTimestamp === undefined && ownerReferences.some(({ uid }) => !uids.has(uid)),
    );
    if (mourner !== undefined) return `${mourner.metadata.name} still names an owner that is gone`;
  }
  const used = new Set(objects.pods.filter((pod) => !hasEnded(pod)).flatMap(claimsOf));
  const waiting = objects.persistentvolumeclaims.find(
    ({ metadata }) => metadata.deletionTimestamp !== undefined && !used.has(metadata.name),
  );
  return waiting && `the claim ${waiting.metadata.name} is still being deleted, and nobody uses it`;
}

function hasEnded({ status }: Pod): boolean {
  return status.phase === 'Failed' || status.phase === 'Succeeded';
}

function claimsOf({ spec }: Pod): readonly string[] {
  return (spec.volumes ?? []).flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []);
}

function ownersIn({ objects }: Pick<StoredObjects, 'objects'>): readonly KubeObject[] {
  return [...objects.statefulsets, ...objects.services, ...objects.pods];
}

type Listed<R extends Resource> = StoredObjects['objects'][R][number];

/** Objects that are another version of what they were, with what they were. Lists that did not change are the same. */
function changed<R extends Resource>(
  before: StoredObjects,
  after: StoredObjects,
  resource: R,
): readonly (readonly [Listed<R>, Listed<R>])[] {
  const [olds, nows] = [
    before.objects[resource] as readonly Listed<R>[],
    after.objects[resource] as readonly Listed<R>[],
  ];
  if (olds === nows) return [];
  const known = new Map(olds.map((object) => [object.metadata.uid, object]));
  return nows.flatMap((now) => {
    const old = known.get(now.metadata.uid);
    return old === undefined || old === now ? [] : [[old, now] as const];
  });
}

function gone<R extends Resource>(before: StoredObjects, after: StoredObjects, resource: R): readonly Listed<R>[] {
  const [olds, nows] = [
    before.objects[resource] as readonly Listed<R>[],
    after.objects[resource] as readonly Listed<R>[],
  ];
  if (olds === nows) return [];
  const left = new Set(nows.map(({ metadata }) => metadata.uid));
  return olds.filter(({ metadata }) => !left.has(metadata.uid));
}

/** Gone, or on their way out. */
function taken<R extends Resource>(before: StoredObjects, after: StoredObjects, resource: R): readonly Listed<R>[] {
  const leaving = changed(before, after, resource).flatMap(([old, now]) =>
    old.metadata.deletionTimestamp === undefined && now.metadata.deletionTimestamp !== undefined ? [old] : [],
  );
  return [...gone(before, after, resource), ...leaving];
}
