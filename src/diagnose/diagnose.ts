/**
 * What the controller of each StatefulSet does next, or what it waits for, from nothing but the objects of the cluster: one sync of the
 * engine's own controller on caches that have just listed them, and the reasons behind what it decides.
 */
import type { StoredObjects } from '#engine/apiserver/store.ts';
import type { JsonObject } from '#engine/json.ts';
import { nextSync } from '#engine/nextSync.ts';
import type { Resource, StatefulSet } from '#engine/objects.ts';
import type { ObjectName, Rule } from '#engine/statefulset/decisions.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import type { Release } from '#engine/versions.ts';
import { syncAfterwards } from './afterwards.ts';
import { fillIn, type Gap } from './fillIn.ts';
import { failureOf, type Hold, holdOf } from './hold.ts';
import type { KnownCluster } from './knownCluster.ts';
import { deeds, firstOf } from './mainDecision.ts';
import { sortObjects, type SortedObjects } from './sortObjects.ts';
import { type WayOut, wayOut } from './wayOut.ts';

/**
 * `acts`: it writes. `waits`: for something that is on its way. `stuck`: for something that time alone will not bring. `held`: by a rule
 * that somebody has set. `fails`: the sync ends in an error. `unknown`: pieces are missing that the decision turns on.
 */
export type SetState = 'settled' | 'acts' | 'waits' | 'stuck' | 'held' | 'fails' | 'unknown';

export interface NextWrite {
  readonly verb: string;
  readonly resource: string;
  readonly name: string;
}

export interface Diagnosis {
  readonly namespace: string;
  readonly set: StatefulSet;
  readonly state: SetState;
  /** The decision that says most, and the object that it is about. */
  readonly rule: Rule;
  readonly object: ObjectName;
  readonly hold: Hold | undefined;
  /** What the next sync decides and writes. */
  readonly report: SyncReport;
  readonly next: readonly NextWrite[];
  /** The sync that follows once the wait is over, by itself or by the way out. */
  readonly afterwards: SyncReport | undefined;
  readonly wayOut: readonly WayOut[];
  readonly gaps: readonly Gap[];
  /** The cluster as the decision saw it, gaps filled. */
  readonly cluster: KnownCluster;
}

export interface DiagnosisOptions {
  readonly release: Release;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

export interface Diagnosed extends Pick<SortedObjects, 'passedOver' | 'repeated'> {
  /** By namespace, then by name. */
  readonly diagnoses: readonly Diagnosis[];
}

/** Diagnoses every StatefulSet among objects whose shapes have been checked. */
export function diagnose(objects: readonly JsonObject[], options: DiagnosisOptions): Diagnosed {
  const { namespaces, passedOver, repeated } = sortObjects(objects);
  const diagnoses = namespaces.flatMap(({ namespace, stored }) =>
    [...stored.objects.statefulsets]
      .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
      .map((set) => diagnoseSet(namespace, stored, set, options)),
  );
  return { diagnoses, passedOver, repeated };
}

/** Diagnoses one set among the objects of its namespace, which are in the shape that the engine stores. */
export function diagnoseSet(
  namespace: string,
  given: StoredObjects,
  set: StatefulSet,
  { release, nowMs }: DiagnosisOptions,
): Diagnosis {
  const { stored, gaps } = fillIn(given, set, release);
  const unknown = new Set<Resource>(gaps.includes('claims') ? ['persistentvolumeclaims'] : []);
  const cluster: KnownCluster = { stored, release, nowMs, step: 0, unknown };
  const report = nextSync(stored, release, set.metadata.name, nowMs);
  const hold = holdOf(cluster, set, report);
  const next = acceptedWrites(report);
  const state = stateOf(report, hold, next, gaps);
  const ways = hold === undefined || state === 'acts' ? [] : wayOut(cluster, set, report, hold);
  return {
    namespace,
    set,
    state,
    ...mainOf(set, report, hold, state),
    hold,
    report,
    next,
    afterwards: hold === undefined || state === 'acts' ? undefined : syncAfterwards(cluster, set, hold, ways),
    wayOut: ways,
    gaps,
    cluster,
  };
}

/** The writes that the API server would take. */
export function acceptedWrites({ writes }: SyncReport): readonly NextWrite[] {
  return writes
    .filter(({ error }) => error === undefined)
    .map(({ verb, resource, name }) => ({ verb, resource, name }));
}

/** Without the pods nothing is known, and without the revisions nothing about an update. */
const telling: readonly Gap[] = ['pods', 'revisionsChanged'];

function stateOf(
  report: SyncReport,
  hold: Hold | undefined,
  next: readonly NextWrite[],
  gaps: readonly Gap[],
): SetState {
  if (gaps.some((gap) => telling.includes(gap))) return 'unknown';
  if (failureOf(report) !== undefined) return 'fails';
  if (next.some(({ resource }) => resource === 'pods' || resource === 'persistentvolumeclaims')) return 'acts';
  if (hold === undefined) return next.length > 0 ? 'acts' : 'settled';
  if (hold.isStuck) return 'stuck';
  return hold.decision.verdict === 'stop' && hold.decision.rule !== 'setBeingDeleted' ? 'held' : 'waits';
}

function mainOf(
  set: StatefulSet,
  report: SyncReport,
  hold: Hold | undefined,
  state: SetState,
): Pick<Diagnosis, 'rule' | 'object'> {
  const itself: ObjectName = { resource: 'statefulsets', name: set.metadata.name };
  const deed = state === 'acts' ? firstOf(report, deeds) : undefined;
  if (deed !== undefined) return { rule: deed.rule, object: deed.object ?? itself };
  if (hold !== undefined && state !== 'acts') {
    const { decision, reasons } = hold;
    return { rule: decision.rule, object: decision.object ?? reasons[1]?.reading.object ?? itself };
  }
  const rest = firstOf(report, ['statusWritten', 'nothingToUpdate', 'statusUnchanged']);
  return { rule: rest?.rule ?? 'statusUnchanged', object: itself };
}
