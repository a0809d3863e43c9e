/** What is reported of containers that wait: for an image that cannot be pulled, or to be started again. */
import type { ContainerState, ContainerStatus, Pod } from '../objects.ts';
import { goSeconds } from './backOff.ts';
import { pullError } from './images.ts';

export function pullFailed(status: ContainerStatus): ContainerStatus {
  return waiting(status, 'ErrImagePull', pullError(status.image));
}

/** Since 1.33 it says, too, what the last pull came to. */
export function pullBackOff(status: ContainerStatus): ContainerStatus {
  const { image } = status;
  return waiting(status, 'ImagePullBackOff', `Back-off pulling image "${image}": ErrImagePull: ${pullError(image)}`);
}

/** A container that ended, and is started again when its back-off is over (`doBackOff`). */
export function crashBackOff(status: ContainerStatus, pod: Pod, delayMs: number): ContainerStatus {
  const message = `back-off ${goSeconds(delayMs)} restarting failed container=${status.name} pod=${podText(pod)}`;
  return waiting(status, 'CrashLoopBackOff', message);
}

function waiting(status: ContainerStatus, reason: string, message: string): ContainerStatus {
  const lastState: ContainerState | undefined =
    status.state?.terminated === undefined ? status.lastState : status.state;
  return {
    ...status,
    state: { waiting: { reason, message } },
    lastState: lastState ?? {},
    ready: false,
    started: false,
  };
}

/** A pod as kubelets name it in their messages (`format.Pod`). */
export function podText({ metadata }: Pod): string {
  return `${metadata.name}_${metadata.namespace ?? 'default'}(${metadata.uid})`;
}
