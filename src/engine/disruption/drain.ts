/**
 * kubectl drain: a loop in somebody's terminal. It cordons the node, asks the API server to evict each pod, and where a budget refuses
 * asks again every five seconds (kubectl `pkg/drain`). It looks only at the pods that were there when it began.
 */
import type { Admission } from '../apiserver/admission.ts';
import { type ApiError, badRequest, isApiError, notFound } from '../apiserver/apiErrors.ts';
import { evictPod } from '../apiserver/requests/evictPod.ts';
import type { WatchEvent } from '../apiserver/apiServer.ts';
import type { OwnerReference, Pod } from '../objects.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import type { StepCause } from '../simulation/frames.ts';
import type { Component, Machinery } from '../simulation/machinery.ts';
import type { InfrastructureTrouble } from '../simulation/scenario.ts';
import type { Release } from '../versions.ts';

type DrainRequest = Extract<InfrastructureTrouble, { type: 'drain' }>;

const retryMs = 5000;

/** A drain that goes on. */
export interface DrainState {
  readonly node: string;
  readonly sinceMs: number;
  /** Pods that are still to be evicted, and why the last try was refused, `''` before the first. */
  readonly left: readonly DrainedPod[];
  /** Pods that are evicted and not gone yet. */
  readonly leaving: readonly DrainedPod[];
  readonly request: DrainRequest;
  /** When the next try is, if one is planned. */
  readonly nextMs?: number;
}

export interface DrainedPod {
  readonly pod: string;
  readonly uid: string;
  readonly refusal: string;
}

export class Drains implements Component {
  readonly #machinery: Machinery;
  readonly #admission: Admission;
  readonly #drains: Map<string, DrainState>;

  constructor(machinery: Machinery, release: Release, drains: readonly DrainState[] = []) {
    this.#machinery = machinery;
    this.#admission = { api: machinery.api, release, validation: undefined };
    this.#drains = new Map(drains.map((drain) => [drain.node, drain]));
  }

  get drains(): readonly DrainState[] {
    return [...this.#drains.values()];
  }

  /** Cordons the node and begins; or refuses pods that would not come back, and changes nothing. */
  begin(request: DrainRequest): ApiError | undefined {
    const { api, nowMs } = this.#machinery;
    const { name } = request;
    const node = api.get('nodes', name);
    if (node === undefined) return notFound('nodes', name);
    const pods = [...api.list('pods')].filter(({ spec }) => spec.nodeName === name);
    const refusal = refusalOf(request, pods);
    if (refusal !== undefined) return refusal;
    if (node.spec.unschedulable !== true) api.put('nodes', { ...node, spec: { ...node.spec, unschedulable: true } });
    const left = pods
      .filter((pod) => ownerOf(pod)?.kind !== 'DaemonSet')
      .map(({ metadata: { name: pod, uid } }) => ({ pod, uid, refusal: '' }));
    this.#drains.set(name, { node: name, sinceMs: nowMs, left, leaving: [], request });
    this.#tryAt(name, nowMs);
    return undefined;
  }

  /** Ctrl-C. */
  stop(node: string): ApiError | undefined {
    return this.#drains.delete(node) ? undefined : badRequest(`no drain of node "${node}" is running`);
  }

  observe({ type, resource, object }: WatchEvent): void {
    if (this.#drains.size === 0) return;
    if (resource === 'pods' && type === 'DELETED') this.#podGone(object as Pod);
    // It asks every five seconds; between two answers that differ something has changed.
    if (resource !== 'pods' && resource !== 'poddisruptionbudgets') return;
    for (const { node, left, nextMs } of this.drains) if (left.length > 0 && nextMs === undefined) this.#tryNext(node);
  }

  perform(item: AgendaItem): StepCause | undefined {
    if (item.type !== 'drain') return undefined;
    const drain = this.#drains.get(item.node);
    if (drain === undefined || drain.nextMs !== item.atMs) return undefined;
    if (drain.left.length === 0 && drain.leaving.length === 0) {
      this.#drains.delete(item.node);
      return { type: 'drained', node: item.node };
    }
    return this.#evictAll(drain);
  }

  #evictAll(drain: DrainState): StepCause | undefined {
    const evicted: DrainedPod[] = [];
    const left: DrainedPod[] = [];
    for (const each of drain.left) {
      const refusal = this.#evict(each, drain.request);
      if (refusal === undefined) evicted.push(each);
      else left.push({ ...each, refusal });
    }
    const leaving = [...drain.leaving, ...evicted].filter(({ uid, pod }) => this.#isThere(pod, uid));
    const { nextMs: _done, ...rest } = drain;
    this.#drains.set(drain.node, { ...rest, left, leaving });
    if (left.length === 0 && leaving.length === 0) this.#tryAt(drain.node, this.#machinery.nowMs);
    const isNews = evicted.length > 0 || left.some(({ refusal }, at) => refusal !== drain.left[at]?.refusal);
    if (!isNews) return undefined;
    const refused = left.map(({ pod }) => pod);
    return { type: 'drainTried', node: drain.node, evicted: evicted.map(({ pod }) => pod), refused };
  }

  /** Undefined when the pod goes or is gone; the reason when it is to be asked for again. */
  #evict({ pod, uid }: DrainedPod, request: DrainRequest): string | undefined {
    if (!this.#isThere(pod, uid)) return undefined;
    const { disableEviction = false, gracePeriodSeconds } = request;
    const options = gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds };
    const answer = disableEviction
      ? this.#admission.api.delete('pods', pod, options)
      : evictPod(this.#admission, pod, options);
    return isApiError(answer) && answer.code !== 404 ? answer.message : undefined;
  }

  #isThere(pod: string, uid: string): boolean {
    return this.#machinery.api.get('pods', pod)?.metadata.uid === uid;
  }

  #podGone({ metadata }: Pod): void {
    for (const drain of this.drains) {
      const leaving = drain.leaving.filter(({ uid }) => uid !== metadata.uid);
      const left = drain.left.filter(({ uid }) => uid !== metadata.uid);
      if (leaving.length === drain.leaving.length && left.length === drain.left.length) continue;
      this.#drains.set(drain.node, { ...drain, left, leaving });
      if (left.length === 0 && leaving.length === 0) this.#tryAt(drain.node, this.#machinery.nowMs);
    }
  }

  /** The next of the moments, five seconds apart, at which it asks. */
  #tryNext(node: string): void {
    const { nowMs } = this.#machinery;
    const sinceMs = this.#drains.get(node)?.sinceMs ?? nowMs;
    this.#tryAt(node, sinceMs + (Math.floor((nowMs - sinceMs) / retryMs) + 1) * retryMs);
  }

  #tryAt(node: string, nextMs: number): void {
    const drain = this.#drains.get(node);
    if (drain === undefined) return;
    this.#drains.set(node, { ...drain, nextMs });
    this.#machinery.after(nextMs - this.#machinery.nowMs, { type: 'drain', node });
  }
}

/** The filters of `pkg/drain`: what would be lost unless somebody says that it may. */
function refusalOf(
  { name, force = false, deleteEmptyDirData = false, ignoreDaemonSets = false }: DrainRequest,
  pods: readonly Pod[],
): ApiError | undefined {
  const problems = [
    ...problem(pods, !ignoreDaemonSets && isOfDaemonSet, 'DaemonSet-managed Pods (use --ignore-daemonsets to ignore)'),
    ...problem(
      pods,
      !deleteEmptyDirData && hasLocalData,
      'Pods with local storage (use --delete-emptydir-data to override)',
    ),
    ...problem(pods, !force && isUnmanaged, 'Pods that declare no controller (use --force to override)'),
  ];
  if (problems.length === 0) return undefined;
  return badRequest(`unable to drain node "${name}" due to error: ${problems.join(', ')}, continuing command...`);
}

function problem(pods: readonly Pod[], isIt: false | ((pod: Pod) => boolean), what: string): readonly string[] {
  const found = isIt === false ? [] : pods.filter(isIt);
  if (found.length === 0) return [];
  return [`cannot delete ${what}: ${found.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`).join(', ')}`];
}

function isOfDaemonSet(pod: Pod): boolean {
  return ownerOf(pod)?.kind === 'DaemonSet';
}

function hasLocalData({ spec, status }: Pod): boolean {
  if (status.phase === 'Failed' || status.phase === 'Succeeded') return false;
  return (spec.volumes ?? []).some((volume) => volume['emptyDir'] !== undefined);
}

function isUnmanaged(pod: Pod): boolean {
  return pod.status.phase !== 'Failed' && pod.status.phase !== 'Succeeded' && ownerOf(pod) === undefined;
}

function ownerOf({ metadata }: Pod): OwnerReference | undefined {
  return metadata.ownerReferences?.find(({ controller }) => controller === true);
}
