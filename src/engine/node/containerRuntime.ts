/**
 * What happens inside a pod that is more than one container which starts and stays well: init containers and sidecars, several
 * containers, probes, images and applications with troubles of their own, restarts and back-off (`pkg/kubelet/kuberuntime`). It arrives
 * after the first frame; a pod that nothing is special about is the kubelet's own until something befalls it.
 */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import type { Pod } from '../objects.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import type { StepCause } from '../simulation/frames.ts';
import type { Machinery } from '../simulation/machinery.ts';
import type { PodTrouble } from '../simulation/scenario.ts';
import type { Ailments } from './ailments.ts';
import { backOff, end, exitOf, restart } from './containerEnds.ts';
import type { SavedRecords } from './containerRecords.ts';
import { retryImage, start } from './containerStarts.ts';
import type { ContainerEvent, Desk } from './desk.ts';
import { traitOf } from './images.ts';
import { InsidePods } from './insidePods.ts';
import {
  allOf,
  containersOf,
  currentInit,
  endsItself,
  isRunning,
  nextToStart,
  specOf,
  statusOf,
} from './podContainers.ts';
import { hasEnded } from './lifecycleTable.ts';
import { faultsFor } from './podFaults.ts';
import type { PodState } from './podLifecycle.ts';
import { adopt, inflict, reboot, resume } from './podTroubles.ts';
import { becomeReady, becomeUnready, condemn, startUp } from './probeResults.ts';
import { quorumContainer } from './quorum.ts';
import type { SavedQuorums } from './quorumWatch.ts';
import { podStopMs } from './stopping.ts';

export interface SavedContainers {
  readonly records: SavedRecords;
  readonly quorums: SavedQuorums;
}

export class ContainerRuntime {
  readonly #inside: InsidePods;

  constructor(machinery: Machinery, desk: Desk, saved?: SavedContainers) {
    this.#inside = new InsidePods(machinery, desk, saved?.records, saved?.quorums);
  }

  save(): SavedContainers {
    return { records: this.#inside.records.save(), quorums: this.#inside.quorums.save() };
  }

  get ailments(): Ailments | undefined {
    return this.#inside.records.ailments;
  }

  /** Whether the pod is in its hands. */
  has(uid: string): boolean {
    return this.#inside.records.has(uid);
  }

  /** Takes a pod that something is special about, before its first container starts. False when it is a plain one. */
  takes(pod: Pod): boolean {
    const { uid } = pod.metadata;
    if (isSpecial(pod)) this.#inside.records.take(uid);
    return this.has(uid);
  }

  /** Takes a plain pod because something befell it. */
  adopt(pod: Pod): void {
    adopt(this.#inside, pod);
  }

  forget(uid: string): void {
    this.#inside.records.forget(uid);
  }

  observe(event: WatchEvent): void {
    this.#inside.quorums.observe(event);
  }

  /** The pod's sandbox can be set up. */
  begin(pod: Pod): void {
    this.#inside.plans.begin(pod);
  }

  /** The members of a set look around. */
  look(item: AgendaItem): void {
    this.#inside.quorums.perform(item);
  }

  /** What was planned for the pod happens, unless something else has come between. */
  perform(pod: Pod, item: Extract<AgendaItem, { type: 'kubelet' }>): StepCause | undefined {
    const state = this.#inside.desk.stateOf(pod.metadata.uid);
    if (state === 'terminating' || hasEnded(state)) return undefined;
    if (item.container === undefined && item.event === 'started')
      return state === 'creating' ? start(this.#inside, pod, nextToStart(containersOf(pod))) : undefined;
    const name = item.container ?? pod.spec.containers[0]?.name ?? '';
    if ((item.turn ?? 0) !== this.#inside.records.of(pod, name).turn) return undefined;
    return this.#happen(pod, name, item.event);
  }

  /** Something befalls a pod, if it can. What its application comes to at once is part of it. */
  meet(pod: Pod, trouble: PodTrouble): void {
    const { uid, name } = pod.metadata;
    const state = this.#inside.desk.stateOf(uid);
    const { fault, container = mainOf(pod, state) } = trouble;
    if (specOf(pod, container) === undefined) return;
    if (faultsFor(pod, state, this.ailments?.[uid])[fault] !== 'possible') return;
    this.adopt(pod);
    // Whoever wants a pod to be ready means all that is in it.
    const all = fault === 'ready' && trouble.container === undefined;
    const befallen = all ? allOf(containersOf(pod)).map((status) => status.name) : [container];
    for (const each of befallen) {
      const seen = this.#inside.machinery.api.get('pods', name);
      if (seen === undefined) return;
      inflict(this.#inside, { pod: seen, name: each }, trouble);
      if (fault !== 'fail' && fault !== 'crash' && fault !== 'oom') this.#settle(seen, each);
    }
  }

  /** Machines came or went: what members of sets see of each other may be something else now. */
  lookAround(): void {
    this.#inside.quorums.lookAround();
  }

  /** The pod's node is back. */
  resume(pod: Pod): void {
    resume(this.#inside, pod);
  }

  /** The pod's node is back, and was off. */
  reboot(pod: Pod): void {
    reboot(this.#inside, pod);
  }

  /** Milliseconds that the containers take to stop when the pod is deleted. */
  stopMs(pod: Pod, graceMs: number): number {
    return podStopMs(pod, graceMs, (container) => this.#inside.times.stopMs(pod, container));
  }

  /** One thing happens to one container. Undefined when it cannot happen to it now. */
  #happen(pod: Pod, name: string, event: ContainerEvent): StepCause | undefined {
    const inside = this.#inside;
    const place = { pod, name };
    const container = specOf(pod, name);
    if (container === undefined) return undefined;
    switch (event) {
      case 'started':
        return start(inside, pod, [container]);
      case 'imageRetried':
        return retryImage(inside, pod, container);
      case 'backedOff':
        return backOff(inside, place);
      case 'restarted':
        return restart(inside, pod, container);
      case 'ended':
        return end(inside, place, exitOf(inside.records.of(pod, name), container, endsItself(pod, name)));
      case 'initDone':
        return inside.report(place, event, [event]);
      case 'startupSucceeded':
        return startUp(inside, pod, container);
      case 'startupFailed':
        return condemn(inside, pod, container, 'startupProbe');
      case 'livenessFailed':
        return condemn(inside, pod, container, 'livenessProbe');
      case 'probeSucceeded':
        return becomeReady(inside, place);
      case 'probeFailed':
        return becomeUnready(inside, pod, container);
      default:
        return undefined;
    }
  }

  /** What a running container comes to next is planned; if it would come now, it comes at once. */
  #settle(pod: Pod, name: string): void {
    const { plans, nowMs } = this.#inside;
    const status = statusOf(containersOf(pod), name);
    if (status === undefined || !isRunning(status)) return;
    const next = plans.next(pod, name);
    if (next !== undefined && next.atMs <= nowMs) this.#happen(pod, name, next.event);
    else plans.put(pod, name, next);
  }
}

/** The container that a fault befalls when nobody says which: while the pod initializes, the one that it is at. */
function mainOf(pod: Pod, state: PodState | undefined): string {
  const init = state?.startsWith('init.') === true ? currentInit(containersOf(pod)) : undefined;
  return init ?? pod.spec.containers[0]?.name ?? '';
}

/** Whether there is more to a pod than one container that starts and stays well. */
function isSpecial(pod: Pod): boolean {
  const { containers, initContainers = [], restartPolicy = 'Always' } = pod.spec;
  const [container] = containers;
  if (container === undefined || containers.length > 1 || initContainers.length > 0 || restartPolicy !== 'Always')
    return true;
  const fields = ['startupProbe', 'readinessProbe', 'livenessProbe', 'lifecycle', 'restartPolicy'];
  return (
    fields.some((field) => container[field] !== undefined) ||
    traitOf(container.image) !== undefined ||
    quorumContainer(pod) !== undefined
  );
}
