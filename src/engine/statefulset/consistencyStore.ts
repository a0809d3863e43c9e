/**
 * The read-your-writes guard of 1.36 and later: which versions of its own writes each set's next sync has to see in the caches
 * (pkg/controller/util/consistency; semantics 1.4). Deletes and ControllerRevisions are not on record.
 */

/** The resources whose writes are recorded. */
export type RecordedResource = 'statefulsets' | 'pods' | 'persistentvolumeclaims';

/** A cache that has not read as far as the controller has written. */
export interface StaleRead {
  readonly resource: RecordedResource;
  readonly read: number;
  readonly written: number;
}

type Versions = { [Resource in RecordedResource]?: number };

interface OwnerRecord {
  readonly uid: string;
  readonly versions: Versions;
}

/** The records by set, as plain JSON. */
export type SavedRecords = Readonly<Record<string, { readonly uid: string; readonly versions: Readonly<Versions> }>>;

export class ConsistencyStore {
  readonly #records: Map<string, OwnerRecord>;

  constructor(saved: SavedRecords = {}) {
    this.#records = new Map(
      Object.entries(saved).map(([owner, { uid, versions }]) => [owner, { uid, versions: { ...versions } }]),
    );
  }

  /** WroteAt: keeps the newest version. A set of the same name and another UID begins a new record. */
  wroteAt(owner: string, uid: string, resource: RecordedResource, version: number): void {
    let record = this.#records.get(owner);
    if (record?.uid !== uid) {
      record = { uid, versions: {} };
      this.#records.set(owner, record);
    }
    record.versions[resource] = Math.max(record.versions[resource] ?? 0, version);
  }

  /** EnsureReady: the first cache that is behind the record; undefined when none is, and then the record is dropped. */
  ensureReady(owner: string, readOf: (resource: RecordedResource) => number): StaleRead | undefined {
    const record = this.#records.get(owner);
    if (record === undefined) return undefined;
    for (const [name, written] of Object.entries(record.versions)) {
      const resource = name as RecordedResource;
      const read = readOf(resource);
      if (read < written) return { resource, read, written };
    }
    this.#records.delete(owner);
    return undefined;
  }

  /** Clear: for a set that is gone. */
  clear(owner: string): void {
    this.#records.delete(owner);
  }

  save(): SavedRecords {
    return Object.fromEntries(
      [...this.#records].map(([owner, { uid, versions }]) => [owner, { uid, versions: { ...versions } }]),
    );
  }
}
