/** Where the real controller decides the same: a function of `pkg/controller/statefulset`. */
import type { Rule, Stage } from '#engine/statefulset/decisions.ts';
import { behaviourOf, type Release } from '#engine/versions.ts';

export interface Source {
  readonly functionName: string;
  readonly file: string;
}

const control = 'stateful_set_control.go';

export function sourceOf(stage: Stage, rules: readonly Rule[], release: Release): Source {
  const utils = 'stateful_set_utils.go';
  if (rules.includes('rolloutCompleted')) {
    const name = behaviourOf(release).everyStrategyCompletes ? 'completeUpdate' : 'completeRollingUpdate';
    return { functionName: name, file: utils };
  }
  for (const rule of rules) {
    const special = byRule[rule];
    if (special !== undefined) return special;
  }
  // The gate chooses between two walks.
  if (stage === 'update' && release.gates.MaxUnavailableStatefulSet)
    return { functionName: 'updateStatefulSetAfterInvariantEstablished', file: control };
  return byStage[stage];
}

/** Where the two releases do not decide alike (semantics 11), by the stage in which they do not. */
export type VersionNote =
  | 'staleCache'
  | 'revisionBytes'
  | 'healthyMeansAvailable'
  | 'maxUnavailableGate'
  | 'parallelReplacesFirst'
  | 'everyStrategyCompletes';

export function versionNotesOf(stage: Stage): readonly VersionNote[] {
  return notes[stage] ?? [];
}

const notes: Partial<Record<Stage, readonly VersionNote[]>> = {
  claimPods: ['staleCache'],
  revisions: ['revisionBytes'],
  condemned: ['healthyMeansAvailable'],
  update: ['healthyMeansAvailable', 'maxUnavailableGate', 'parallelReplacesFirst'],
  status: ['everyStrategyCompletes'],
};

const byStage: Readonly<Record<Stage, Source>> = {
  claimPods: { functionName: 'getPodsForStatefulSet', file: 'stateful_set.go' },
  revisions: { functionName: 'getStatefulSetRevisions', file: control },
  replicas: { functionName: 'processReplica', file: control },
  condemned: { functionName: 'processCondemned', file: control },
  update: { functionName: 'updateStatefulSet', file: control },
  status: { functionName: 'updateStatefulSetStatus', file: control },
  truncate: { functionName: 'truncateHistory', file: control },
};

const byRule: Partial<Record<Rule, Source>> = {
  waitStaleCache: { functionName: 'sync → EnsureReady', file: 'stateful_set.go, consistency.go' },
  revisionAdopted: { functionName: 'adoptOrphanRevisions', file: 'stateful_set.go' },
  setBeingDeleted: { functionName: 'updateStatefulSet', file: control },
  podCreated: { functionName: 'processReplica → CreateStatefulPod', file: `${control}, stateful_pod_control.go` },
  podUpdated: { functionName: 'processReplica → UpdateStatefulPod', file: `${control}, stateful_pod_control.go` },
  strategyOnDelete: { functionName: 'updateStatefulSet', file: control },
  strategyUnknown: { functionName: 'updateStatefulSet', file: control },
  recreateDeleted: { functionName: 'updateStatefulSet', file: control },
  waitRecreateGone: { functionName: 'updateStatefulSet', file: control },
};
