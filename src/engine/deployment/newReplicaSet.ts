/** The ReplicaSet of the Deployment's template: found, renumbered, or made (sync.go, `getNewReplicaSet`). */
import { type ApiError, isApiError } from '../apiserver/apiErrors.ts';
import type { Deployment, ReplicaSet } from '../objects.ts';
import { sameJson } from '../sameJson.ts';
import { newReplicaSetAnnotations, revisionAnnotation, revisionOf } from './annotations.ts';
import { conditionIn, hasProgressDeadline, newCondition, withCondition } from './conditions.ts';
import { newReplicasOf } from './fenceposts.ts';
import { podTemplateHash } from './podTemplateHash.ts';
import { findReplicaSets, type FoundReplicaSets, hashLabel } from './replicaSets.ts';
import type { Rollout } from './rollout.ts';
import { controllerReference } from './workloadSync.ts';

/** `isOver`: what this sync holds in its hands is out of date by what it wrote; the next one, which that has queued, goes on. */
export type SyncedReplicaSets = FoundReplicaSets | { readonly error: string } | { readonly isOver: true };

/** getAllReplicaSetsAndSyncRevision. `creates`: makes the new one when there is none. */
export function syncReplicaSets(
  rollout: Rollout,
  owned: readonly ReplicaSet[],
  { creates }: { readonly creates: boolean },
): SyncedReplicaSets {
  const found = findReplicaSets(rollout.deployment, owned);
  const revision = Math.max(0, ...found.old.map(revisionOf)) + 1;
  if (found.fresh !== undefined) return renumber(rollout, found, found.fresh, revision);
  return creates ? create(rollout, found, revision) : found;
}

function renumber(rollout: Rollout, found: FoundReplicaSets, fresh: ReplicaSet, revision: number): SyncedReplicaSets {
  const { deployment, sync } = rollout;
  const annotations = newReplicaSetAnnotations(deployment, fresh.metadata.annotations, revision, true);
  const { minReadySeconds } = deployment.spec;
  const isUpToDate =
    sameJson(annotations, fresh.metadata.annotations ?? {}) &&
    (fresh.spec.minReadySeconds ?? 0) === (minReadySeconds ?? 0);
  if (!isUpToDate) {
    const { minReadySeconds: _old, ...spec } = fresh.spec;
    const answer = sync.updateReplicaSet({
      ...fresh,
      metadata: { ...fresh.metadata, annotations },
      spec: { ...spec, ...(minReadySeconds !== undefined && { minReadySeconds }) },
    });
    if (isApiError(answer)) return { error: answer.message };
    const values = { from: revisionOf(fresh), revision: revisionOf(answer) };
    if (values.from !== values.revision) sync.decide('replicaSetReused', 'act', values, nameOf(fresh));
    return { isOver: true };
  }
  const error = noteRevision(rollout, revisionOf(fresh), conditionIn(deployment.status, 'Progressing') === undefined, {
    reason: 'FoundNewReplicaSet',
    message: `Found new replica set "${fresh.metadata.name}"`,
  });
  return error === undefined ? found : { error };
}

function create(rollout: Rollout, found: FoundReplicaSets, revision: number): SyncedReplicaSets {
  const { deployment, sync } = rollout;
  const draft = draftOf(rollout, found, revision);
  const { name } = draft.metadata;
  const answer = sync.createReplicaSet(draft);
  if (isApiError(answer)) return answer.reason === 'AlreadyExists' ? collide(rollout) : refused(rollout, name, answer);
  const { replicas } = answer.spec;
  sync.decide('replicaSetCreated', 'act', { revision, replicas }, nameOf(answer));
  if (replicas > 0) {
    const told = `Scaled up replica set ${name} from 0 to ${replicas}`;
    sync.event(deployment, 'Normal', 'ScalingReplicaSet', told);
  }
  const error = noteRevision(rollout, revision, true, {
    reason: 'NewReplicaSetCreated',
    message: `Created new replica set "${name}"`,
  });
  return error === undefined ? { fresh: answer, old: found.old } : { error };
}

/** Its name, its selector and its pods' labels have the hash of the template; it begins with as many pods as there is room for. */
function draftOf({ deployment, sync }: Rollout, { old }: FoundReplicaSets, revision: number): ReplicaSet {
  const { metadata, spec } = deployment;
  const hash = podTemplateHash(deployment, sync.release.version);
  const labels = { ...spec.template.metadata?.labels, [hashLabel]: hash };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${metadata.name.slice(0, 253 - 1 - hash.length)}-${hash}`,
      uid: '',
      resourceVersion: '',
      creationTimestamp: '',
      labels,
      annotations: newReplicaSetAnnotations(deployment, undefined, revision, false),
      ownerReferences: [controllerReference('Deployment', metadata)],
    },
    spec: {
      replicas: newReplicasOf(deployment, old, 0),
      ...(spec.minReadySeconds !== undefined && { minReadySeconds: spec.minReadySeconds }),
      selector: { ...spec.selector, matchLabels: { ...spec.selector.matchLabels, [hashLabel]: hash } },
      template: { ...spec.template, metadata: { ...spec.template.metadata, labels } },
    },
    status: { replicas: 0 },
  };
}

/** Another template has this hash, or somebody has this name: the next sync takes the next number into the hash. */
function collide(rollout: Rollout): SyncedReplicaSets {
  const { status } = rollout.deployment;
  const error = rollout.writeStatus({ ...status, collisionCount: (status.collisionCount ?? 0) + 1 });
  return error === undefined ? { isOver: true } : { error };
}

function refused(rollout: Rollout, name: string, cause: ApiError): SyncedReplicaSets {
  const { deployment, sync } = rollout;
  const reason = 'ReplicaSetCreateError';
  const message = `Failed to create new replica set "${name}": ${cause.message}`;
  sync.event(deployment, 'Warning', reason, message);
  sync.decide('replicaSetRefused', 'fail', { error: cause.message }, { resource: 'replicasets', name });
  if (hasProgressDeadline(deployment))
    rollout.writeStatus(
      withCondition(deployment.status, newCondition('Progressing', 'False', reason, message, sync.now)),
    );
  return { error: cause.message };
}

/** SetDeploymentRevision, and the condition that the clock of the progress deadline begins with. */
function noteRevision(
  rollout: Rollout,
  revision: number,
  isNew: boolean,
  { reason, message }: { readonly reason: string; readonly message: string },
): string | undefined {
  const { deployment, sync } = rollout;
  const { metadata, status } = deployment;
  const annotations = { ...metadata.annotations, [revisionAnnotation]: String(revision) };
  const noted =
    isNew && hasProgressDeadline(deployment)
      ? withCondition(status, newCondition('Progressing', 'True', reason, message, sync.now))
      : status;
  return rollout.writeStatus(noted, annotations);
}

function nameOf({ metadata }: Deployment | ReplicaSet) {
  return { resource: 'replicasets', name: metadata.name } as const;
}
