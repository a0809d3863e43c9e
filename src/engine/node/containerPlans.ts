/** What containers come to by themselves, put on the agenda: of each container one thing, and only the newest plan for it counts. */
import type { Container, ContainerStatus, Pod } from '../objects.ts';
import type { Machinery } from '../simulation/machinery.ts';
import { stillCounts } from './backOff.ts';
import type { ContainerRecords } from './containerRecords.ts';
import type { ContainerTimes } from './containerTimes.ts';
import type { ContainerEvent, Desk } from './desk.ts';
import { traitOf } from './images.ts';
import {
  containersOf,
  currentInit,
  endsItself,
  isRunning,
  nextToStart,
  specOf,
  statusOf,
  willRestart,
} from './podContainers.ts';
import { isSidecar } from './podStatus.ts';
import { prospectOf } from './prospects.ts';

/** What comes next, in milliseconds since the scenario began. */
export interface Plan {
  readonly event: ContainerEvent;
  readonly atMs: number;
}

export class ContainerPlans {
  readonly #machinery: Machinery;
  readonly #desk: Desk;
  readonly #records: ContainerRecords;
  readonly #times: ContainerTimes;

  constructor(machinery: Machinery, desk: Desk, records: ContainerRecords, times: ContainerTimes) {
    this.#machinery = machinery;
    this.#desk = desk;
    this.#records = records;
    this.#times = times;
  }

  /** The pod's sandbox can be set up, or its last init container is done: its next containers are pulled and started. */
  begin(pod: Pod): void {
    const next = nextToStart(containersOf(pod));
    for (const container of next) this.#desk.events.pulling(pod, container);
    const { name, uid } = pod.metadata;
    this.#machinery.after(this.#times.startMs(pod, next[0]), { type: 'kubelet', pod: name, uid, event: 'started' });
  }

  /** What the container comes to next by itself is planned; what was planned for it before comes to nothing. */
  foresee(pod: Pod, name: string): void {
    this.put(pod, name, this.next(pod, name));
  }

  put(pod: Pod, name: string, plan: Plan | undefined): void {
    const turn = this.#records.of(pod, name).turn + 1;
    this.#records.change(pod, name, { turn });
    if (plan === undefined) return;
    const delayMs = Math.max(0, plan.atMs - this.#machinery.nowMs);
    const { name: podName, uid } = pod.metadata;
    this.#machinery.after(delayMs, { type: 'kubelet', pod: podName, uid, event: plan.event, container: name, turn });
  }

  /** The next thing that happens to a container by itself, from what it is; undefined when it stays so. */
  next(pod: Pod, name: string): Plan | undefined {
    const status = statusOf(containersOf(pod), name);
    const container = specOf(pod, name);
    if (status === undefined || container === undefined) return undefined;
    return isRunning(status) ? this.#nextOfRunning(pod, container, status) : this.#nextOfDown(pod, container, status);
  }

  #nextOfDown(pod: Pod, container: Container, { state = {} }: ContainerStatus): Plan | undefined {
    const { name } = container;
    const { pulls, crashes, endedMs = 0 } = this.#records.of(pod, name);
    const relistMs = this.#machinery.world.durations.relist.leastMs;
    const pulledMs = pulls?.sinceMs ?? 0;
    switch (state.waiting?.reason) {
      case 'ErrImagePull':
        return { event: 'backedOff', atMs: pulledMs + relistMs };
      case 'ImagePullBackOff':
        return {
          event: 'imageRetried',
          atMs: pulledMs + (pulls?.delayMs ?? 0) + this.#times.lateMs('imageRetry', pod, name),
        };
      case 'CrashLoopBackOff':
        return {
          event: 'restarted',
          atMs: endedMs + (crashes?.delayMs ?? 0) + this.#times.lateMs('crashRestart', pod, name),
        };
      default:
        if (state.terminated === undefined || !willRestart(pod, container, state.terminated.exitCode)) return undefined;
        return { event: stillCounts(crashes, endedMs) ? 'backedOff' : 'restarted', atMs: endedMs + relistMs };
    }
  }

  #nextOfRunning(pod: Pod, container: Container, status: ContainerStatus): Plan | undefined {
    const { name, image } = container;
    const record = this.#records.of(pod, name);
    const running = { container, record, status, trait: traitOf(image), endsItself: endsItself(pod, name) };
    const prospect = prospectOf(running, this.#machinery.nowMs);
    if (!isSidecar(container) || status.started !== true || !this.#isWaitedFor(pod, name)) return prospect;
    // A sidecar that has started is done as soon as somebody sees that it runs.
    const atMs = (record.startedMs ?? 0) + this.#machinery.world.durations.relist.leastMs;
    return prospect === undefined || prospect.atMs > atMs ? { event: 'initDone', atMs } : prospect;
  }

  /** Whether the pod is at this init container. */
  #isWaitedFor(pod: Pod, name: string): boolean {
    return this.#desk.stateOf(pod.metadata.uid) === 'init.running' && name === currentInit(containersOf(pod));
  }
}
