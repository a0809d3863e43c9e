/**
 * One sync of the StatefulSet controller (StatefulSetController.sync, UpdateStatefulSet; semantics 2). Level-based: it reads the
 * world as its caches show it, never what changed, and everything it does and decides is in the report it gives.
 */
import type { Client } from '../apiserver/client.ts';
import type { Release } from '../versions.ts';
import { adoptOrphanRevisions, type Claimed, claimPods } from './claimPods.ts';
import type { Informers } from './informers.ts';
import type { PodFacts } from './podFacts.ts';
import { type ChosenRevisions, getStatefulSetRevisions, listRevisions, truncateHistory } from './revisions.ts';
import { updateStatefulSetStatus, type WorkingStatus } from './status.ts';
import { aggregate, Sync, type SyncError, type SyncReport } from './sync.ts';
import { type Updated, updateStatefulSet } from './updateStatefulSet.ts';

/** The world that a sync sees and the hand it writes with. */
export interface Observation {
  readonly release: Release;
  /** The caches as the sync began. */
  readonly informers: Informers;
  /** The caches as they are by the time of its writes, where it looks again; the same when absent. */
  readonly listers?: Informers;
  readonly client: Client;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** Syncs the set of a name. A set that the cache does not know is nothing to do: the garbage collector cleans up. */
export function reconcile(
  { release, informers, listers = informers, client, nowMs }: Observation,
  name: string,
): SyncReport {
  const set = informers.sets.get(name);
  if (set === undefined) return { set: name, atMs: nowMs, decisions: [], writes: [], events: [] };
  const sync = new Sync(release, set, informers, client, listers, nowMs);
  const { error, requeueAfterMs } = syncStatefulSet(sync);
  const { decisions, events } = sync;
  const { writes } = client;
  if (client.isDead) return { set: name, atMs: nowMs, decisions, writes, events, crashed: true };
  if (error !== undefined) return { set: name, atMs: nowMs, decisions, writes, events, error };
  if (requeueAfterMs !== undefined) return { set: name, atMs: nowMs, decisions, writes, events, requeueAfterMs };
  return { set: name, atMs: nowMs, decisions, writes, events };
}

function syncStatefulSet(sync: Sync): Pick<SyncReport, 'error' | 'requeueAfterMs'> {
  const revisionError = adoptOrphanRevisions(sync, listRevisions(sync.informers, sync.set));
  if (revisionError !== undefined) return failed(revisionError);
  const claimed = claimPods(sync);
  if ('message' in claimed) return failed(claimed);
  const { status, error } = performUpdate(sync, claimed);
  if (error !== undefined) return failed(error);
  const requeueAfterMs = status === undefined ? undefined : requeueForAvailability(sync, claimed.pods, status);
  return requeueAfterMs === undefined ? {} : { requeueAfterMs };
}

/** UpdateStatefulSet: revisions, pods, status, and the history, which is truncated also after an error. */
function performUpdate(sync: Sync, claimed: Claimed): Updated {
  const revisions = listRevisions(sync.informers, sync.set);
  const chosen = getStatefulSetRevisions(sync, revisions);
  const updated: Updated = 'message' in chosen ? { error: chosen } : workAndReport(sync, claimed, chosen);
  const historyError = truncateHistory(sync, claimed.pods, revisions, 'message' in chosen ? undefined : chosen);
  if (historyError === undefined) return updated;
  return {
    status: updated.status,
    error: updated.error === undefined ? historyError : aggregate([updated.error, historyError]),
  };
}

/** The status is written also when the work failed; the work's error counts more than the write's. */
function workAndReport(sync: Sync, claimed: Claimed, chosen: ChosenRevisions): Updated {
  const { status, error } = updateStatefulSet(sync, claimed, chosen);
  if (status === undefined) return { error };
  const statusError = updateStatefulSetStatus(sync, status);
  return { status, error: error ?? statusError };
}

/** A ready pod becomes available by the clock alone, so the controller asks to be woken (semantics 2.7, and 11 for 1.33). */
function requeueForAvailability(sync: Sync, pods: readonly PodFacts[], status: WorkingStatus): number | undefined {
  const { minReadySeconds, nowMs } = sync;
  if (minReadySeconds <= 0) return undefined;
  if (!sync.behaviour.requeuesForNextAvailable) {
    return status.availableReplicas === sync.set.spec.replicas ? undefined : minReadySeconds * 1000;
  }
  if (status.readyReplicas === status.availableReplicas) return undefined;
  let next = Number.POSITIVE_INFINITY;
  for (const { ready, readySinceMs } of pods) {
    const remaining = readySinceMs + minReadySeconds * 1000 - nowMs;
    if (ready && remaining > 0) next = Math.min(next, remaining);
  }
  return Number.isFinite(next) ? next : minReadySeconds * 1000;
}

function failed({ message }: SyncError): Pick<SyncReport, 'error'> {
  return { error: message };
}
