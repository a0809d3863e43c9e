/** What can be done to a pod, as requests; or why it would change nothing. */
import { nextPodState } from '#engine/node/lifecycleTable.ts';
import type { PodEventType, PodState } from '#engine/node/podLifecycle.ts';
import type { PodFault, Request } from '#engine/simulation/scenario.ts';
import type { Words } from '#i18n/words.ts';

export const faultNames = ['delete', 'forceDelete', 'unready', 'ready', 'crash', 'fail'] as const;
export type FaultName = (typeof faultNames)[number];

export function faultRequest(fault: FaultName, pod: string): Request {
  switch (fault) {
    case 'delete':
      return { type: 'delete', resource: 'pods', name: pod };
    case 'forceDelete':
      return { type: 'delete', resource: 'pods', name: pod, options: { gracePeriodSeconds: 0 } };
    default:
      return { type: 'podFault', name: pod, fault };
  }
}

/** Why the pod cannot do that now; undefined when it can. The lifecycle chart says whether it can. */
export function whyNot(fault: FaultName, state: PodState | undefined, { inspector }: Words): string | undefined {
  const { faults } = inspector;
  if (state === undefined || state === 'gone') return faults.noPod;
  if (fault === 'forceDelete') return undefined;
  if (state === 'terminating') return faults.leaving;
  if (fault === 'delete' || nextPodState(state, events[fault]) !== undefined) return undefined;
  if (state === 'failed' || state === 'succeeded') return faults.ended;
  if (fault === 'ready' && state === 'running.ready') return faults.isReady;
  if (fault === 'unready' && state === 'running.notReady') return faults.notReady;
  return state === 'unscheduled' ? faults.noNode : faults.notStarted;
}

const events: Readonly<Record<PodFault, PodEventType>> = {
  unready: 'probeFailed',
  ready: 'probeSucceeded',
  crash: 'crashed',
  fail: 'evicted',
};
