/**
 * What a paste leaves out, as far as it follows from what is there: without its revisions or claims a set would look as if it were new.
 * Each gap is noted, and nothing is guessed that a decision would turn on.
 */
import type { StoredObjects } from '#engine/apiserver/store.ts';
import { formatTime } from '#engine/apiserver/time.ts';
import type { ControllerRevision, PersistentVolumeClaim, Pod, StatefulSet } from '#engine/objects.ts';
import {
  controllerReference,
  getPersistentVolumeClaimName,
  getPodName,
  getStartOrdinal,
} from '#engine/statefulset/identity.ts';
import { controllerOf } from '#engine/statefulset/informers.ts';
import { podFacts } from '#engine/statefulset/podFacts.ts';
import { withWantedOwner } from '#engine/statefulset/retention.ts';
import { revisionData } from '#engine/statefulset/revisionData.ts';
import type { Release } from '#engine/versions.ts';
import { claimsOfPod } from './knownCluster.ts';

export type Gap =
  /** The status counts pods, and there is none. */
  | 'pods'
  /** There are fewer pods than the status counts. */
  | 'somePods'
  /** The status names revisions that are not there; the template has not changed since. */
  | 'revisions'
  /** The same, and the template may have changed: what becomes of the pods cannot be known. */
  | 'revisionsChanged'
  /** Pods run on claims that are not there. */
  | 'claims';

export interface FilledIn {
  readonly stored: StoredObjects;
  readonly gaps: readonly Gap[];
}

/** The objects with what the set must have had, and the gaps that there were. */
export function fillIn(stored: StoredObjects, set: StatefulSet, release: Release): FilledIn {
  const { objects } = stored;
  const owned = objects.pods.filter((pod) => controllerOf(pod)?.uid === set.metadata.uid);
  const revisions = missingRevisions(objects.controllerrevisions, set, release);
  const claimNames = new Set(objects.persistentvolumeclaims.map(({ metadata }) => metadata.name));
  const lacksClaims = owned.some((pod) => lacksClaim(claimNames, pod));
  const claims = lacksClaims ? missingClaims(objects.persistentvolumeclaims, set, owned) : [];
  const gaps: Gap[] = [];
  if (owned.length < set.status.replicas) gaps.push(objects.pods.length === 0 ? 'pods' : 'somePods');
  if (revisions.length > 0) gaps.push(isObserved(set) ? 'revisions' : 'revisionsChanged');
  if (claims.length > 0) gaps.push('claims');
  if (revisions.length + claims.length === 0) return { stored, gaps };
  return {
    stored: {
      ...stored,
      objects: {
        ...objects,
        controllerrevisions: [...objects.controllerrevisions, ...revisions],
        persistentvolumeclaims: [...objects.persistentvolumeclaims, ...claims],
      },
    },
    gaps,
  };
}

function isObserved({ metadata, status }: StatefulSet): boolean {
  return status.observedGeneration === metadata.generation;
}

/** The two that the status names. As long as the spec has been observed, the update revision holds the set's own template. */
function missingRevisions(
  known: readonly ControllerRevision[],
  set: StatefulSet,
  release: Release,
): readonly ControllerRevision[] {
  const { updateRevision, currentRevision } = set.status;
  const isThere = (name: string | undefined) =>
    name === undefined || known.some(({ metadata }) => metadata.name === name);
  const highest = Math.max(1, ...known.map(({ revision }) => revision));
  const missing: ControllerRevision[] = [];
  if (currentRevision !== undefined && currentRevision !== updateRevision && !isThere(currentRevision))
    missing.push(otherRevision(set, currentRevision, highest, release));
  if (updateRevision !== undefined && !isThere(updateRevision))
    missing.push(revisionOf(set, updateRevision, highest + 1, revisionData(set, release.version)));
  return missing;
}

/** A revision of which only the name is known: its template differs from the set's, and nobody needs to know how. */
function otherRevision(set: StatefulSet, name: string, revision: number, release: Release): ControllerRevision {
  const { template } = revisionData(set, release.version).spec;
  const annotations = { ...template.metadata?.annotations, [unknownTemplate]: name };
  const changed = { ...template, metadata: { ...template.metadata, annotations } };
  return revisionOf(set, name, revision, { spec: { template: changed } });
}

const unknownTemplate = 'ordinal/template-not-pasted';

function revisionOf(
  set: StatefulSet,
  name: string,
  revision: number,
  data: ControllerRevision['data'],
): ControllerRevision {
  return {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      name,
      ...namespaceOf(set),
      uid: `filled-in/${name}`,
      resourceVersion: '0',
      creationTimestamp: set.metadata.creationTimestamp,
      labels: { ...set.spec.template.metadata?.labels },
      ownerReferences: [controllerReference(set)],
    },
    data,
    revision,
  };
}

/** A pod that runs has all its claims. */
function lacksClaim(known: ReadonlySet<string>, pod: Pod): boolean {
  if (pod.status.phase !== 'Running') return false;
  const names = claimsOfPod(pod);
  return names.length > 0 && !names.some((name) => known.has(name));
}

/** Claims were not pasted: those of every slot are taken for there, with the owners that the policy wants. */
function missingClaims(
  known: readonly PersistentVolumeClaim[],
  set: StatefulSet,
  pods: readonly Pod[],
): readonly PersistentVolumeClaim[] {
  const there = new Set(known.map(({ metadata }) => metadata.name));
  const start = getStartOrdinal(set);
  const slots = Array.from({ length: set.spec.replicas }, (_, index) => start + index);
  const byName = new Map(pods.map((pod) => [pod.metadata.name, pod]));
  const ordinals = new Set([...slots, ...pods.map((pod) => podFacts(pod).ordinal)]);
  return [...ordinals].flatMap((ordinal) =>
    (set.spec.volumeClaimTemplates ?? []).flatMap((template) => {
      const name = getPersistentVolumeClaimName(set, template, ordinal);
      if (there.has(name)) return [];
      const claim = boundClaim(set, name, template.spec);
      const pod = byName.get(getPodName(set, ordinal));
      return [pod === undefined ? claim : withWantedOwner(claim, set, podFacts(pod))];
    }),
  );
}

function boundClaim(set: StatefulSet, name: string, spec: PersistentVolumeClaim['spec']): PersistentVolumeClaim {
  const creationTimestamp = set.metadata.creationTimestamp || formatTime(0);
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name, ...namespaceOf(set), uid: `filled-in/${name}`, resourceVersion: '0', creationTimestamp },
    spec,
    status: { phase: 'Bound' },
  };
}

function namespaceOf({ metadata }: StatefulSet): { readonly namespace?: string } {
  return metadata.namespace === undefined ? {} : { namespace: metadata.namespace };
}
