/** Whose pods and revisions are taken in and let go (semantics 2.4, 2.5). */
import type { MetadataPatch } from '#engine/apiserver/apiServer.ts';
import type { Write } from '#engine/apiserver/client.ts';
import type { OwnerReference } from '#engine/objects.ts';
import { matchesSelector } from '#engine/selectors.ts';
import { sameJson } from '#engine/sameJson.ts';
import { isAdoptable, isOrphan, isStranger } from './owners.ts';
import { done, hasWorked, type Invariant, type Seen } from './seen.ts';

/** Orphans that match in name and labels and are not on their way out are adopted, nobody else; who no longer matches is let go. */
export const ownsWhatMatches: Invariant = (seen) => {
  const patched = new Set(patches(seen, 'pods').map(({ name }) => name));
  for (const pod of seen.before.objects.pods) {
    const { name } = pod.metadata;
    const wanted = isAdoptable(seen, pod) ? 'adopted' : isStranger(seen, pod) ? 'let go' : undefined;
    if (wanted === undefined && patched.has(name)) return `${name} was patched, and is not concerned`;
    if (wanted !== undefined && !patched.has(name) && hasWorked(seen)) return `${name} was not ${wanted}`;
  }
  return undefined;
};

function patches({ report }: Seen, resource: 'pods' | 'controllerrevisions') {
  return report.writes.filter((write) => write.verb === 'patch' && write.resource === resource);
}

export const adoptsRevisions: Invariant = (seen) => {
  if (seen.report.error !== undefined) return undefined;
  const patched = new Set(patches(seen, 'controllerrevisions').map(({ name }) => name));
  const left = seen.before.objects.controllerrevisions.find(
    (revision) =>
      isOrphan(revision) &&
      matchesSelector(seen.set.spec.selector, revision.metadata.labels) &&
      !patched.has(revision.metadata.name),
  );
  return left && `${left.metadata.name} was not adopted`;
};

/** Only the set's own reference comes or goes. */
export const patchesOnlyItsOwnReference: Invariant = (seen) => {
  const { uid } = seen.set.metadata;
  const objects = [...seen.before.objects.pods, ...seen.before.objects.controllerrevisions];
  for (const { name, sent } of [...patches(seen, 'pods'), ...patches(seen, 'controllerrevisions')]) {
    const before = objects.find(({ metadata }) => metadata.name === name)?.metadata.ownerReferences ?? [];
    const after = (sent as MetadataPatch).ownerReferences ?? [];
    const others = (list: readonly OwnerReference[]) => list.filter((reference) => reference.uid !== uid);
    if (!sameJson(others(before), others(after))) return `${name} lost another owner`;
    if (after.some((reference) => reference.uid === uid && reference.controller !== true))
      return `${name} is not controlled`;
  }
  return undefined;
};

/** Before anything is adopted the controller looks whether the set is still there and staying. */
export const adoptsOnlyForTheLiving: Invariant = (seen) => {
  const { uid } = seen.set.metadata;
  const adopted = [...done(seen, 'patch', 'pods'), ...done(seen, 'patch', 'controllerrevisions')].find(({ sent }) =>
    (sent as MetadataPatch).ownerReferences?.some((reference) => reference.uid === uid),
  );
  const isStaying = seen.setAfter !== undefined && seen.setAfter.metadata.deletionTimestamp === undefined;
  return adopted && !isStaying ? `${adopted.name} was adopted for a set that is gone or going` : undefined;
};

/** A sync fails because something was refused, because a claim is going, or because it may not adopt or not begin; never for nothing. */
export const failsForAReason: Invariant = (seen) => {
  const { report, set, release, claims, before } = seen;
  if (report.error === undefined || report.crashed === true) return undefined;
  const isRefused = report.writes.some(({ error }) => error !== undefined);
  const isClaimGoing = [...claims.values()].some(({ metadata }) => metadata.deletionTimestamp !== undefined);
  const isUnknown = set.spec.updateStrategy.type === 'Recreate' && !release.gates.StatefulSetRecreateStrategy;
  const hasOrphans =
    before.objects.controllerrevisions.some(isOrphan) || before.objects.pods.some((pod) => isAdoptable(seen, pod));
  // The guard of 1.36 lets no sync begin that cannot see what the last one wrote.
  const isGuarded = seen.isStale && release.gates.StaleControllerConsistencyStatefulSet && report.writes.length === 0;
  const isLeaving = seen.setAfter === undefined || seen.setAfter.metadata.deletionTimestamp !== undefined;
  return isRefused || isClaimGoing || isUnknown || isGuarded || (hasOrphans && isLeaving)
    ? undefined
    : `the sync failed with: ${report.error}`;
};

/** The other side of that: what was refused fails the sync, unless it is as good as done or was tried again (semantics 2.5, 3.4d, 6.6, 6.9). */
export const failsWhenRefused: Invariant = (seen) => {
  const { report } = seen;
  if (report.error !== undefined) return undefined;
  const refused = report.writes.find((write, at) => write.error !== undefined && !isForgiven(seen, write, at));
  return refused && `${refused.verb} ${refused.name} was refused, and the sync went well`;
};

function isForgiven({ report, isStale }: Seen, { verb, resource, name, error }: Write, at: number): boolean {
  switch (error?.reason) {
    case 'NotFound':
      return resource === 'pods' && (verb === 'delete' || verb === 'patch');
    case 'Invalid':
      return verb === 'patch';
    case 'AlreadyExists':
      return resource === 'controllerrevisions';
    case 'Conflict': {
      // Caches that move on may show that there is nothing left to be done.
      const again = (write: Write): boolean =>
        write.verb === verb && write.resource === resource && write.name === name;
      return isStale || report.writes.slice(at + 1).some((write) => again(write) && write.error === undefined);
    }
    default:
      return false;
  }
}
