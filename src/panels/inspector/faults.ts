/** What can be done to a pod, as requests; or why it would change nothing. */
import type { Ailment } from '#engine/node/ailments.ts';
import { faultsFor } from '#engine/node/podFaults.ts';
import type { PodState } from '#engine/node/podLifecycle.ts';
import type { Pod } from '#engine/objects.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import type { Words } from '#i18n/words.ts';

/** What a lecture needs most. */
export const commonFaults = ['delete', 'forceDelete', 'unready', 'ready', 'crash', 'fail'] as const;
/** What can be wrong with an application besides. */
export const applicationFaults = ['oom', 'hang', 'livenessFail', 'flap', 'slowStart'] as const;

export type FaultName = (typeof commonFaults)[number] | (typeof applicationFaults)[number];

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

/** Why the pod cannot do that now; undefined when it can. The engine says whether it can. */
export function whyNot(
  fault: FaultName,
  pod: Pod | undefined,
  state: PodState | undefined,
  ailments: readonly Ailment[],
  { inspector }: Words,
): string | undefined {
  const { faults } = inspector;
  if (pod === undefined || state === undefined || state === 'gone') return faults.noPod;
  if (fault === 'forceDelete') return undefined;
  if (fault === 'delete') return state === 'terminating' ? faults.leaving : undefined;
  const answer = faultsFor(pod, state, ailments)[fault];
  return answer === 'possible' ? undefined : faults[answer];
}
