/** What the runtime knows of the containers in its hands, by pod and name. A plain pod has none. */
import type { Pod } from '../objects.ts';
import { type Ailments, ailmentsOf } from './ailments.ts';
import { changed, type ContainerRecord, type RecordChange } from './containerRecord.ts';

type RecordsOfPod = Readonly<Record<string, ContainerRecord>>;

/** By the pod's UID and the container's name. */
export type SavedRecords = Readonly<Record<string, RecordsOfPod>>;

const fresh: ContainerRecord = { turn: 0 };
const none: RecordsOfPod = {};

export class ContainerRecords {
  readonly #records: Map<string, RecordsOfPod>;
  /** While the records stay as they are: frames share it. */
  #ailments: Ailments | undefined;

  constructor(saved: SavedRecords = {}) {
    this.#records = new Map(Object.entries(saved));
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
    this.#ailments = undefined;
  }

  of({ metadata }: Pod, name: string): ContainerRecord {
    return this.#records.get(metadata.uid)?.[name] ?? fresh;
  }

  change({ metadata: { uid } }: Pod, name: string, change: RecordChange): void {
    const records = this.#records.get(uid) ?? none;
    this.#records.set(uid, { ...records, [name]: changed(records[name] ?? fresh, change) });
    this.#ailments = undefined;
  }

  /** Undefined when nothing is wrong anywhere. */
  get ailments(): Ailments | undefined {
    this.#ailments ??= Object.fromEntries(
      [...this.#records].flatMap(([uid, records]) => {
        const found = [...new Set(Object.values(records).flatMap(ailmentsOf))];
        return found.length === 0 ? [] : [[uid, found]];
      }),
    );
    return Object.keys(this.#ailments).length === 0 ? undefined : this.#ailments;
  }
}
