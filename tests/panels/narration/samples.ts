/** Frames to narrate, and a decision of every rule. The set is `web`, as in the visual language's own examples. */
import { lateParts } from '#engine/simulation/lateParts.ts';
import { History } from '#engine/simulation/history.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { lectureService, lectureSet } from '#engine/simulation/lecture.ts';
import type { Request, Scenario } from '#engine/simulation/scenario.ts';
import type { JsonObject } from '#engine/json.ts';
import type { Decision, Rule, Stage, Verdict } from '#engine/statefulset/decisions.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import type { KubernetesVersion } from '#engine/versions.ts';

const service = lectureService;

function setManifest(name: string, spec: JsonObject = {}): JsonObject {
  const lecture = lectureSet['spec'] as JsonObject;
  return { ...lectureSet, metadata: { name }, spec: { ...lecture, ...spec } };
}

export interface Told {
  readonly version?: KubernetesVersion;
  readonly name?: string;
  readonly spec?: JsonObject;
  /** Each is sent when all that the one before caused has happened, but for those with a time of their own. */
  readonly requests?: readonly (Request | { readonly afterMs: number; readonly request: Request })[];
}

/** A run of a set from its creation, with requests a minute apart. */
export function runOf({ version = '1.37', name = 'web', spec = {}, requests = [] }: Told): History {
  const timed = [
    { type: 'apply', manifest: service } as const,
    { type: 'apply', manifest: setManifest(name, spec) } as const,
    ...requests,
  ];
  let atMs = 0;
  const scenario: Scenario = {
    kubernetesVersion: version,
    seed: 22,
    requests: timed.map((each) => {
      const own = 'afterMs' in each;
      atMs += own ? each.afterMs : 120_000;
      return { atMs, request: own ? each.request : each };
    }),
  };
  const history = new History(scenario, lateParts);
  history.extend({ untilMs: atMs + 240_000, maxSteps: 5000 });
  return history;
}

export function framesOf(history: History): Frame[] {
  return Array.from({ length: history.steps.length + 1 }, (_, step) => history.frameAt(step));
}

export function reportOf(...decisions: readonly Decision[]): SyncReport {
  return { set: 'web', atMs: 0, decisions, writes: [], events: [] };
}

/** One decision of each rule, with the values that the controller gives it. */
export const sampleDecisions: Readonly<Record<Rule, Decision>> = {
  waitStaleCache: sample('claimPods', 'waitStaleCache', 'wait', { resource: 'pods', read: 41, written: 44 }),
  podsClaimed: sample('claimPods', 'podsClaimed', 'pass', { claimed: 3 }),
  podAdopted: sample('claimPods', 'podAdopted', 'act', { ordinal: 1 }, 'web-1'),
  podReleased: sample('claimPods', 'podReleased', 'act', {}, 'web-1'),
  revisionAdopted: revisionSample('claimPods', 'revisionAdopted', { revision: 1 }),
  templateUnchanged: sample('revisions', 'templateUnchanged', 'pass', {
    updateRevision: 'web-7c55499668',
    revision: 2,
  }),
  templateSemanticallyEqual: sample('revisions', 'templateSemanticallyEqual', 'pass', {
    updateRevision: 'web-7c55499668',
    revision: 2,
  }),
  revisionCreated: revisionSample('revisions', 'revisionCreated', { revision: 2, hash: '7c55499668' }),
  revisionFound: revisionSample('revisions', 'revisionFound', { revision: 2 }),
  revisionReused: revisionSample('revisions', 'revisionReused', { from: 1, revision: 3 }),
  setBeingDeleted: sample('revisions', 'setBeingDeleted', 'stop', { deletionTimestamp: '2026-01-01T00:00:00Z' }),
  replicasSettled: sample('replicas', 'replicasSettled', 'pass', { settled: 3, replicas: 3 }),
  terminalPodDeleted: sample('replicas', 'terminalPodDeleted', 'act', { phase: 'Failed', ordinal: 1 }, 'web-1'),
  waitTerminalPodGone: sample('replicas', 'waitTerminalPodGone', 'wait', { phase: 'Succeeded', ordinal: 1 }, 'web-1'),
  podCreated: sample(
    'replicas',
    'podCreated',
    'act',
    { ordinal: 2, revision: 'web-677759c9b8', which: 'update', partition: 0 },
    'web-2',
  ),
  waitStaleClaim: sample('replicas', 'waitStaleClaim', 'wait', { claim: 'www-web-2', ordinal: 2 }, 'web-2'),
  waitTerminating: sample(
    'replicas',
    'waitTerminating',
    'wait',
    { ordinal: 3, phase: 'Running', ready: true },
    'web-3',
  ),
  waitRunning: sample('replicas', 'waitRunning', 'wait', { ordinal: 1, phase: 'Pending', ready: false }, 'web-1'),
  waitReady: sample('replicas', 'waitReady', 'wait', { ordinal: 1, phase: 'Running', ready: false }, 'web-1'),
  waitAvailable: sample(
    'replicas',
    'waitAvailable',
    'wait',
    { ordinal: 2, minReadySeconds: 10, readySinceMs: null, availableAtMs: null },
    'web-2',
  ),
  parallelGoesOn: sample('replicas', 'parallelGoesOn', 'pass', { unsettled: 2, lowest: 1, replicas: 3 }),
  podUpdated: sample('replicas', 'podUpdated', 'act', { ordinal: 1, inRange: true }, 'web-1'),
  noneCondemned: sample('condemned', 'noneCondemned', 'pass', { replicas: 3 }),
  condemnedDeleted: sample('condemned', 'condemnedDeleted', 'act', { ordinal: 4, start: 0, replicas: 4 }, 'web-4'),
  waitCondemnedTerminating: sample('condemned', 'waitCondemnedTerminating', 'wait', { ordinal: 4 }, 'web-4'),
  waitCondemnedUnhealthy: sample(
    'condemned',
    'waitCondemnedUnhealthy',
    'wait',
    { ordinal: 4, firstUnhealthy: 'web-3' },
    'web-4',
  ),
  strategyOnDelete: sample('update', 'strategyOnDelete', 'stop', { updateRevision: 'web-7c55499668' }),
  strategyUnknown: sample('update', 'strategyUnknown', 'fail', { type: 'Recreate' }),
  recreateDeleted: sample(
    'update',
    'recreateDeleted',
    'act',
    { ordinal: 1, from: 'web-677759c9b8', to: 'web-7c55499668' },
    'web-1',
  ),
  waitRecreateGone: sample('update', 'waitRecreateGone', 'wait', { outdated: 3, updateRevision: 'web-7c55499668' }),
  outdatedPodDeleted: sample(
    'update',
    'outdatedPodDeleted',
    'act',
    { ordinal: 4, from: 'web-677759c9b8', to: 'web-7c55499668', partition: 0 },
    'web-4',
  ),
  waitUpdatedPod: sample(
    'update',
    'waitUpdatedPod',
    'wait',
    { ordinal: 4, ready: false, terminating: false, partition: 0 },
    'web-4',
  ),
  waitBudget: sample('update', 'waitBudget', 'wait', { unavailable: 1, maxUnavailable: 1, partition: 0 }),
  partitionHolds: sample('update', 'partitionHolds', 'stop', { partition: 2, held: 2, lowest: 0, highest: 1 }),
  nothingToUpdate: sample('update', 'nothingToUpdate', 'pass', { updateRevision: 'web-7c55499668', partition: 0 }),
  rolloutCompleted: sample('status', 'rolloutCompleted', 'act', {
    from: 'web-677759c9b8',
    revision: 'web-7c55499668',
    replicas: 3,
  }),
  statusWritten: sample('status', 'statusWritten', 'act', {
    changed: ['readyReplicas'],
    replicas: 3,
    readyReplicas: 2,
  }),
  statusUnchanged: sample('status', 'statusUnchanged', 'pass', { replicas: 3, readyReplicas: 3 }),
  revisionDeleted: revisionSample('truncate', 'revisionDeleted', { revision: 1, limit: 10 }),
  historyKept: sample('truncate', 'historyKept', 'pass', { kept: 2, limit: 10 }),
  apiRefused: sample(
    'replicas',
    'apiRefused',
    'fail',
    { verb: 'create', error: 'pods "web-1" is forbidden: no' },
    'web-1',
  ),
};

function sample(stage: Stage, rule: Rule, verdict: Verdict, values: JsonObject, pod?: string): Decision {
  return pod === undefined
    ? { stage, rule, verdict, values }
    : { stage, rule, verdict, values, object: { resource: 'pods', name: pod } };
}

function revisionSample(stage: Stage, rule: Rule, values: JsonObject): Decision {
  return { stage, rule, verdict: 'act', values, object: { resource: 'controllerrevisions', name: 'web-7c55499668' } };
}

/** A headline has one line: 75 letters, or 32 Chinese characters, of which two letters take the room of one. */
export function headlineWidth(text: string, language: 'en' | 'zh'): number {
  if (language === 'en') return text.length;
  return [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 1 : 0.5), 0);
}

export const longestHeadline = { en: 75, zh: 32 } as const;
/** Two lines beside the stage at most. */
export const longestReason = { en: 120, zh: 60 } as const;
