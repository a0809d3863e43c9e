/** What the runtime knows of the containers in its hands, by pod and name. A plain pod has none. */
import type { Pod } from '../objects.ts';
import { sameJson } from '../sameJson.ts';
import { type Ailment, type Ailments, ailmentsOf } from './ailments.ts';
import { changed, type ContainerRecord, type RecordChange } from './containerRecord.ts';

type RecordsOfPod = Readonly<Record<string, ContainerRecord>>;

/** By the pod's UID and the container's name. */
export type SavedRecords = Readonly<Record<string, RecordsOfPod>>;

const fresh: ContainerRecord = { turn: 0 };
const none: RecordsOfPod = {};

export class ContainerRecords {
  readonly #records: Map<string, RecordsOfPod>;
  /** By UID, only pods that something is wrong with. */
  readonly #ailing = new Map<string, readonly Ailment[]>();
  /** The same as a record, while it stays as it is: frames share it. */
  #written: Ailments | undefined;

  constructor(saved: SavedRecords = {}) {
    this.#records = new Map(Object.entries(saved));
    for (const uid of this.#records.keys()) this.#diagnose(uid);
  }

  save(): SavedRecords {
    return Object.fromEntries(this.#records);
  }

  has(uid: string): boolean {
    return this.#records.has(uid);
  }

  /** From now on the pod has records, though nothing is in them yet. */
  take(uid: string): void {
    if (!this.has(uid)) this.#records.set(uid, none);
  }

  forget(uid: string): void {
    this.#records.delete(uid);
    if (this.#ailing.delete(uid)) this.#written = undefined;
  }

  of({ metadata }: Pod, name: string): ContainerRecord {
    return this.#records.get(metadata.uid)?.[name] ?? fresh;
  }

  change({ metadata: { uid } }: Pod, name: string, change: RecordChange): void {
    const records = this.#records.get(uid) ?? none;
    const before = records[name] ?? fresh;
    const after = changed(before, change);
    this.#records.set(uid, { ...records, [name]: after });
    if (!sameJson(ailmentsOf(before), ailmentsOf(after))) this.#diagnose(uid);
  }

  /** Undefined when nothing is wrong anywhere. */
  get ailments(): Ailments | undefined {
    if (this.#ailing.size === 0) return undefined;
    this.#written ??= Object.fromEntries(this.#ailing);
    return this.#written;
  }

  #diagnose(uid: string): void {
    const found = [...new Set(Object.values(this.#records.get(uid) ?? none).flatMap(ailmentsOf))];
    if (found.length > 0) this.#ailing.set(uid, found);
    else this.#ailing.delete(uid);
    this.#written = undefined;
  }
}
