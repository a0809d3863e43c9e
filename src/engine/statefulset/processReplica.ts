/** One slot of the walk up (processReplica; semantics 4.5). */
import type { JsonObject } from '../json.ts';
import type { Rule } from './decisions.ts';
import { identityMatches, podInOrdinalRange, storageMatches } from './identity.ts';
import {
  claimsMatchRetentionPolicy,
  createMissingPersistentVolumeClaims,
  createStatefulPod,
  deleteStatefulPod,
  staleClaim,
  updateStatefulPod,
} from './podControl.ts';
import { isAvailable, type PodFacts } from './podFacts.ts';
import type { Replicas } from './replicas.ts';
import type { Outcome } from './runForAll.ts';
import type { Sync } from './sync.ts';

/** Does what the slot of this index needs. OrderedReady leaves at the first pod that is not settled, Parallel goes on. */
export function processReplica(sync: Sync, replicas: Replicas, index: number): Outcome {
  const pod = replicas.at(index);
  if (pod.settledFor === sync.set.spec && isSettled(sync, pod)) return 'next';
  if (pod.terminal) return replaceTerminal(sync, pod);
  if (!pod.created) {
    const outcome = createReplica(sync, replicas, index, pod);
    if (outcome !== 'next') return outcome;
  }
  if (pod.pending) {
    const error = createMissingPersistentVolumeClaims(sync, sync.set, pod);
    if (error !== undefined) return error;
  }
  if (sync.monotonic) {
    const gate = gateOf(sync, pod);
    if (gate !== undefined) {
      decideAbout(sync, gate, 'wait', pod, gateValues(sync, pod, gate));
      return 'exit';
    }
  }
  return enforceInvariants(sync, replicas, pod);
}

/** Failed or Succeeded: deleted now, made again once the object is gone. */
function replaceTerminal(sync: Sync, pod: PodFacts): Outcome {
  const values = { phase: pod.pod.status.phase ?? '', ordinal: pod.ordinal };
  if (pod.terminating) {
    decideAbout(sync, 'waitTerminalPodGone', 'wait', pod, values);
    return 'exit';
  }
  const error = deleteStatefulPod(sync, 'replicas', pod);
  if (error !== undefined) return error;
  decideAbout(sync, 'terminalPodDeleted', 'act', pod, values);
  return 'exit';
}

function createReplica(sync: Sync, replicas: Replicas, index: number, pod: PodFacts): Outcome {
  const claim = staleClaim(sync, sync.set, pod);
  if (claim !== undefined) {
    decideAbout(sync, 'waitStaleClaim', 'wait', pod, { claim, ordinal: pod.ordinal });
    return 'exit';
  }
  const error = createStatefulPod(sync, sync.set, pod);
  if (error !== undefined) return error;
  const which = replicas.revisionFor(index);
  const { partition = null } = sync.set.spec.updateStrategy.rollingUpdate ?? {};
  decideAbout(sync, 'podCreated', 'act', pod, { ordinal: pod.ordinal, revision: pod.revision, which, partition });
  return sync.monotonic ? 'exit' : 'next';
}

/** What holds OrderedReady at this pod, or undefined: not terminating, then running and ready, then available. */
export function gateOf(sync: Sync, pod: PodFacts): Rule | undefined {
  if (pod.terminating) return 'waitTerminating';
  if (!pod.runningAndReady) return pod.pod.status.phase === 'Running' ? 'waitReady' : 'waitRunning';
  return isAvailable(pod, sync.minReadySeconds, sync.nowMs) ? undefined : 'waitAvailable';
}

function gateValues(sync: Sync, { pod, ordinal, ready, readySinceMs }: PodFacts, gate: Rule): JsonObject {
  const values = { ordinal, phase: pod.status.phase ?? '', ready };
  if (gate === 'waitTerminating') return { ...values, deletionTimestamp: pod.metadata.deletionTimestamp ?? '' };
  if (gate !== 'waitAvailable') return values;
  const { minReadySeconds } = sync;
  return {
    ...values,
    minReadySeconds,
    readySinceMs: Number.isNaN(readySinceMs) ? null : readySinceMs,
    availableAtMs: availableAtMs(sync, readySinceMs),
  };
}

function availableAtMs(sync: Sync, readySinceMs: number): number | null {
  return Number.isNaN(readySinceMs) ? null : readySinceMs + sync.minReadySeconds * 1000;
}

/** Identity, storage and the claims' owners, as they have to be for every replica (semantics 4.5.7). */
function enforceInvariants(sync: Sync, replicas: Replicas, pod: PodFacts): Outcome {
  const { set } = sync;
  if (identityMatches(set, pod) && storageMatches(set, pod) && claimsMatchRetentionPolicy(sync, set, pod)) {
    pod.settledFor = set.spec;
    return 'next';
  }
  const error = updateStatefulPod(sync, replicas.versioned('update'), pod);
  if (error !== undefined) return error;
  const inRange = podInOrdinalRange(set, pod.ordinal);
  decideAbout(sync, 'podUpdated', 'act', pod, { ordinal: pod.ordinal, inRange });
  return 'next';
}

/** The short way past a pod whose invariants were found right before: nothing to create, nothing to wait for. */
function isSettled(sync: Sync, pod: PodFacts): boolean {
  return !pod.terminal && !pod.pending && (!sync.monotonic || gateOf(sync, pod) === undefined);
}

function decideAbout(sync: Sync, rule: Rule, verdict: 'act' | 'wait', pod: PodFacts, values: JsonObject): void {
  sync.decide('replicas', rule, verdict, values, { resource: 'pods', name: pod.name });
}
