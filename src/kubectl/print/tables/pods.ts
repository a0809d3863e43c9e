/** Pods as a table (`printPod`; semantics 10.2, 10.3). */
import { listAt, numberAt, textAt, valueAt } from '../../objectFields.ts';
import type { ApiObject } from '../../world.ts';
import { ageOf, momentOf } from '../age.ts';
import { none, type TableKind } from './tableKind.ts';

export const pods: TableKind = {
  columns: ['Name', 'Ready', 'Status', 'Restarts', 'Age'],
  wide: ['IP', 'Node', 'Nominated Node', 'Readiness Gates'],
  cells: (pod, world) => {
    const { total, ready, status, restarts, restartedAt } = summary(pod);
    const since = restarts > 0 && restartedAt !== undefined ? ` (${ageOf(world, restartedAt)} ago)` : '';
    return [
      pod.metadata.name,
      `${ready}/${total}`,
      status,
      `${restarts}${since}`,
      ageOf(world, pod.metadata.creationTimestamp),
      textAt(listAt(pod, 'status', 'podIPs')[0], 'ip') || none,
      textAt(pod, 'spec', 'nodeName') || none,
      textAt(pod, 'status', 'nominatedNodeName') || none,
      gates(pod),
    ];
  },
};

interface Summary {
  readonly total: number;
  readonly ready: number;
  readonly status: string;
  readonly restarts: number;
  readonly restartedAt: string | undefined;
}

function summary(pod: ApiObject): Summary {
  const sidecars = new Set(
    listAt(pod, 'spec', 'initContainers')
      .filter((container) => textAt(container, 'restartPolicy') === 'Always')
      .map((container) => textAt(container, 'name')),
  );
  const count = new RestartCount();
  const init = initStatus(pod, sidecars, count);
  const main = init.isInitializing && !isTrue(pod, 'Initialized') ? undefined : mainStatus(pod, init.status, count);
  return {
    total: listAt(pod, 'spec', 'containers').length + sidecars.size,
    ready: init.ready + (main?.ready ?? 0),
    status: finalStatus(pod, main?.status ?? init.status),
    restarts: main === undefined ? count.ofInit : count.shown,
    restartedAt: main === undefined ? count.initRestartedAt : count.restartedAt,
  };
}

/** While a pod initialises its init containers' restarts are shown; later those of its containers and sidecars. */
class RestartCount {
  ofInit = 0;
  ofSidecars = 0;
  ofMain = 0;
  initRestartedAt: string | undefined;
  sidecarRestartedAt: string | undefined;
  mainRestartedAt: string | undefined;

  get shown(): number {
    return this.ofSidecars + this.ofMain;
  }

  get restartedAt(): string | undefined {
    return later(this.sidecarRestartedAt, this.mainRestartedAt);
  }
}

interface InitStatus {
  readonly status: string;
  readonly isInitializing: boolean;
  /** Sidecars that are ready. */
  readonly ready: number;
}

function initStatus(pod: ApiObject, sidecars: ReadonlySet<string>, count: RestartCount): InitStatus {
  const phase = textAt(pod, 'status', 'reason') || textAt(pod, 'status', 'phase');
  const isGated = conditionsOf(pod).some(
    (each) => textAt(each, 'type') === 'PodScheduled' && textAt(each, 'reason') === 'SchedulingGated',
  );
  const initial = isGated ? 'SchedulingGated' : phase;
  const total = listAt(pod, 'spec', 'initContainers').length;
  let ready = 0;
  for (const [at, container] of listAt(pod, 'status', 'initContainerStatuses').entries()) {
    const restarts = numberAt(container, 'restartCount');
    const finishedAt = textAt(container, 'lastState', 'terminated', 'finishedAt') || undefined;
    const isSidecar = sidecars.has(textAt(container, 'name'));
    count.ofInit += restarts;
    count.initRestartedAt = later(count.initRestartedAt, finishedAt);
    if (isSidecar) {
      count.ofSidecars += restarts;
      count.sidecarRestartedAt = later(count.sidecarRestartedAt, finishedAt);
    }
    const terminated = valueAt(container, 'state', 'terminated');
    if (terminated !== undefined && numberAt(terminated, 'exitCode') === 0) continue;
    if (isSidecar && valueAt(container, 'started') === true) {
      if (valueAt(container, 'ready') === true) ready += 1;
      continue;
    }
    return { status: `Init:${initReason(container, at, total)}`, isInitializing: true, ready };
  }
  return { status: initial, isInitializing: false, ready };
}

function initReason(container: unknown, at: number, total: number): string {
  const terminated = valueAt(container, 'state', 'terminated');
  if (terminated !== undefined) return terminationText(terminated);
  const waiting = textAt(container, 'state', 'waiting', 'reason');
  return waiting !== '' && waiting !== 'PodInitializing' ? waiting : `${at}/${total}`;
}

/** From the last container to the first, so that the first one has the last word. */
function mainStatus(pod: ApiObject, initial: string, count: RestartCount): { status: string; ready: number } {
  let status = initial;
  let ready = 0;
  let hasRunning = false;
  let errorReason = '';
  for (const container of [...listAt(pod, 'status', 'containerStatuses')].reverse()) {
    count.ofMain += numberAt(container, 'restartCount');
    const finishedAt = textAt(container, 'lastState', 'terminated', 'finishedAt') || undefined;
    count.mainRestartedAt = later(count.mainRestartedAt, finishedAt);
    const waiting = textAt(container, 'state', 'waiting', 'reason');
    const terminated = valueAt(container, 'state', 'terminated');
    if (waiting !== '') status = waiting;
    else if (terminated !== undefined) {
      status = terminationText(terminated);
      if (numberAt(terminated, 'exitCode') !== 0) errorReason = status;
    } else if (valueAt(container, 'ready') === true && valueAt(container, 'state', 'running') !== undefined) {
      hasRunning = true;
      ready += 1;
    }
  }
  if (status === 'Completed' && hasRunning) status = isTrue(pod, 'Ready') ? 'Running' : errorReason || 'NotReady';
  return { status, ready };
}

function terminationText(terminated: unknown): string {
  const reason = textAt(terminated, 'reason');
  if (reason !== '') return reason;
  const signal = numberAt(terminated, 'signal');
  return signal === 0 ? `ExitCode:${numberAt(terminated, 'exitCode')}` : `Signal:${signal}`;
}

function finalStatus(pod: ApiObject, status: string): string {
  if (pod.metadata.deletionTimestamp === undefined) return status;
  if (textAt(pod, 'status', 'reason') === 'NodeLost') return 'Unknown';
  const phase = textAt(pod, 'status', 'phase');
  return phase === 'Failed' || phase === 'Succeeded' ? status : 'Terminating';
}

function gates(pod: ApiObject): string {
  const wanted = listAt(pod, 'spec', 'readinessGates');
  if (wanted.length === 0) return none;
  const met = wanted.filter((gate) => isTrue(pod, textAt(gate, 'conditionType')));
  return `${met.length}/${wanted.length}`;
}

function isTrue(pod: ApiObject, type: string): boolean {
  return conditionsOf(pod).some((each) => textAt(each, 'type') === type && textAt(each, 'status') === 'True');
}

function conditionsOf(pod: ApiObject): readonly unknown[] {
  return listAt(pod, 'status', 'conditions');
}

function later(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return momentOf(other) > momentOf(one) ? other : one;
}
