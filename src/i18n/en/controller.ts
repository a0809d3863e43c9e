/** The controller panel: queue, worker, the path of the last sync, the revisions. */
import { details } from './controllerDetails.ts';
import { counted } from './listing.ts';

export const controller = {
  queue: 'queue',
  empty: 'empty',
  worker: 'worker',
  loops: { idle: 'idle', queued: 'has work', syncing: 'syncs', done: 'done', backingOff: 'backs off', down: 'gone' },
  delayed: {
    backOff: ({ key, seconds }: { key: string; seconds: number }) =>
      `${key} comes back in ${seconds} s: its last sync failed`,
    available: ({ key, seconds }: { key: string; seconds: number }) =>
      `${key} comes back in ${seconds} s: a pod is due to be available`,
  },
  failures: ({ key, times }: { key: string; times: number }) => `${key} failed ${counted(times, 'time')} in a row`,
  cacheBehind: ({ resource, behind }: { resource: string; behind: number }) =>
    `Its cache of ${resource} is ${counted(behind, 'event')} behind.`,
  path: ({ set, clock }: { set: string; clock: string }) => `Last sync of ${set}, at ${clock}`,
  noSync: 'The controller has not synced this set yet.',
  setGone: 'The set was gone, so there was nothing to do.',
  stages: {
    claimPods: 'Claim pods',
    revisions: 'Revisions',
    replicas: 'Replicas, walk up',
    condemned: 'Condemned, walk down',
    update: 'Update, walk down',
    status: 'Status',
    truncate: 'Truncate history',
  },
  outcomes: {
    passed: 'done',
    acted: 'done, with a write',
    waited: 'stopped here',
    stopped: 'ends here by design',
    failed: 'failed here',
    notReached: 'not reached',
  },
  notReached: 'not reached in this sync',
  details,
  because: 'because',
  field: 'Field',
  value: 'Value read',
  moreDecisions: ({ count }: { count: number }) => `and ${count} more like this`,
  source: 'source',
  yes: 'yes',
  no: 'no',
  notSet: 'not set',
  none: 'none',
  revisions: {
    title: 'ControllerRevisions',
    pods: ({ pods }: { pods: number }) => counted(pods, 'pod'),
    current: 'current',
    update: 'update',
    number: ({ revision }: { revision: number }) => `revision ${revision}`,
    unused: 'kept for rollbacks',
    nextToGo: 'deleted by the next sync',
  },
};
