/**
 * What a sync decided and why, as values. Captions, the controller panel, "why not?", predictions and tests all read this list;
 * nothing derives a reason a second time. A rule is a key: the words for it are in `i18n`.
 */
import type { JsonObject } from '../json.ts';
import type { Resource } from '../objects.ts';

/** The controller's own decision points, in the order it passes them. */
export type Stage = 'claimPods' | 'revisions' | 'replicas' | 'condemned' | 'update' | 'status' | 'truncate';

export const stages: readonly Stage[] = [
  'claimPods',
  'revisions',
  'replicas',
  'condemned',
  'update',
  'status',
  'truncate',
];

/** `wait`: the controller would go on but for something outside itself. `stop`: the sync's work on pods ends here by design. */
export type Verdict = 'pass' | 'act' | 'wait' | 'stop' | 'fail';

export type Rule =
  // claimPods
  | 'waitStaleCache'
  | 'podsClaimed'
  | 'podAdopted'
  | 'podReleased'
  | 'revisionAdopted'
  // revisions
  | 'templateUnchanged'
  | 'templateSemanticallyEqual'
  | 'revisionCreated'
  | 'revisionFound'
  | 'revisionReused'
  | 'setBeingDeleted'
  // replicas
  | 'replicasSettled'
  | 'terminalPodDeleted'
  | 'waitTerminalPodGone'
  | 'podCreated'
  | 'waitStaleClaim'
  | 'waitTerminating'
  | 'waitRunning'
  | 'waitReady'
  | 'waitAvailable'
  | 'parallelGoesOn'
  | 'podUpdated'
  // condemned
  | 'noneCondemned'
  | 'condemnedDeleted'
  | 'waitCondemnedTerminating'
  | 'waitCondemnedUnhealthy'
  // update
  | 'strategyOnDelete'
  | 'strategyUnknown'
  | 'recreateDeleted'
  | 'waitRecreateGone'
  | 'outdatedPodDeleted'
  | 'waitUpdatedPod'
  | 'waitBudget'
  | 'partitionHolds'
  | 'nothingToUpdate'
  // status
  | 'rolloutCompleted'
  | 'statusWritten'
  | 'statusUnchanged'
  // truncate
  | 'revisionDeleted'
  | 'historyKept'
  // any stage
  | 'apiRefused';

export interface ObjectName {
  readonly resource: Resource;
  readonly name: string;
}

export interface Decision {
  readonly stage: Stage;
  readonly rule: Rule;
  readonly verdict: Verdict;
  /** What the decision is about; absent when it is about the set as a whole. */
  readonly object?: ObjectName;
  /** The values that were read, under the names of the fields. */
  readonly values: JsonObject;
}
