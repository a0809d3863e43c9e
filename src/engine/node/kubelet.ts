/**
 * The kubelets: they start what is bound to their node, stop it, and report each move of the pod's lifecycle (semantics 6.7). Here a pod is one
 * container that starts, becomes ready and stays so; what else can happen inside a pod is the matter of `containerRuntime.ts`.
 *
 * A container without a readiness probe is ready in Kubernetes as soon as it runs. Here it becomes ready when its application has
 * started, as if its probe were asked all the time: otherwise a set without probes would leave nothing to wait for.
 */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import { formatTime } from '../apiserver/time.ts';
import type { Pod, PodCondition, PodStatus } from '../objects.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import type { StepCause } from '../simulation/frames.ts';
import type { Component, Machinery } from '../simulation/machinery.ts';
import type { PodTrouble } from '../simulation/scenario.ts';
import type { KubernetesVersion } from '../versions.ts';
import { Addresses } from './addresses.ts';
import { ContainerEvents, type PulledImages } from './containerEvents.ts';
import type { ContainerRuntime, SavedContainers } from './containerRuntime.ts';
import type { About, Desk } from './desk.ts';
import { hasEnded, nextPodState } from './lifecycleTable.ts';
import type { PodEventType, PodState } from './podLifecycle.ts';
import { PodStateBook, type PodStates } from './podStates.ts';
import { podStatus, type PodReport, statusIn } from './podStatus.ts';

export interface SavedKubelet {
  readonly states: PodStates;
  readonly addresses: Readonly<Record<string, number>>;
  readonly images: PulledImages;
  readonly containers?: SavedContainers;
}

export class Kubelet implements Component, Desk {
  /** What is inside pods. It arrives after the first frame; until then all of them are plain. */
  runtime: ContainerRuntime | undefined;
  readonly events: ContainerEvents;
  /** Each pod's state, by UID: the chart is the truth, the pod's status its report. */
  readonly #states: PodStateBook;
  readonly #addresses: Addresses;
  readonly #machinery: Machinery;

  constructor(machinery: Machinery, version: KubernetesVersion, saved?: SavedKubelet) {
    this.#machinery = machinery;
    this.events = new ContainerEvents(machinery.recorder, version, saved?.images);
    this.#states = new PodStateBook(saved?.states);
    this.#addresses = new Addresses(machinery.world.nodes, saved?.addresses);
  }

  save(): SavedKubelet {
    const containers = this.runtime?.save();
    return {
      states: this.podStates,
      addresses: this.#addresses.save(),
      images: this.events.save(),
      ...(containers !== undefined && { containers }),
    };
  }

  /** Each pod's state, by UID. */
  get podStates(): PodStates {
    return this.#states.written;
  }

  stateOf(uid: string): PodState | undefined {
    return this.#states.get(uid);
  }

  observe(event: WatchEvent): void {
    this.runtime?.observe(event);
    const { type, resource, object } = event;
    if (resource !== 'pods') return;
    const { uid, deletionTimestamp } = object.metadata;
    if (type === 'ADDED') this.#states.set(uid, 'unscheduled');
    if (type === 'DELETED') this.#forget(uid);
    if (type === 'MODIFIED' && deletionTimestamp !== undefined && this.#states.get(uid) !== 'terminating')
      this.#terminate(object as Pod);
    if (type === 'MODIFIED' && this.#states.get(uid) === 'unscheduled' && (object as Pod).spec.nodeName !== undefined)
      this.#accept(object as Pod);
  }

  perform(item: AgendaItem): StepCause | undefined {
    if (item.type === 'peers') this.runtime?.look(item);
    if (item.type !== 'kubelet') return undefined;
    const pod = this.#machinery.api.get('pods', item.pod);
    if (pod === undefined || pod.metadata.uid !== item.uid || !this.#hearsOf(pod)) return undefined;
    if (item.event === 'stopped') return this.#stopped(pod);
    return this.runtime?.has(item.uid) === true
      ? this.runtime.perform(pod, item)
      : this.#move(pod, item.event as PodEventType);
  }

  /** A teacher's or an application's doing. Nothing happens when the pod cannot do that now, or nobody hears of it. */
  fault(pod: Pod, trouble: PodTrouble): void {
    if (this.#hearsOf(pod)) this.runtime?.meet(pod, trouble);
  }

  /** The volumes of a pod that was held back for them are attached. */
  begin(pod: Pod): void {
    this.#create(pod);
  }

  /**
   * The pod's node is back. Its containers ran on without contact to the API server, or went down with the machine; what had been planned
   * before is forgotten by then. A pod that was deleted meanwhile stops now.
   */
  resume(pod: Pod, lostContainers: boolean): void {
    const { uid } = pod.metadata;
    const state = this.#states.get(uid);
    if (hasEnded(state)) return;
    if (state === 'terminating') return this.#stop(pod, lostContainers);
    this.runtime?.adopt(pod);
    if (lostContainers) this.runtime?.reboot(pod);
    else this.runtime?.resume(pod);
    const seen = this.#machinery.api.get('pods', pod.metadata.name);
    if (seen !== undefined && this.#states.get(uid) === 'creating') this.#start(seen);
  }

  /** Ends a pod for a reason of its node's: it has Failed. */
  end(pod: Pod, ending: Pick<PodStatus, 'reason' | 'message'> & { readonly condition: PodCondition }): void {
    const { uid, name } = pod.metadata;
    const to = nextPodState(this.#states.get(uid) ?? 'gone', 'evicted');
    if (to === undefined) return;
    this.#states.set(uid, to);
    const { api } = this.#machinery;
    const { condition, reason, message } = ending;
    const status = statusIn(to, pod, api.nowMs, this.#addresses.of(pod));
    const conditions = [...(status.conditions ?? []), condition];
    api.updatePodStatus(name, { ...status, conditions, reason, message });
  }

  /** Milliseconds from SIGTERM to the end of the last container. */
  stopMs(pod: Pod, graceMs: number): number {
    const { uid } = pod.metadata;
    if (this.runtime?.has(uid) === true) return this.runtime.stopMs(pod, graceMs);
    return Math.min(this.#machinery.durationMs('stop', uid), graceMs);
  }

  report(pod: Pod, events: readonly PodEventType[], report: PodReport, { event, container }: About) {
    const { uid, name } = pod.metadata;
    const from = this.#states.get(uid) ?? 'gone';
    const to = events.reduce((state, next) => nextPodState(state, next) ?? state, from);
    this.#states.set(uid, to);
    const { api } = this.#machinery;
    const status = podStatus(pod, report, formatTime(api.nowMs), this.#addresses.of(pod));
    const cause: StepCause = {
      type: 'podMoved',
      pod: name,
      from,
      to,
      event,
      ...(container !== undefined && { container }),
    };
    return { pod: api.updatePodStatus(name, status) ?? pod, cause };
  }

  /** Moves a plain pod in its chart, reports its status, and plans what comes next. */
  #move(pod: Pod, event: PodEventType): StepCause | undefined {
    const { uid, name } = pod.metadata;
    const from = this.#states.get(uid);
    const to = from === undefined ? undefined : nextPodState(from, event);
    if (from === undefined || to === undefined || from === to) return undefined;
    this.#states.set(uid, to);
    const { api } = this.#machinery;
    api.updatePodStatus(name, statusIn(to, pod, api.nowMs, this.#addresses.of(pod)));
    if (event === 'started') {
      for (const container of pod.spec.containers) this.events.started(pod, container);
      this.#later(pod, 'probeSucceeded', 'becomeReady');
    }
    return { type: 'podMoved', pod: name, from, to };
  }

  #later(pod: Pod, event: PodEventType, duration: 'start' | 'becomeReady'): void {
    const { name, uid } = pod.metadata;
    this.#machinery.after(this.#machinery.durationMs(duration, uid), { type: 'kubelet', pod: name, uid, event });
  }

  /** The scheduler has bound the pod to a node: its kubelet begins. */
  #accept(pod: Pod): void {
    this.#states.set(pod.metadata.uid, nextPodState('unscheduled', 'scheduled') ?? 'creating');
    this.#start(pod);
  }

  /** Nothing starts before its volumes are attached to the node. */
  #start(pod: Pod): void {
    if (this.#hearsOf(pod) && this.#machinery.infrastructure?.holdsBack(pod) !== true) this.#create(pod);
  }

  #create(pod: Pod): void {
    if (this.runtime?.takes(pod) === true) return this.runtime.begin(pod);
    for (const container of pod.spec.containers) this.events.pulling(pod, container);
    this.#later(pod, 'started', 'start');
  }

  /** Whether the kubelet of the pod's node runs and reaches the API server. */
  #hearsOf({ spec }: Pod): boolean {
    const { infrastructure } = this.#machinery;
    return infrastructure === undefined || infrastructure.isReachable(spec.nodeName);
  }

  /** SIGTERM: the containers have the grace period to stop, and mostly need less. */
  #terminate(pod: Pod): void {
    const to = nextPodState(this.#states.get(pod.metadata.uid) ?? 'creating', 'deletionRequested');
    if (to !== undefined) this.#states.set(pod.metadata.uid, to);
    // Without the kubelet's word the object stays, however long that takes.
    if (this.#hearsOf(pod)) this.#stop(pod, false);
  }

  #stop(pod: Pod, lostContainers: boolean): void {
    const { uid, name, deletionGracePeriodSeconds = 0 } = pod.metadata;
    const stopMs = lostContainers ? 0 : this.stopMs(pod, deletionGracePeriodSeconds * 1000);
    this.#machinery.after(stopMs, { type: 'kubelet', pod: name, uid, event: 'stopped' });
    for (const { name: container, state } of [
      ...(pod.status.initContainerStatuses ?? []),
      ...(pod.status.containerStatuses ?? []),
    ])
      if (state?.running !== undefined) this.events.killing(pod, container);
  }

  #stopped(pod: Pod): StepCause {
    this.#machinery.api.finalizePod(pod.metadata.name);
    return { type: 'podGone', pod: pod.metadata.name };
  }

  #forget(uid: string): void {
    this.#states.delete(uid);
    this.runtime?.forget(uid);
  }
}
