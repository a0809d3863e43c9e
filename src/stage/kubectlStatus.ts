/** The STATUS column of `kubectl get pods` (`printPod`; semantics 10.3). */
import type { ContainerStatus, Pod } from '#engine/objects.ts';
import type { PodFacts } from '#engine/statefulset/podFacts.ts';

export function kubectlStatus({ pod, terminating, ready }: PodFacts): string {
  const { phase = 'Pending', reason = phase } = pod.status;
  if (terminating && reason === 'NodeLost') return 'Unknown';
  if (terminating && phase !== 'Failed' && phase !== 'Succeeded') return 'Terminating';
  return initReason(pod) ?? containerReason(pod, ready) ?? reason;
}

/** The column RESTARTS: while a pod initializes, of its init containers; then of its containers and sidecars. */
export function kubectlRestarts(pod: Pod): number {
  const { initContainerStatuses: inits = [], containerStatuses = [] } = pod.status;
  const isInitialized = inits.every((status, at) => isInitDone(pod, status, at));
  const sidecars = inits.filter((_, at) => isSidecar(pod, at));
  const counted = isInitialized ? [...sidecars, ...containerStatuses] : inits;
  return counted.reduce((sum, { restartCount }) => sum + restartCount, 0);
}

/** The first init container that is not done decides. */
function initReason(pod: Pod): string | undefined {
  const { initContainerStatuses = [] } = pod.status;
  const at = initContainerStatuses.findIndex((status, index) => !isInitDone(pod, status, index));
  if (at < 0) return undefined;
  const why = reasonOf(initContainerStatuses[at]) ?? 'PodInitializing';
  return `Init:${why === 'PodInitializing' ? `${at}/${initContainerStatuses.length}` : why}`;
}

/** The first container that does not run decides. Undefined when all of them run. */
function containerReason({ status }: Pod, ready: boolean): string | undefined {
  const { containerStatuses = [] } = status;
  const why = containerStatuses.map(reasonOf).find((each) => each !== undefined);
  const isOneReady = containerStatuses.some(({ state, ready: isReady }) => isReady && state?.running !== undefined);
  if (why !== 'Completed' || !isOneReady) return why;
  const failed = containerStatuses.find(({ state }) => (state?.terminated?.exitCode ?? 0) !== 0);
  return ready ? 'Running' : (reasonOf(failed) ?? 'NotReady');
}

/** It has ended well, or is a sidecar that has started. */
export function isInitDone(pod: Pod, { state, started }: ContainerStatus, at: number): boolean {
  return state?.terminated?.exitCode === 0 || (started === true && isSidecar(pod, at));
}

function isSidecar({ spec }: Pod, at: number): boolean {
  return spec.initContainers?.[at]?.restartPolicy === 'Always';
}

/** Why a container does not run; undefined when it does. */
function reasonOf(status: ContainerStatus | undefined): string | undefined {
  const { waiting, terminated } = status?.state ?? {};
  if (terminated === undefined) return waiting?.reason;
  return terminated.reason ?? `ExitCode:${terminated.exitCode}`;
}
