/** Looks around for the members of sets that need a quorum, when something has happened to them or to their addresses. */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import type { Pod } from '../objects.ts';
import type { AgendaItem } from '../simulation/agenda.ts';
import type { Machinery } from '../simulation/machinery.ts';
import { hangs } from './application.ts';
import type { ContainerPlans } from './containerPlans.ts';
import type { ContainerRecords } from './containerRecords.ts';
import { traitOf } from './images.ts';
import { type Member, quorateMembers, quorumContainer, setUidOf } from './quorum.ts';

/** When somebody looked last, or will look, by the set's UID; milliseconds since the scenario began. */
export type SavedQuorums = Readonly<Record<string, number>>;

/** What a name means takes its time to come round. */
const lookupMs = 500;

export class QuorumWatch {
  readonly #machinery: Machinery;
  readonly #records: ContainerRecords;
  readonly #plans: ContainerPlans;
  readonly #looks: Map<string, number>;

  constructor(machinery: Machinery, records: ContainerRecords, plans: ContainerPlans, saved: SavedQuorums = {}) {
    this.#machinery = machinery;
    this.#records = records;
    this.#plans = plans;
    this.#looks = new Map(Object.entries(saved));
  }

  save(): SavedQuorums {
    return Object.fromEntries(this.#looks);
  }

  /** Addresses come and go, members are deleted, and a set may be told to have more or fewer of them. */
  observe({ type, resource, object }: WatchEvent): void {
    if (this.#looks.size === 0) return;
    const soonMs = this.#machinery.nowMs + lookupMs;
    const { uid } = object.metadata;
    if (resource === 'pods' && type === 'DELETED') this.look(object as Pod);
    if (resource === 'statefulsets' && this.#looks.has(uid)) this.#lookAt(uid, soonMs);
    if (resource === 'endpointslices' || resource === 'services') this.lookAround();
  }

  /** All members look around soon. */
  lookAround(): void {
    for (const set of this.#looks.keys()) this.#lookAt(set, this.#machinery.nowMs + lookupMs);
  }

  /** The peers of a pod look around, soon or at a given time. */
  look(pod: Pod, atMs = this.#machinery.nowMs + lookupMs): void {
    if (quorumContainer(pod) !== undefined) this.#lookAt(setUidOf(pod), atMs);
  }

  perform(item: AgendaItem): void {
    if (item.type !== 'peers') return;
    const { api, nowMs } = this.#machinery;
    const members = this.#membersOf(item.set);
    const quorate = quorateMembers(members, api);
    for (const { pod, record } of members) {
      const name = quorumContainer(pod)?.name ?? '';
      const has = quorate.has(pod.metadata.uid);
      if (record.quorum === undefined || record.quorum.has === has) continue;
      this.#records.change(pod, name, { quorum: { has, sinceMs: nowMs } });
      this.#plans.foresee(pod, name);
    }
  }

  #membersOf(set: string): readonly Member[] {
    const { api, nowMs, infrastructure } = this.#machinery;
    return [...api.list('pods')].flatMap((pod): Member[] => {
      const container = quorumContainer(pod);
      if (container === undefined || setUidOf(pod) !== set) return [];
      const record = this.#records.of(pod, container.name);
      const { upMs = Number.POSITIVE_INFINITY } = record;
      const isReached = infrastructure === undefined || infrastructure.isReachable(pod.spec.nodeName);
      const runs = upMs <= nowMs && isReached && !hangs(record, traitOf(container.image));
      return [{ pod, record, runs }];
    });
  }

  /** What comes at the same moment needs one look. */
  #lookAt(set: string, atMs: number): void {
    const { nowMs } = this.#machinery;
    if (this.#looks.get(set) === atMs && atMs > nowMs) return;
    this.#looks.set(set, atMs);
    this.#machinery.after(Math.max(0, atMs - nowMs), { type: 'peers', set });
  }
}
