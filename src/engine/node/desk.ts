/** What passes between a kubelet, which has the pod's chart and reports, and the runtime of its containers. */
import type { Pod } from '../objects.ts';
import type { StepCause } from '../simulation/frames.ts';
import type { ContainerEvents } from './containerEvents.ts';
import type { PodEventType, PodState } from './podLifecycle.ts';
import type { PodReport } from './podStatus.ts';

/** What happens to containers: what the pod's chart knows, and what only they do. */
export type ContainerEvent = PodEventType | 'ended' | 'startupSucceeded' | 'startupFailed';

export interface About {
  readonly event: ContainerEvent;
  readonly container?: string;
}

export interface Desk {
  readonly events: ContainerEvents;
  stateOf(uid: string): PodState | undefined;
  /**
   * Sends events to the pod's chart, which takes those that it has in its state, and reports the containers. Gives the pod as it is then,
   * and the step that this is.
   */
  report(
    pod: Pod,
    events: readonly PodEventType[],
    report: PodReport,
    about: About,
  ): { readonly pod: Pod; readonly cause: StepCause };
}
