/** What the Deployment controller writes on its ReplicaSets: the revision, and the size that it was made for (deployment_util.go). */
import type { Deployment, KubeObject, Labels, ReplicaSet } from '../objects.ts';
import { maxSurge } from './fenceposts.ts';

export const revisionAnnotation = 'deployment.kubernetes.io/revision';
const revisionHistory = 'deployment.kubernetes.io/revision-history';
const desiredReplicas = 'deployment.kubernetes.io/desired-replicas';
const maxReplicas = 'deployment.kubernetes.io/max-replicas';

/** What is not copied from the Deployment. */
const ownWords = [
  'kubectl.kubernetes.io/last-applied-configuration',
  'deprecated.deployment.rollback.to',
  revisionAnnotation,
  revisionHistory,
  desiredReplicas,
  maxReplicas,
];
const longestHistory = 2000;

/** 0 without one. */
export function revisionOf({ metadata }: KubeObject): number {
  return numberIn(metadata.annotations?.[revisionAnnotation]) ?? 0;
}

/** Undefined when nobody has written it, or what is there is no number. */
export function desiredReplicasOf({ metadata }: ReplicaSet): number | undefined {
  return numberIn(metadata.annotations?.[desiredReplicas]);
}

export function maxReplicasOf({ metadata }: ReplicaSet): number | undefined {
  return numberIn(metadata.annotations?.[maxReplicas]);
}

function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}

/** SetReplicasAnnotations. */
export function withReplicasAnnotations(annotations: Labels | undefined, deployment: Deployment): Labels {
  const { replicas } = deployment.spec;
  return {
    ...annotations,
    [desiredReplicas]: String(replicas),
    [maxReplicas]: String(replicas + maxSurge(deployment)),
  };
}

/**
 * SetNewReplicaSetAnnotations: the Deployment's own ones, and a revision that is higher than any other; one that it had before is kept as
 * history. `exists`: it is no new ReplicaSet, so that its size was written before.
 */
export function newReplicaSetAnnotations(
  deployment: Deployment,
  annotations: Labels | undefined,
  revision: number,
  exists: boolean,
): Labels {
  const own = Object.entries(deployment.metadata.annotations ?? {}).filter(([key]) => !ownWords.includes(key));
  const copied = { ...annotations, ...Object.fromEntries(own) };
  const before = copied[revisionAnnotation];
  const isRaised = Number(before ?? 0) < revision;
  const next: Labels = {
    ...copied,
    ...(isRaised && { [revisionAnnotation]: String(revision) }),
    ...(isRaised && before !== undefined && { [revisionHistory]: historyWith(copied[revisionHistory], before) }),
  };
  return exists ? next : withReplicasAnnotations(next, deployment);
}

/** The oldest go when there are too many. */
function historyWith(history: string | undefined, revision: string): string {
  const known = history === undefined || history === '' ? [] : history.split(',');
  const all = [...known, revision];
  while (all.join(',').length > longestHistory && all.length > 1) all.shift();
  return all.join(',');
}
