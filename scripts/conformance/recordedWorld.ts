/** The world of the recordings: one namespace, one set, and a clock, moved by the steps of a scenario (conformance README). */
import '../../src/engine/apiserver/everyShape.ts';
import { Client } from '../../src/engine/apiserver/client.ts';
import { type Fault, Faults } from '../../src/engine/apiserver/faults.ts';
import { isApiError } from '../../src/engine/apiserver/apiErrors.ts';
import { ApiServer } from '../../src/engine/apiserver/apiServer.ts';
import { defaultStatefulSet } from '../../src/engine/apiserver/defaultStatefulSet.ts';
import { formatTime } from '../../src/engine/apiserver/time.ts';
import { collectGarbage, finishDeletingOwners } from '../../src/engine/garbageCollector.ts';
import type { JsonObject } from '../../src/engine/json.ts';
import type { Pod, PodCondition, PodStatus } from '../../src/engine/objects.ts';
import { Informers } from '../../src/engine/statefulset/informers.ts';
import { reconcile } from '../../src/engine/statefulset/reconcile.ts';
import type { SyncReport } from '../../src/engine/statefulset/sync.ts';
import type { Release } from '../../src/engine/versions.ts';
import { releaseProtectedClaims } from '../../src/engine/volumes/claimProtection.ts';

/** 2026-01-01T00:00:00Z, where every recording begins. */
const beginMs = 1_767_225_600_000;

export type PodMove = 'scheduled' | 'running' | 'ready' | 'unready' | 'failed' | 'succeeded' | 'terminated';

export class RecordedWorld {
  readonly api: ApiServer;
  readonly #informers = new Informers();
  readonly #faults = new Faults();
  readonly #release: Release;
  #nowMs = beginMs;
  #setName = '';

  constructor(release: Release) {
    this.#release = release;
    this.api = new ApiServer(() => this.#nowMs);
    // The caches stand still during a sync, so they get their own events only afterwards.
    this.api.onWatchEvent = (event) => this.#undelivered.push(event);
  }

  readonly #undelivered: Parameters<Informers['deliver']>[0][] = [];

  get setName(): string {
    return this.#setName;
  }

  apply(manifest: JsonObject): void {
    const { name } = manifest['metadata'] as { name: string };
    this.#setName = name;
    const old = this.api.get('statefulsets', name);
    const set = defaultStatefulSet(manifest, this.#release);
    if (old === undefined) {
      this.#must(this.api.create('statefulsets', { ...set, metadata: { ...set.metadata, name } }));
      return;
    }
    const { labels, annotations } = set.metadata;
    const metadata = { ...old.metadata, labels, annotations };
    this.#must(this.api.update('statefulsets', { ...old, metadata, spec: set.spec }));
  }

  sync(): SyncReport {
    for (const event of this.#undelivered.splice(0)) this.#informers.deliver(event);
    const client = new Client(this.api, this.#faults);
    const report = reconcile(
      { release: this.#release, informers: this.#informers, client, nowMs: this.#nowMs },
      this.#setName,
    );
    this.#settleClaims();
    return report;
  }

  movePod(name: string, to: PodMove): void {
    const pod = this.api.get('pods', name);
    if (pod === undefined) throw new Error(`The recording moves the pod ${name}, which is not there.`);
    if (to === 'terminated') this.api.finalizePod(name);
    else if (to === 'scheduled') this.api.updatePodStatus(name, pod.status, 'node-1');
    else this.api.updatePodStatus(name, this.#statusAfter(pod, to));
    this.#settleClaims();
  }

  deletePod(name: string, force: boolean): void {
    this.#must(this.api.delete('pods', name, force ? { gracePeriodSeconds: 0 } : {}));
    this.#settleClaims();
  }

  deleteClaim(name: string): void {
    this.#must(this.api.delete('persistentvolumeclaims', name));
    this.#settleClaims();
  }

  labelPod(name: string, label: string, value: string): void {
    const pod = this.api.get('pods', name);
    if (pod === undefined) throw new Error(`The recording labels the pod ${name}, which is not there.`);
    const { [label]: _old, ...labels } = pod.metadata.labels ?? {};
    this.#must(this.api.patchMetadata('pods', name, { labels: value === '' ? labels : { ...labels, [label]: value } }));
  }

  deleteSet(propagationPolicy: 'Orphan' | 'Background'): void {
    this.#must(this.api.delete('statefulsets', this.#setName, { propagationPolicy }));
    if (propagationPolicy === 'Orphan') finishDeletingOwners(this.api);
    else this.collectGarbage();
  }

  /** The collector and the claim protection take turns until neither finds anything. */
  collectGarbage(): void {
    while (collectGarbage(this.api).length + this.#settleClaims() > 0);
  }

  setFault(fault: Fault): void {
    this.#faults.set(fault);
  }

  advance(ms: number): void {
    this.#nowMs += ms;
  }

  #settleClaims(): number {
    return releaseProtectedClaims(this.api).length;
  }

  #statusAfter(pod: Pod, to: Exclude<PodMove, 'terminated' | 'scheduled'>): PodStatus {
    const phase = {
      running: 'Running',
      ready: pod.status.phase,
      unready: pod.status.phase,
      failed: 'Failed',
      succeeded: 'Succeeded',
    } as const;
    return { ...pod.status, phase: phase[to], conditions: this.#conditions(pod, to === 'ready' ? 'True' : 'False') };
  }

  /** A condition's time moves only when its status changes. */
  #conditions({ status }: Pod, ready: PodCondition['status']): readonly PodCondition[] {
    const before = status.conditions?.find(({ type }) => type === 'Ready');
    if (before?.status === ready) return status.conditions ?? [];
    return [{ type: 'Ready', status: ready, lastTransitionTime: formatTime(this.#nowMs) }];
  }

  #must(answer: object): void {
    if (isApiError(answer)) throw new Error(`The API server refused a step of the recording: ${answer.message}`);
  }
}
