import { type ApiError, isApiError } from '#engine/apiserver/apiErrors.ts';
import type { Fault } from '#engine/apiserver/faults.ts';
import type { Pod, StatefulSet } from '#engine/objects.ts';
import type { Decision, Rule } from '#engine/statefulset/decisions.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import { type FeatureGates, type KubernetesVersion, releaseOf } from '#engine/versions.ts';
import { RecordedWorld } from '../../../scripts/conformance/recordedWorld.ts';
import { setOf, type Wanted } from './setOf.ts';

export interface Cluster {
  readonly version?: KubernetesVersion;
  readonly gates?: Partial<FeatureGates>;
}

/** A cluster of one set, `web`, in which nothing happens but what the test does. The caches are up to date at every sync. */
export class World {
  readonly recorded: RecordedWorld;
  readonly reports: SyncReport[] = [];
  #wanted: Wanted = {};

  constructor(wanted: Wanted = {}, { version = '1.37', gates = {} }: Cluster = {}) {
    this.recorded = new RecordedWorld(releaseOf(version, gates));
    this.apply(wanted);
  }

  get set(): StatefulSet {
    const set = this.recorded.api.get('statefulsets', 'web');
    if (set === undefined) throw new Error('The set is gone.');
    return set;
  }

  get last(): SyncReport {
    const last = this.reports.at(-1);
    if (last === undefined) throw new Error('There has been no sync.');
    return last;
  }

  pod(ordinal: number): Pod | undefined {
    return this.recorded.api.get('pods', `web-${ordinal}`);
  }

  apply(change: Wanted): void {
    this.#wanted = { ...this.#wanted, ...change };
    this.recorded.apply(setOf(this.#wanted));
  }

  sync(): SyncReport {
    const report = this.recorded.sync();
    this.reports.push(report);
    return report;
  }

  /** As if all nodes were quick: scheduled, running and ready. */
  ready(...ordinals: readonly number[]): void {
    for (const ordinal of ordinals) {
      const pod = this.pod(ordinal);
      if (pod?.spec.nodeName === undefined) this.move(ordinal, 'scheduled');
      if (pod?.status.phase !== 'Running') this.move(ordinal, 'running');
      this.move(ordinal, 'ready');
    }
  }

  move(ordinal: number, to: Parameters<RecordedWorld['movePod']>[1]): void {
    this.recorded.movePod(`web-${ordinal}`, to);
  }

  kill(ordinal: number): void {
    this.recorded.deletePod(`web-${ordinal}`, false);
  }

  /** The next call like this one is refused. */
  refuse(verb: Fault['verb'], resource: Fault['resource'], name: string, message = 'quota'): void {
    this.recorded.setFault({ verb, resource, name, message });
  }

  /** Syncs with helpful nodes until the controller has nothing more to write. */
  settle(): this {
    for (let rounds = 0; rounds < 200; rounds++) {
      const { writes, error } = this.sync();
      const helped = this.#helpPods();
      if (writes.length === 0 && error === undefined && !helped) return this;
    }
    throw new Error('The set does not settle.');
  }

  /** The decisions of the last sync by this rule. */
  decisions(rule: Rule): readonly Decision[] {
    return this.last.decisions.filter((decision) => decision.rule === rule);
  }

  #helpPods(): boolean {
    let helped = false;
    for (const pod of [...this.recorded.api.list('pods')]) {
      const ordinal = Number(pod.metadata.name.replace(/^.*-/, ''));
      const isReady = pod.status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') === true;
      if (pod.metadata.deletionTimestamp !== undefined) this.move(ordinal, 'terminated');
      else if (!isReady) this.ready(ordinal);
      else continue;
      helped = true;
    }
    if (helped) this.recorded.advance(this.set.spec.minReadySeconds === undefined ? 0 : 60_000);
    return helped;
  }
}

/** What the API server or a lookup gives, when it is there and no refusal. */
export function mustBe<T extends object>(answer: T | undefined): Exclude<T, ApiError> {
  if (answer === undefined) throw new Error('It is not there.');
  if (isApiError(answer)) throw new Error(answer.message);
  return answer as Exclude<T, ApiError>;
}
