/**
 * What befalls machines, and what their kubelets do about it when they can. The control plane learns of none of it but by reports that
 * come or stay away. A container whose pod the API has dropped may run on, on a machine that nobody reaches: two of one identity.
 */
import { type ApiError, badRequest, isApiError, notFound } from '../apiserver/apiErrors.ts';
import type { WatchEvent } from '../apiserver/apiServer.ts';
import { formatTime } from '../apiserver/time.ts';
import type { Pod } from '../objects.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import { createNode, nodeConditions } from '../simulation/beginning.ts';
import { chance } from '../simulation/chance.ts';
import type { StepCause } from '../simulation/frames.ts';
import type { Component, Machinery } from '../simulation/machinery.ts';
import type { NodeFault } from '../simulation/scenario.ts';
import type { KubernetesVersion } from '../versions.ts';
import { claimNames } from '../volumes/claimProtection.ts';
import type { Kubelet } from './kubelet.ts';
import type { Machines } from './machines.ts';
import { isNodeReady } from './taints.ts';
import { reported, shutdownConditions } from './nodeReports.ts';

/** The containers of a pod that the API server no longer knows. */
export interface StrayContainer {
  readonly pod: string;
  readonly uid: string;
  readonly node: string;
  /** The claims whose volumes it has mounted. */
  readonly claims: readonly string[];
}

const afterLastPodMs = 1000;

export class NodeFaults implements Component {
  readonly #machinery: Machinery;
  readonly #kubelet: Kubelet;
  readonly #machines: Machines;
  readonly #version: KubernetesVersion;
  /** By UID. */
  readonly #strays: Map<string, StrayContainer>;

  constructor(
    machinery: Machinery,
    kubelet: Kubelet,
    machines: Machines,
    version: KubernetesVersion,
    strays: readonly StrayContainer[] = [],
  ) {
    this.#machinery = machinery;
    this.#kubelet = kubelet;
    this.#machines = machines;
    this.#version = version;
    this.#strays = new Map(strays.map((stray) => [stray.uid, stray]));
  }

  get strays(): readonly StrayContainer[] {
    return [...this.#strays.values()];
  }

  /** Gives the refusal when there is no such machine, or it cannot come to that from where it is. */
  meet(node: string, fault: NodeFault): ApiError | undefined {
    const { api, world } = this.#machinery;
    if (!world.nodes.some(({ name }) => name === node)) return notFound('nodes', node);
    const state = this.#machines.of(node)?.state;
    switch (fault) {
      case 'down':
        if (state === 'down') return badRequest(`the machine of node "${node}" is off`);
        return this.#goDown(node);
      case 'cutOff':
        if (state !== undefined) return badRequest(`the machine of node "${node}" is in trouble already: ${state}`);
        return this.#cutOff(node);
      case 'shutdown':
        if (state !== undefined) return badRequest(`the machine of node "${node}" is in trouble already: ${state}`);
        return this.#shutDown(node);
      case 'up':
        if (state === 'starting' || state === 'shuttingDown')
          return badRequest(`the machine of node "${node}" is ${state}`);
        if (state === undefined && api.get('nodes', node) !== undefined)
          return badRequest(`the machine of node "${node}" runs and is connected`);
        return this.#comeUp(node);
    }
  }

  /** A pod that is dropped while its containers run unseen leaves them behind. */
  observe({ type, resource, object }: WatchEvent): void {
    if (resource !== 'pods' || type !== 'DELETED') return;
    const { metadata, spec } = object as Pod;
    const node = spec.nodeName ?? '';
    if (!this.#machines.runsUnseen(node, metadata.uid)) return;
    const { name, uid } = metadata;
    this.#strays.set(uid, { pod: name, uid, node, claims: claimNames(object as Pod) });
  }

  perform(item: AgendaItem): StepCause | undefined {
    switch (item.type) {
      case 'nodeReturn':
        return this.#machines.of(item.node)?.returnsAtMs === item.atMs ? this.#return(item.node) : undefined;
      case 'podShutdown':
        return this.#endPod(item.pod, item.uid);
      case 'nodeOff':
        if (this.#machines.of(item.node)?.state !== 'shuttingDown') return undefined;
        this.#goDown(item.node);
        return { type: 'nodeOff', node: item.node };
      case 'straysStopped':
        return this.#stopStrays(item.node);
      default:
        return undefined;
    }
  }

  /** Power off: containers and kubelet stop, and nobody says so. */
  #goDown(node: string): undefined {
    const before = this.#machines.of(node);
    const silent = before !== undefined && !this.#machines.isReachable(node);
    this.#forgetPlans(node);
    const sinceMs = silent ? before.sinceMs : this.#machinery.nowMs;
    this.#machines.set({ node, state: 'down', sinceMs, running: [], wasOff: true });
    for (const { uid, node: where } of this.strays) if (where === node) this.#strays.delete(uid);
    this.#kubelet.runtime?.lookAround();
  }

  #cutOff(node: string): undefined {
    this.#forgetPlans(node);
    const running = this.#podsOn(node).flatMap(({ metadata: { uid } }) =>
      /^(running|stopping|crash|init)/.test(this.#kubelet.stateOf(uid) ?? '') ? [uid] : [],
    );
    this.#machines.set({ node, state: 'cutOff', sinceMs: this.#machinery.nowMs, running, wasOff: false });
    this.#kubelet.runtime?.lookAround();
  }

  /** Graceful node shutdown: the kubelet says that it is not ready, and ends its pods within their grace period. */
  #shutDown(node: string): undefined {
    const { api, recorder, nowMs } = this.#machinery;
    this.#machines.set({ node, state: 'shuttingDown', sinceMs: nowMs, running: [], wasOff: false });
    const stored = api.get('nodes', node);
    if (stored !== undefined) {
      const shutting = api.put('nodes', reported(stored, shutdownConditions(formatTime(api.nowMs)))) ?? stored;
      recorder.record(shutting, 'kubelet', 'Normal', 'NodeShutdown', 'Shutdown manager detected shutdown event');
      recorder.record(shutting, 'kubelet', 'Normal', 'NodeNotReady', `Node ${node} status is now: NodeNotReady`);
    }
    let lastMs = 0;
    for (const pod of this.#podsOn(node)) {
      const { name, uid } = pod.metadata;
      const graceMs = (pod.spec.terminationGracePeriodSeconds ?? 30) * 1000;
      const stopMs = this.#kubelet.stopMs(pod, graceMs);
      this.#machinery.after(stopMs, { type: 'podShutdown', pod: name, uid });
      lastMs = Math.max(lastMs, stopMs);
    }
    this.#machinery.after(lastMs + afterLastPodMs, { type: 'nodeOff', node });
  }

  #comeUp(node: string): undefined {
    const { nowMs } = this.#machinery;
    const delayMs = this.#machinery.durationMs('nodeReturn', `${node} ${nowMs}`);
    const running = this.#podsOn(node).map(({ metadata }) => metadata.uid);
    const before = this.#machines.of(node) ?? { node, sinceMs: nowMs, running, wasOff: false };
    this.#machines.set({ ...before, state: 'starting', returnsAtMs: nowMs + delayMs });
    this.#machinery.after(delayMs, { type: 'nodeReturn', node });
  }

  #endPod(name: string, uid: string): StepCause | undefined {
    const { api } = this.#machinery;
    const pod = api.get('pods', name);
    // A pod that was being deleted anyway goes its way; one that is deleted by now is gone.
    if (pod?.metadata.uid !== uid || pod.metadata.deletionTimestamp !== undefined) return undefined;
    const message = 'Pod was terminated in response to imminent node shutdown.';
    const condition = {
      type: 'DisruptionTarget',
      status: 'True' as const,
      lastTransitionTime: formatTime(api.nowMs),
      reason: 'TerminationByKubelet',
      message,
    };
    this.#kubelet.end(pod, { reason: 'Terminated', message, condition });
    return { type: 'podShutDown', pod: name, node: pod.spec.nodeName ?? '' };
  }

  /** The kubelet registers if its node is gone, reports, and looks after what it finds: pods, and containers without a pod. */
  #return(node: string): StepCause {
    const rebooted = this.#machines.of(node)?.wasOff === true;
    const strays = this.strays.filter((stray) => stray.node === node);
    const pods = this.#podsOn(node);
    this.#machines.mend(node);
    this.#report(node, rebooted);
    for (const pod of pods) this.#kubelet.resume(pod, rebooted);
    this.#kubelet.runtime?.lookAround();
    if (strays.length > 0) {
      const stopMs = Math.max(...strays.map(({ uid }) => this.#machinery.durationMs('stop', uid)));
      this.#machinery.after(stopMs, { type: 'straysStopped', node });
    }
    return { type: 'nodeReady', node, rebooted, pods: pods.map(({ metadata }) => metadata.name) };
  }

  #report(name: string, rebooted: boolean): void {
    const { api, recorder, world, seed, nowMs } = this.#machinery;
    const options = world.nodes.find((node) => node.name === name);
    const before = api.get('nodes', name);
    const wasReady = before !== undefined && isNodeReady(before);
    const node =
      before === undefined
        ? options && createNode(api, options, this.#version)
        : api.put('nodes', reported(before, nodeConditions(formatTime(api.nowMs))));
    if (node === undefined || isApiError(node)) return;
    if (rebooted) {
      const bootId = Math.floor(chance(seed, `boot ${name} ${nowMs}`) * 2 ** 32).toString(16);
      recorder.record(node, 'kubelet', 'Normal', 'Starting', 'Starting kubelet.');
      recorder.record(node, 'kubelet', 'Warning', 'Rebooted', `Node ${name} has been rebooted, boot id: ${bootId}`);
    }
    if (!wasReady) recorder.record(node, 'kubelet', 'Normal', 'NodeReady', `Node ${name} status is now: NodeReady`);
  }

  #stopStrays(node: string): StepCause | undefined {
    const stopped = this.strays.filter((stray) => stray.node === node && this.#machines.isReachable(node));
    if (stopped.length === 0) return undefined;
    for (const { uid } of stopped) this.#strays.delete(uid);
    return { type: 'straysStopped', node, pods: stopped.map(({ pod }) => pod) };
  }

  #forgetPlans(node: string): void {
    const uids = new Set(this.#podsOn(node).map(({ metadata }) => metadata.uid));
    this.#machinery.agenda.forget((item) => item.type === 'kubelet' && uids.has(item.uid));
  }

  #podsOn(node: string): readonly Pod[] {
    return [...this.#machinery.api.list('pods')].filter(({ spec }) => spec.nodeName === node);
  }
}
