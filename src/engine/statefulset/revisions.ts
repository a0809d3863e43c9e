/** ControllerRevisions: which exist, which is current, which is the update, and which are too old (semantics 3). */
import { isApiError, notFound } from '../apiserver/apiErrors.ts';
import { namespace } from '../apiserver/apiServer.ts';
import type { ControllerRevision, StatefulSet } from '../objects.ts';
import { matchesSelector } from '../selectors.ts';
import { controllerReference } from './identity.ts';
import { controllerOf, type Informers } from './informers.ts';
import type { PodFacts } from './podFacts.ts';
import {
  getPatch,
  hashControllerRevision,
  revisionBytes,
  revisionData,
  revisionName,
  semanticallyEqualPatch,
} from './revisionData.ts';
import { type Sync, type SyncError, syncError } from './sync.ts';

export const revisionHashLabel = 'controller.kubernetes.io/hash';

export interface ChosenRevisions {
  readonly current: ControllerRevision;
  readonly update: ControllerRevision;
  readonly collisionCount: number;
}

/** listRevisions: those of the namespace that match the selector and are the set's own or nobody's, oldest first (semantics 3.1). */
export function listRevisions(informers: Informers, set: StatefulSet): readonly ControllerRevision[] {
  const { selector } = set.spec;
  const known = informers.revisionLists.get(set.metadata.uid);
  if (known?.selector === selector) return known.revisions;
  const revisions = [...informers.revisions.values()].filter((revision) => belongs(revision, set)).sort(byAge);
  informers.revisionLists.set(set.metadata.uid, { selector, revisions });
  return revisions;
}

function belongs(revision: ControllerRevision, set: StatefulSet): boolean {
  const owner = controllerOf(revision);
  return (
    (owner === undefined || owner.uid === set.metadata.uid) &&
    matchesSelector(set.spec.selector, revision.metadata.labels)
  );
}

function byAge(a: ControllerRevision, b: ControllerRevision): number {
  if (a.revision !== b.revision) return a.revision - b.revision;
  const [left, right] = [a.metadata.creationTimestamp, b.metadata.creationTimestamp];
  if (left !== right) return left < right ? -1 : 1;
  return a.metadata.name < b.metadata.name ? -1 : 1;
}

/** getStatefulSetRevisions: the update revision is found, renumbered or made; the current one is the status' own (semantics 3.4, 3.5). */
export function getStatefulSetRevisions(
  sync: Sync,
  revisions: readonly ControllerRevision[],
): ChosenRevisions | SyncError {
  const { set } = sync;
  const chosen = chooseUpdateRevision(sync, revisions);
  if (!('update' in chosen)) return chosen;
  const current = revisions.find(({ metadata }) => metadata.name === set.status.currentRevision) ?? chosen.update;
  return { current, update: chosen.update, collisionCount: chosen.collisionCount };
}

type UpdateRevision = Omit<ChosenRevisions, 'current'>;

function chooseUpdateRevision(sync: Sync, revisions: readonly ControllerRevision[]): UpdateRevision | SyncError {
  const { set, release } = sync;
  const collisionCount = set.status.collisionCount ?? 0;
  const data = getPatch(set, release.version);
  const last = revisions.at(-1);
  const equal = revisions.findLast((revision) => revisionBytes(revision) === data);
  if (equal !== undefined && equal === last) {
    sync.decide('revisions', 'templateUnchanged', 'pass', {
      updateRevision: equal.metadata.name,
      revision: equal.revision,
    });
    return { update: equal, collisionCount };
  }
  const next = (last?.revision ?? 0) + 1;
  if (equal !== undefined) return reuseRevision(sync, equal, next, collisionCount);
  if (
    last !== undefined &&
    release.gates.StatefulSetSemanticRevisionComparison &&
    semanticallyEqualPatch(set, last, release.version)
  ) {
    sync.decide('revisions', 'templateSemanticallyEqual', 'pass', {
      updateRevision: last.metadata.name,
      revision: last.revision,
    });
    return { update: last, collisionCount };
  }
  return createRevision(sync, data, next, collisionCount);
}

/** A template that was there before: its revision gets the highest number, and nothing else changes (rollback). */
function reuseRevision(
  sync: Sync,
  equal: ControllerRevision,
  next: number,
  collisionCount: number,
): UpdateRevision | SyncError {
  const object = { resource: 'controllerrevisions', name: equal.metadata.name } as const;
  const answer = sync.client.update('controllerrevisions', { ...equal, revision: next });
  if (isApiError(answer)) {
    // The client hands back an empty object with the error, and the retry of a conflict takes that one (semantics 6.9).
    const error = answer.reason === 'Conflict' ? { message: 'resource name may not be empty' } : syncError(answer);
    sync.refused('revisions', 'update', object, error);
    return error;
  }
  sync.decide('revisions', 'revisionReused', 'act', { from: equal.revision, revision: next }, object);
  return { update: answer, collisionCount };
}

/** createControllerRevision: a taken name with the same data is used as it is, with other data the count is raised (semantics 3.4d). */
function createRevision(sync: Sync, data: string, next: number, firstCount: number): UpdateRevision | SyncError {
  const { set } = sync;
  const hash = hashControllerRevision(data, firstCount);
  for (let collisionCount = firstCount; ; collisionCount++) {
    const name = revisionName(set.metadata.name, hashControllerRevision(data, collisionCount));
    const object = { resource: 'controllerrevisions', name } as const;
    const answer = sync.client.create('controllerrevisions', newRevision(sync, name, hash, next));
    if (!isApiError(answer)) {
      sync.decide('revisions', 'revisionCreated', 'act', { revision: next, hash }, object);
      return { update: answer, collisionCount };
    }
    const holder = answer.reason === 'AlreadyExists' ? sync.client.get('controllerrevisions', name) : undefined;
    if (holder === undefined) {
      const error = syncError(answer.reason === 'AlreadyExists' ? notFound('controllerrevisions', name) : answer);
      sync.refused('revisions', 'create', object, error);
      return error;
    }
    if (revisionBytes(holder) === data) {
      sync.decide('revisions', 'revisionFound', 'pass', { revision: holder.revision }, object);
      return { update: holder, collisionCount };
    }
  }
}

/** newRevision. The hash label keeps the first hash, also when a collision changes the name. */
function newRevision({ set, release }: Sync, name: string, hash: string, revision: number): ControllerRevision {
  const { annotations } = set.metadata;
  return {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      name,
      namespace,
      uid: '',
      resourceVersion: '',
      creationTimestamp: '',
      labels: { ...set.spec.template.metadata?.labels, [revisionHashLabel]: hash },
      ...(annotations === undefined ? {} : { annotations }),
      ownerReferences: [controllerReference(set)],
    },
    data: revisionData(set, release.version),
    revision,
  };
}

/**
 * truncateHistory: beyond revisionHistoryLimit the oldest revisions that no pod carries and that are neither current nor update
 * are deleted. `chosen` is undefined when choosing failed; then only the pods' revisions are live (semantics 3.6).
 */
export function truncateHistory(
  sync: Sync,
  pods: readonly PodFacts[],
  revisions: readonly ControllerRevision[],
  chosen: ChosenRevisions | undefined,
): SyncError | undefined {
  const limit = sync.set.spec.revisionHistoryLimit;
  const kept = { kept: revisions.length, limit };
  // The common case costs nothing: too few revisions for any of them to be surplus, whatever the pods carry.
  const notChosen = revisions.filter(
    ({ metadata: { name } }) => name !== chosen?.current.metadata.name && name !== chosen?.update.metadata.name,
  );
  if (limit < 0 || notChosen.length <= limit) {
    sync.decide('truncate', 'historyKept', 'pass', kept);
    return undefined;
  }
  const carried = new Set(pods.map(({ revision }) => revision));
  const history = notChosen.filter(({ metadata }) => !carried.has(metadata.name));
  const surplus = history.slice(0, Math.max(0, history.length - limit));
  if (surplus.length === 0) sync.decide('truncate', 'historyKept', 'pass', kept);
  for (const { metadata, revision } of surplus) {
    const object = { resource: 'controllerrevisions', name: metadata.name } as const;
    const answer = sync.client.delete('controllerrevisions', metadata.name);
    if (isApiError(answer)) {
      const error = syncError(answer);
      sync.refused('truncate', 'delete', object, error);
      return error;
    }
    sync.decide('truncate', 'revisionDeleted', 'act', { revision, limit }, object);
  }
  return undefined;
}
