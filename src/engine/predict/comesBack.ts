/** "With which revision does this pod come back?" A pod that is gone already, or one that is imagined to be deleted. */
import type { Pod } from '../objects.ts';
import type { Request } from '../simulation/scenario.ts';
import { controllerOf } from '../statefulset/informers.ts';
import { revisionLabel } from '../statefulset/podFacts.ts';
import type { SyncReport } from '../statefulset/sync.ts';
import { choicesOf, type Wrong } from './choices.ts';
import type { Future, Futures, Rest, Sync } from './futures.ts';
import type { ComesBackQuestion } from './question.ts';
import { reasonOf } from './reason.ts';
import { outdatedIn, type SetView, setViewOf } from './setView.ts';

/** Of the pod that comes back next by itself; or else of one that somebody deletes now. */
export function comesBackQuestion(futures: Futures): ComesBackQuestion | undefined {
  const view = setViewOf(futures.cluster, futures.setName);
  // Before the controller has seen the newest template, nobody can name its revision.
  if (view === undefined || view.set.status.observedGeneration !== view.set.metadata.generation) return undefined;
  const leaving = view.slots.find(({ pod }) => pod?.terminating === true)?.name;
  if (leaving !== undefined) return questionOf(futures, view, leaving, undefined);
  const pod = tellingPod(view);
  if (pod === undefined) return undefined;
  return questionOf(futures, view, pod, { type: 'delete', resource: 'pods', name: pod });
}

/** A pod whose return says something: the highest one that the partition holds, or one that the rollout has yet to reach. */
function tellingPod(view: SetView): string | undefined {
  const { taken, held } = outdatedIn(view, view.set.status.updateRevision ?? '');
  return held.at(-1) ?? taken[0];
}

function questionOf(
  futures: Futures,
  view: SetView,
  pod: string,
  premise: Request | undefined,
): ComesBackQuestion | undefined {
  const revisions = revisionsOf(futures, view);
  const before = view.slots.find(({ name }) => name === pod)?.pod;
  if (revisions.length < 2 || before === undefined) return undefined;
  const isReturn = (report: SyncReport): boolean => creationOf(report, pod) !== undefined;
  const end = futures.begin(premise).find(isReturn);
  if (end === undefined || isUndone(end, pod)) return undefined;
  const right = revisionIn(end, pod);
  if (!isSameInAll(futures.others(premise), isReturn, pod, right)) return undefined;
  const wrongs = wrongRevisions(right, before.revision, view, revisions);
  const choices = choicesOf(right, wrongs, { keyOf: (name = '') => name, fewest: 2 });
  if (choices === undefined) return undefined;
  const { setName: set, step } = futures;
  const { stepsAhead } = end;
  const id = `comesBack ${pod}@${step}`;
  const question = { kind: 'comesBack', id, set, step, pod, choices, stepsAhead, reason: reasonOf(end, step) } as const;
  return premise === undefined ? question : { ...question, premise };
}

/** The names of the set's own revisions, the oldest first. */
function revisionsOf({ cluster }: Futures, { set }: SetView): readonly string[] {
  const own = cluster.stored.objects.controllerrevisions.filter(
    (revision) => controllerOf(revision)?.uid === set.metadata.uid,
  );
  return own.toSorted((a, b) => a.revision - b.revision).map(({ metadata }) => metadata.name);
}

function creationOf({ writes }: SyncReport, pod: string) {
  return writes.find(({ resource, verb, name }) => resource === 'pods' && verb === 'create' && name === pod);
}

/** The creation was refused, or the same sync took the pod away again. */
function isUndone(end: Sync | Rest, pod: string): boolean {
  return 'report' in end && !end.after.stored.objects.pods.some(({ metadata }) => metadata.name === pod);
}

/** Undefined when it does not come back. */
function revisionIn(end: Sync | Rest, pod: string): string | undefined {
  if (!('report' in end)) return undefined;
  const sent = creationOf(end.report, pod)?.sent as Pod | undefined;
  return sent?.metadata.labels?.[revisionLabel];
}

function isSameInAll(
  others: Iterable<Future>,
  isReturn: (report: SyncReport) => boolean,
  pod: string,
  right: string | undefined,
): boolean {
  for (const other of others) {
    const end = other.find(isReturn);
    if (end === undefined || isUndone(end, pod) || revisionIn(end, pod) !== right) return false;
  }
  return true;
}

function wrongRevisions(
  right: string | undefined,
  own: string,
  { set, partition }: SetView,
  revisions: readonly string[],
): readonly Wrong<string | undefined>[] {
  const { currentRevision, updateRevision } = set.status;
  const newest = partition > 0 ? 'newestBelowPartition' : 'newestAlways';
  const wrongs: readonly Wrong<string | undefined>[] = [
    { value: updateRevision, mistake: newest },
    { value: own, mistake: 'keepsItsOwn' },
    { value: currentRevision, mistake: 'oldAgain' },
    { value: undefined, mistake: 'neverComesBack' },
    { value: revisions[0], mistake: 'oldAgain' },
  ];
  return right === undefined ? wrongs.map(({ value }) => ({ value, mistake: 'comesBackAnyway' })) : wrongs;
}
