/** The kubelets: they start what is bound to their node, probe it, stop it, and report each move of the pod's lifecycle (semantics 6.7). */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import { formatTime } from '../apiserver/time.ts';
import type { Pod, PodCondition, PodStatus } from '../objects.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import type { StepCause } from '../simulation/frames.ts';
import type { Component, Machinery } from '../simulation/machinery.ts';
import type { PodFault } from '../simulation/scenario.ts';
import { Addresses } from './addresses.ts';
import { becomesReady, isPullable, keepsRunning } from './images.ts';
import { nextPodState } from './lifecycleTable.ts';
import type { PodEventType, PodState } from './podLifecycle.ts';
import { rebootedPod, statusIn } from './podStatus.ts';

const maxBackOffMs = 300_000;

export interface SavedKubelet {
  readonly states: Readonly<Record<string, PodState>>;
  readonly heldUnready: readonly string[];
  readonly backOffs: Readonly<Record<string, number>>;
  readonly addresses: Readonly<Record<string, number>>;
}

export class Kubelet implements Component {
  /** Each pod's state, by UID: the chart is the truth, the pod's status its report. */
  readonly #states: Map<string, PodState>;
  /** The states as a record, while they stay as they are: frames and keyframes share it. */
  #written: Readonly<Record<string, PodState>> | undefined;
  /** Pods whose readiness probe fails until somebody says otherwise, by UID. */
  readonly #heldUnready: Set<string>;
  /** How often a pod's pull has failed or its container has crashed, by UID: each wait is twice the one before. */
  readonly #backOffs: Map<string, number>;
  readonly #addresses: Addresses;
  readonly #machinery: Machinery;

  constructor(machinery: Machinery, saved?: SavedKubelet) {
    this.#machinery = machinery;
    this.#states = new Map(Object.entries(saved?.states ?? {}));
    this.#heldUnready = new Set(saved?.heldUnready);
    this.#backOffs = new Map(Object.entries(saved?.backOffs ?? {}));
    this.#addresses = new Addresses(machinery.world.nodes, saved?.addresses);
  }

  save(): SavedKubelet {
    return {
      states: this.podStates,
      heldUnready: [...this.#heldUnready],
      backOffs: Object.fromEntries(this.#backOffs),
      addresses: this.#addresses.save(),
    };
  }

  /** Each pod's state, by UID. */
  get podStates(): Readonly<Record<string, PodState>> {
    this.#written ??= Object.fromEntries(this.#states);
    return this.#written;
  }

  stateOf(uid: string): PodState | undefined {
    return this.#states.get(uid);
  }

  observe({ type, resource, object }: WatchEvent): void {
    if (resource !== 'pods') return;
    const { uid, deletionTimestamp } = object.metadata;
    if (type === 'ADDED') this.#enter(uid, 'unscheduled');
    if (type === 'DELETED') this.#forget(uid);
    if (type === 'MODIFIED' && deletionTimestamp !== undefined && this.#states.get(uid) !== 'terminating')
      this.#terminate(object as Pod);
    if (type === 'MODIFIED' && this.#states.get(uid) === 'unscheduled' && (object as Pod).spec.nodeName !== undefined)
      this.#accept(object as Pod);
  }

  perform(item: AgendaItem): StepCause | undefined {
    if (item.type !== 'kubelet') return undefined;
    const pod = this.#machinery.api.get('pods', item.pod);
    if (pod === undefined || pod.metadata.uid !== item.uid || !this.#hearsOf(pod)) return undefined;
    if (item.event === 'stopped') return this.#stopped(pod);
    if (item.event === 'probeSucceeded' && this.#heldUnready.has(item.uid)) return undefined;
    return this.#move(pod, item.event);
  }

  /** A teacher's or an application's doing. Undefined when the pod cannot do that now, or nobody hears of it. */
  fault(pod: Pod, fault: PodFault): StepCause | undefined {
    const { uid } = pod.metadata;
    if (!this.#hearsOf(pod)) return undefined;
    switch (fault) {
      case 'unready':
        this.#heldUnready.add(uid);
        return this.#move(pod, 'probeFailed');
      case 'ready':
        this.#heldUnready.delete(uid);
        return this.#move(pod, 'probeSucceeded');
      case 'crash':
        return this.#move(pod, 'crashed');
      case 'fail':
        return this.#move(pod, 'evicted');
    }
  }

  /** The volumes of a pod that was held back for them are attached. */
  begin(pod: Pod): void {
    this.#plan(pod, 'creating');
  }

  /**
   * The pod's node is back. Its containers ran on without contact to the API server, or went down with the machine; what had been planned
   * before is forgotten by then. A pod that was deleted meanwhile stops now.
   */
  resume(pod: Pod, lostContainers: boolean): void {
    const { uid, name } = pod.metadata;
    const state = this.#states.get(uid);
    if (state === 'terminating') return this.#stop(pod, lostContainers);
    if (state === 'creating' || state === 'pullBackOff') {
      this.#enter(uid, 'creating');
      return this.#start(pod);
    }
    if (state === 'crashBackOff' || (lostContainers && state?.startsWith('running'))) return this.#restart(pod);
    if (state !== 'running.ready' && state !== 'running.notReady') return undefined;
    const { api } = this.#machinery;
    api.updatePodStatus(name, statusIn(state, pod, api.nowMs, this.#addresses.of(pod)));
    return state === 'running.notReady' ? this.#probe(pod) : undefined;
  }

  /** Ends a pod for a reason of its node's: it has Failed. */
  end(pod: Pod, ending: Pick<PodStatus, 'reason' | 'message'> & { readonly condition: PodCondition }): void {
    const { uid, name } = pod.metadata;
    const to = nextPodState(this.#states.get(uid) ?? 'gone', 'evicted');
    if (to === undefined) return;
    this.#enter(uid, to);
    const { api } = this.#machinery;
    const { condition, reason, message } = ending;
    const status = statusIn(to, pod, api.nowMs, this.#addresses.of(pod));
    const conditions = [...(status.conditions ?? []), condition];
    api.updatePodStatus(name, { ...status, conditions, reason, message });
  }

  /** Moves the pod in its chart, reports its status, and plans what comes next. */
  #move(pod: Pod, event: PodEventType): StepCause | undefined {
    const { uid, name } = pod.metadata;
    const from = this.#states.get(uid);
    const to = from === undefined ? undefined : nextPodState(from, event);
    if (from === undefined || to === undefined || from === to) return undefined;
    this.#enter(uid, to);
    const { api } = this.#machinery;
    const updated = api.updatePodStatus(name, statusIn(to, pod, api.nowMs, this.#addresses.of(pod)));
    if (updated !== undefined) this.#plan(updated, to);
    return { type: 'podMoved', pod: name, from, to };
  }

  /** What the pod does next by itself. */
  #plan(pod: Pod, state: PodState): void {
    const image = pod.spec.containers[0]?.image ?? '';
    const { recorder } = this.#machinery;
    switch (state) {
      case 'creating':
        return this.#later(pod, isPullable(image) ? 'started' : 'imageFailed', 'start');
      case 'pullBackOff':
        recorder.record(pod, 'kubelet', 'Warning', 'Failed', `Failed to pull image "${image}": not found`);
        return this.#backOff(pod, 'imageRetried', 'imageRetry');
      case 'running.notReady':
        recorder.record(pod, 'kubelet', 'Normal', 'Started', `Started container ${pod.spec.containers[0]?.name ?? ''}`);
        return this.#probe(pod);
      case 'crashBackOff':
        recorder.record(
          pod,
          'kubelet',
          'Warning',
          'BackOff',
          `Back-off restarting failed container in pod ${pod.metadata.name}`,
        );
        return this.#backOff(pod, 'restarted', 'crashRestart');
      default:
        return undefined;
    }
  }

  #probe(pod: Pod): void {
    const image = pod.spec.containers[0]?.image ?? '';
    if (!keepsRunning(image)) this.#later(pod, 'crashed', 'becomeReady');
    else if (becomesReady(image)) this.#later(pod, 'probeSucceeded', 'becomeReady');
  }

  #later(pod: Pod, event: PodEventType, duration: 'start' | 'becomeReady'): void {
    const { name, uid } = pod.metadata;
    this.#machinery.after(this.#machinery.durationMs(duration, uid), { type: 'kubelet', pod: name, uid, event });
  }

  /** The kubelet's own back-off: twice as long each time, up to five minutes. */
  #backOff(pod: Pod, event: PodEventType, duration: 'imageRetry' | 'crashRestart'): void {
    const { name, uid } = pod.metadata;
    const before = this.#backOffs.get(uid) ?? 0;
    this.#backOffs.set(uid, before + 1);
    const delayMs = this.#machinery.durationMs(duration, uid) * 2 ** Math.min(before, 10);
    this.#machinery.after(Math.min(delayMs, maxBackOffMs), { type: 'kubelet', pod: name, uid, event });
  }

  /** The scheduler has bound the pod to a node: its kubelet begins. */
  #accept(pod: Pod): void {
    this.#enter(pod.metadata.uid, nextPodState('unscheduled', 'scheduled') ?? 'creating');
    this.#start(pod);
  }

  /** Nothing starts before its volumes are attached to the node. */
  #start(pod: Pod): void {
    if (this.#hearsOf(pod) && this.#machinery.infrastructure?.holdsBack(pod) !== true) this.#plan(pod, 'creating');
  }

  /** Whether the kubelet of the pod's node runs and reaches the API server. */
  #hearsOf({ spec }: Pod): boolean {
    const { infrastructure } = this.#machinery;
    return infrastructure === undefined || infrastructure.isReachable(spec.nodeName);
  }

  /** After a reboot: the same pod on the same node, in new containers and under a new address. */
  #restart(pod: Pod): void {
    const { uid, name } = pod.metadata;
    const to = nextPodState(this.#states.get(uid) ?? 'gone', 'rebooted');
    if (to === undefined) return;
    this.#enter(uid, to);
    const { api, recorder } = this.#machinery;
    const rebooted = rebootedPod(pod, formatTime(api.nowMs));
    recorder.record(
      pod,
      'kubelet',
      'Normal',
      'SandboxChanged',
      'Pod sandbox changed, it will be killed and re-created.',
    );
    const updated = api.updatePodStatus(name, statusIn(to, rebooted, api.nowMs, this.#addresses.of(rebooted)));
    if (updated !== undefined) this.#plan(updated, to);
  }

  /** SIGTERM: the containers have the grace period to stop, and mostly need less. */
  #terminate(pod: Pod): void {
    const to = nextPodState(this.#states.get(pod.metadata.uid) ?? 'creating', 'deletionRequested');
    if (to !== undefined) this.#enter(pod.metadata.uid, to);
    // Without the kubelet's word the object stays, however long that takes.
    if (this.#hearsOf(pod)) this.#stop(pod, false);
  }

  #stop(pod: Pod, lostContainers: boolean): void {
    const { uid, name, deletionGracePeriodSeconds = 0 } = pod.metadata;
    const stopMs = lostContainers ? 0 : this.#machinery.durationMs('stop', uid);
    this.#machinery.after(Math.min(stopMs, deletionGracePeriodSeconds * 1000), {
      type: 'kubelet',
      pod: name,
      uid,
      event: 'stopped',
    });
    this.#machinery.recorder.record(
      pod,
      'kubelet',
      'Normal',
      'Killing',
      `Stopping container ${pod.spec.containers[0]?.name ?? ''}`,
    );
  }

  #stopped(pod: Pod): StepCause {
    this.#machinery.api.finalizePod(pod.metadata.name);
    return { type: 'podGone', pod: pod.metadata.name };
  }

  #enter(uid: string, state: PodState): void {
    this.#states.set(uid, state);
    this.#written = undefined;
  }

  #forget(uid: string): void {
    this.#states.delete(uid);
    this.#written = undefined;
    this.#heldUnready.delete(uid);
    this.#backOffs.delete(uid);
  }
}
