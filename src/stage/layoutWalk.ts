/** The last sync as marks on the lanes: where the walk passed, where it acted, and where it stopped. */
import { parseTime } from '#engine/apiserver/time.ts';
import type { StatefulSet } from '#engine/objects.ts';
import type { Decision } from '#engine/statefulset/decisions.ts';
import { type PodFacts, parseOrdinal } from '#engine/statefulset/podFacts.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import type { PodTable } from './objectTables.ts';
import type { Gate, Walk, WalkKind, WalkMark } from './scene.ts';

export interface WalkSurroundings {
  readonly set: StatefulSet;
  readonly pods: PodTable;
  /** Whether the pod of an ordinal is Ready and available, as its card shows it. */
  readonly isSettled: (ordinal: number) => boolean;
  /** The next pod to be replaced, where a gate without an object of its own is drawn. */
  readonly nextToReplace: number | undefined;
  readonly nowMs: number;
}

export interface WalkLayout {
  readonly walk: Walk;
  markAt(ordinal: number): WalkMark;
}

/** Reads the marks off the decisions of a sync; without a sync there is no walk. */
export function layoutWalk(report: SyncReport | undefined, around: WalkSurroundings): WalkLayout {
  if (report === undefined) return { walk: { kind: 'up', gate: undefined }, markAt: () => 'none' };
  const acts = actsByOrdinal(report);
  const kind = walkKind(report.decisions);
  const gate = gateOf(report.decisions, around);
  const start = around.set.spec.ordinals?.start ?? 0;
  const inRange = (ordinal: number) => ordinal >= start && ordinal < start + around.set.spec.replicas;
  const markAt = (ordinal: number): WalkMark => {
    if (gate?.ordinal === ordinal) return gate.lifted ? 'gateLifted' : 'gate';
    const act = acts.get(ordinal);
    if (act !== undefined) return act;
    if (!inRange(ordinal)) return kind === 'condemned' && around.pods.has(ordinal) ? 'notReached' : 'none';
    return kind === 'update' ? updateMark(ordinal) : upMark(ordinal);
  };
  const upMark = upMarks(report.decisions, start, around);
  const updateMark = updateMarks(report.decisions, acts, gate, start, around);
  return { walk: { kind, gate }, markAt };
}

/** The walk that the sync ended in: the last one that did more than pass. */
function walkKind(decisions: readonly Decision[]): WalkKind {
  const notable = decisions.findLast(
    ({ stage, verdict }) => verdict !== 'pass' && (stage === 'replicas' || stage === 'condemned' || stage === 'update'),
  );
  if (notable?.stage === 'condemned') return 'condemned';
  return notable?.stage === 'update' && notable.rule !== 'strategyOnDelete' ? 'update' : 'up';
}

function actsByOrdinal({ decisions }: SyncReport): ReadonlyMap<number, WalkMark> {
  const acts = new Map<number, WalkMark>();
  for (const { rule, verdict, object } of decisions) {
    if (verdict !== 'act' || object?.resource !== 'pods') continue;
    const mark = rule === 'podCreated' ? 'created' : deletions.has(rule) ? 'deleted' : undefined;
    if (mark !== undefined) acts.set(parseOrdinal(object.name).ordinal, mark);
  }
  return acts;
}

const deletions: ReadonlySet<string> = new Set([
  'terminalPodDeleted',
  'condemnedDeleted',
  'outdatedPodDeleted',
  'recreateDeleted',
]);

/** A wait or a refusal ends the walk; there is at most one that stops it for good, the last. What stops the sync before it walks is none. */
function gateOf(decisions: readonly Decision[], around: WalkSurroundings): Gate | undefined {
  const gate = decisions.findLast(
    ({ verdict, stage }) => stage !== 'claimPods' && (verdict === 'wait' || (verdict === 'fail' && stage !== 'status')),
  );
  if (gate === undefined) return undefined;
  const ordinal = gate.object?.resource === 'pods' ? parseOrdinal(gate.object.name).ordinal : around.nextToReplace;
  if (ordinal === undefined || ordinal < 0) return undefined;
  return { ordinal, rule: gate.rule, lifted: isLifted(gate, around.pods.get(ordinal), around.nowMs) };
}

/** Compares the values that the sync read with what is there now; the rule itself is not judged again. */
function isLifted({ rule, values }: Decision, pod: PodFacts | undefined, nowMs: number): boolean {
  if (rule === 'waitStaleClaim' || rule === 'apiRefused' || rule === 'waitBudget' || rule === 'waitRecreateGone')
    return false;
  if (pod === undefined) return true;
  if (typeof values.ready === 'boolean' && values.ready !== pod.ready) return true;
  if (typeof values.phase === 'string' && values.phase !== (pod.pod.status.phase ?? '')) return true;
  const deletion = values.deletionTimestamp;
  if (typeof deletion === 'string' && parseTime(deletion) !== parseTime(pod.pod.metadata.deletionTimestamp))
    return true;
  return typeof values.availableAtMs === 'number' && values.availableAtMs <= nowMs;
}

type MarkOf = (ordinal: number) => WalkMark;

function upMarks(decisions: readonly Decision[], start: number, around: WalkSurroundings): MarkOf {
  const settled = decisions.find(({ rule }) => rule === 'replicasSettled')?.values.settled;
  const parallel = decisions.some(({ rule }) => rule === 'parallelGoesOn');
  return (ordinal) => {
    if (typeof settled === 'number' && ordinal - start < settled) return 'passed';
    if (parallel) return around.isSettled(ordinal) ? 'passed' : 'goesOn';
    return 'notReached';
  };
}

/** From the highest ordinal down: what lies above the last act or the gate was passed. */
function updateMarks(
  decisions: readonly Decision[],
  acts: ReadonlyMap<number, WalkMark>,
  gate: Gate | undefined,
  start: number,
  { set }: WalkSurroundings,
): MarkOf {
  const partition = set.spec.updateStrategy.rollingUpdate?.partition ?? 0;
  const deleted = [...acts].filter(([, mark]) => mark === 'deleted').map(([ordinal]) => ordinal);
  const through = decisions.some(({ rule }) => rule === 'partitionHolds');
  const lowest = through ? start + partition : Math.min(gate?.ordinal ?? Number.POSITIVE_INFINITY, ...deleted);
  return (ordinal) => {
    if (ordinal < start + partition) return 'held';
    return ordinal >= lowest ? 'passed' : 'notReached';
  };
}
