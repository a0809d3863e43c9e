/** The read-your-writes guard of 1.36 and later (semantics 1.4): no sync begins before its caches show what the last ones wrote, and none waits for more. */
import type { KubeObject } from '#engine/objects.ts';
import type { Cluster, StepCause } from '#engine/simulation/frames.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';

const recorded = ['pods', 'persistentvolumeclaims', 'statefulsets'] as const;
type Recorded = (typeof recorded)[number];

interface Written {
  readonly uid: string;
  /** Something that was written is gone again, and nobody can say any more which version it was. */
  readonly isUnsure: boolean;
  readonly versions: Partial<Record<Recorded, number>>;
}

export interface Guarded {
  readonly before: Cluster;
  readonly after: Cluster;
  readonly cause: StepCause;
  /** The UID of a set as the controller knew it. */
  readonly uidOf: (set: string) => string | undefined;
}

/** Keeps its own record of what the controller wrote, and judges each sync by it. */
export class GuardWatch {
  readonly #written = new Map<string, Written>();

  /** What is wrong with how a step began, or did not begin, a sync; undefined when nothing is. */
  judge(step: Guarded): string | undefined {
    const { before, cause } = step;
    if (!before.release.gates.StaleControllerConsistencyStatefulSet) return undefined;
    if (cause.type === 'request' && cause.request.type === 'controllerDown') this.#written.clear();
    if (cause.type === 'syncStarted') return this.#began(step, cause.set, false);
    if (cause.type !== 'sync') return undefined;
    const { report } = cause;
    const isRunning = before.controller.processing?.includes(report.set) === true;
    const complaint = isRunning ? undefined : this.#began(step, report.set, isRefusal(report));
    if (!isRefusal(report)) this.#note(step, report);
    return complaint;
  }

  #began({ before }: Guarded, set: string, isRefused: boolean): string | undefined {
    const { versions = {}, isUnsure = false } = this.#written.get(set) ?? {};
    const unread = recorded.find((resource) => (versions[resource] ?? 0) > readVersion(before, resource));
    if (!isRefused && unread === undefined) this.#written.delete(set);
    if (isUnsure || isRefused === (unread !== undefined)) return undefined;
    return isRefused
      ? `the sync of ${set} was held up, and there is nothing of its own that it has not read`
      : `the sync of ${set} began before it could read its own ${unread}`;
  }

  /** Writes are only on record while a cache lags; before that, every cache has read them. */
  #note({ after, uidOf }: Guarded, { set, writes, crashed }: SyncReport): void {
    const uid = uidOf(set);
    if (crashed === true) this.#written.clear();
    else if (uid === undefined) this.#written.delete(set);
    if (crashed === true || uid === undefined || after.controller.caches === undefined) return;
    for (const { verb, resource, name, error } of writes) {
      const kind = recorded.find((known) => resource === known || resource === `${known}/status`);
      if (verb === 'delete' || error !== undefined || kind === undefined) continue;
      const stored = (after.stored.objects[kind] as readonly KubeObject[]).find(
        ({ metadata }) => metadata.name === name,
      );
      const isReleased = verb === 'patch' && stored !== undefined && !isControlled(stored);
      if (!isReleased) this.#wrote(set, uid, kind, stored);
    }
  }

  #wrote(set: string, uid: string, resource: Recorded, stored: KubeObject | undefined): void {
    const before = this.#written.get(set);
    const { versions, isUnsure } = before?.uid === uid ? before : { versions: {}, isUnsure: false };
    const version = Math.max(versions[resource] ?? 0, Number(stored?.metadata.resourceVersion ?? 0));
    this.#written.set(set, {
      uid,
      isUnsure: isUnsure || stored === undefined,
      versions: { ...versions, [resource]: version },
    });
  }
}

function isControlled({ metadata }: KubeObject): boolean {
  return metadata.ownerReferences?.some(({ controller }) => controller === true) === true;
}

function isRefusal({ error, writes }: SyncReport): boolean {
  return writes.length === 0 && error?.startsWith('read version: ') === true;
}

function readVersion({ controller }: Cluster, resource: Recorded): number {
  const cache = controller.caches?.find((known) => known.resource === resource);
  return cache === undefined || cache.behind === 0 ? Number.POSITIVE_INFINITY : Number(cache.readVersion);
}
