/** Which run of a container a log is asked of, and why there may be none (kubelet `validateContainerLogStatus`). */
import { type ApiError, badRequest, notFound } from '#engine/apiserver/apiErrors.ts';
import { isMap, listAt, textAt, valueAt } from '../objectFields.ts';
import { momentOf } from '../print/age.ts';
import { type ApiObject, type KubectlWorld, objectNamed } from '../world.ts';

/** A process that ran, or runs, in a container. */
export interface ContainerRun {
  readonly startedMs: number;
  /** Undefined while it runs. */
  readonly endedMs: number | undefined;
  readonly exitCode: number | undefined;
  /** `Completed`, `Error`, `OOMKilled`. */
  readonly reason: string;
}

/** The run to read; undefined for a pod that has no node yet, whose log is empty; or the server's refusal. */
export function runOf(
  world: KubectlWorld,
  pod: ApiObject,
  container: string,
  isPrevious: boolean,
): ContainerRun | ApiError | undefined {
  const node = textAt(pod, 'spec', 'nodeName');
  if (node === '') return undefined;
  const unreachable = nodeProblem(world, pod, node, container);
  if (unreachable !== undefined) return unreachable;
  const lists = ['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses'];
  const statuses = lists.flatMap((list) => listAt(pod, 'status', list));
  const status = statuses.find((each) => textAt(each, 'name') === container);
  const where = `container ${JSON.stringify(container)} in pod ${JSON.stringify(pod.metadata.name)}`;
  if (status === undefined) return badRequest(`${where} is not available`);
  const last = valueAt(status, 'lastState', 'terminated');
  if (isPrevious) return hasId(last) ? endedRun(last) : badRequest(`previous terminated ${where} not found`);
  const running = valueAt(status, 'state', 'running');
  if (isMap(running)) return runningRun(running);
  const terminated = valueAt(status, 'state', 'terminated');
  for (const ended of [terminated, last]) {
    if (hasId(ended)) return endedRun(ended);
  }
  if (isMap(terminated) || isMap(last)) return badRequest(`${where} is terminated`);
  return badRequest(`${where} is waiting to start${waitText(textAt(status, 'state', 'waiting', 'reason'))}`);
}

function hasId(terminated: unknown): boolean {
  return textAt(terminated, 'containerID') !== '';
}

function runningRun(running: unknown): ContainerRun {
  const startedMs = momentOf(valueAt(running, 'startedAt'));
  return { startedMs, endedMs: undefined, exitCode: undefined, reason: '' };
}

function endedRun(terminated: unknown): ContainerRun {
  const [startedMs, endedMs] = ['startedAt', 'finishedAt'].map((field) => momentOf(valueAt(terminated, field)));
  const exitCode = Number(textAt(terminated, 'exitCode'));
  return { startedMs: startedMs ?? 0, endedMs, exitCode, reason: textAt(terminated, 'reason') };
}

function waitText(reason: string): string {
  switch (reason) {
    case '':
      return ' - no logs yet';
    case 'ErrImagePull':
      return ": image can't be pulled";
    case 'ImagePullBackOff':
      return ': trying and failing to pull image';
    default:
      return `: ${reason}`;
  }
}

/** Logs come from the node itself: one that is gone, or that nobody hears from, cannot give any. */
function nodeProblem(world: KubectlWorld, pod: ApiObject, name: string, container: string): ApiError | undefined {
  const node = objectNamed(world, 'nodes', undefined, name);
  if (node === undefined) return notFound('nodes', name);
  const ready = listAt(node, 'status', 'conditions').find((each) => textAt(each, 'type') === 'Ready');
  if (ready === undefined || textAt(ready, 'status') === 'True') return undefined;
  const internal = listAt(node, 'status', 'addresses').find((each) => textAt(each, 'type') === 'InternalIP');
  const address = `${textAt(internal, 'address') || name}:10250`;
  const { namespace = '', name: podName } = pod.metadata;
  const url = `https://${address}/containerLogs/${namespace}/${podName}/${container}`;
  const message = `Get ${JSON.stringify(url)}: dial tcp ${address}: i/o timeout`;
  return { code: 500, reason: 'Unknown', message };
}
