/** "Which pod does the controller create or delete next?" */
import type { SyncReport } from '../statefulset/sync.ts';
import { choicesOf, type Wrong } from './choices.ts';
import type { Future, Futures, Rest, Sync } from './futures.ts';
import type { Deed, Mistake, NextPodQuestion } from './question.ts';
import { reasonOf } from './reason.ts';
import { missingIn, outdatedIn, type SetView, setViewOf } from './setView.ts';

const nothing: Deed = { verb: 'none', pods: [] };

export function nextPodQuestion(futures: Futures): NextPodQuestion | undefined {
  const end = futures.begin().find(touchesPods, true);
  const right = end && deedOf(end);
  if (end === undefined || right === undefined || repeats(end)) return undefined;
  if (!isSameInAll(futures.others(), right)) return undefined;
  const view = setViewOf('cluster' in end ? end.cluster : (end.before ?? end.after), futures.setName);
  if (view === undefined) return undefined;
  const choices = choicesOf(right, wrongDeeds(right, end, view), { keyOf });
  if (choices === undefined) return undefined;
  const { setName: set, step } = futures;
  const { stepsAhead } = end;
  return { kind: 'nextPod', id: `nextPod@${step}`, set, step, choices, stepsAhead, reason: reasonOf(end, step) };
}

/** Also a sync whose write was refused: what comes of it is another question. */
function touchesPods({ writes }: SyncReport): boolean {
  return writes.some(({ resource, verb }) => resource === 'pods' && (verb === 'create' || verb === 'delete'));
}

/** What the sync did to pods; undefined when it did two different things, or was refused one. */
function deedOf(end: Sync | Rest): Deed | undefined {
  if (!('report' in end)) return nothing;
  const writes = end.report.writes.filter(
    ({ resource, verb }) => resource === 'pods' && (verb === 'create' || verb === 'delete'),
  );
  const [first] = writes;
  if (first === undefined || writes.some(({ verb, error }) => verb !== first.verb || error !== undefined))
    return undefined;
  return { verb: first.verb === 'create' ? 'create' : 'delete', pods: inOrder(writes.map(({ name }) => name)) };
}

/** A stale cache made it delete a pod that is on its way out already, of which nobody sees anything. */
function repeats(end: Sync | Rest): boolean {
  if (!('report' in end)) return false;
  const deleted = end.report.writes.filter(({ resource, verb }) => resource === 'pods' && verb === 'delete');
  const leaving = end.before?.stored.objects.pods.filter(({ metadata }) => metadata.deletionTimestamp !== undefined);
  return deleted.some(({ name }) => leaving?.some(({ metadata }) => metadata.name === name));
}

function isSameInAll(others: Iterable<Future>, right: Deed): boolean {
  for (const other of others) {
    const end = other.find(touchesPods);
    const deed = end && deedOf(end);
    if (deed === undefined || keyOf(deed) !== keyOf(right)) return false;
  }
  return true;
}

/** What other ideas of the controller lead to, in the order of how common they are. */
function wrongDeeds(right: Deed, end: Sync | Rest, view: SetView): readonly Wrong<Deed>[] {
  const stored = 'after' in end ? end.after : end.cluster;
  const set = stored.stored.objects.statefulsets.find(({ metadata }) => metadata.name === view.set.metadata.name);
  const { taken, held } = outdatedIn(view, set?.status.updateRevision ?? '');
  const missing = missingIn(view);
  const condemned = view.condemned.map(({ name }) => name);
  if (right.verb === 'create') return wrongsOfCreation(right, { missing, taken, condemned });
  if (right.verb === 'none') return wrongsOfRest(end, view, { missing, taken, held, condemned });
  return wrongsOfDeletion(right, view, { taken, held, condemned });
}

interface Candidates {
  readonly missing: readonly string[];
  readonly taken: readonly string[];
  readonly held: readonly string[];
  readonly condemned: readonly string[];
}

function wrongsOfCreation(
  right: Deed,
  { missing, taken, condemned }: Omit<Candidates, 'held'>,
): readonly Wrong<Deed>[] {
  return [
    ...doing('create', missing.slice(-1), 'countsDown'),
    ...doing('create', missing, 'allAtOnce'),
    ...(right.pods.length > 1 ? doing('create', missing.slice(0, 1), 'oneAtATime') : []),
    ...doing('delete', taken.slice(-1), 'doesNotWait'),
    ...doing('delete', condemned.slice(-1), 'doesNotWait'),
    { value: nothing, mistake: 'standsStill' },
    ...doing('delete', taken.slice(0, 1), 'countsUp'),
  ];
}

function wrongsOfDeletion(
  right: Deed,
  { set, slots }: SetView,
  { taken, held, condemned }: Omit<Candidates, 'missing'>,
): readonly Wrong<Deed>[] {
  const isScaleDown = right.pods.some((name) => condemned.includes(name));
  const candidates = isScaleDown ? condemned : taken;
  const next = (slots.at(-1)?.ordinal ?? -1) + 1;
  return [
    ...doing('delete', candidates.slice(0, 1), 'countsUp'),
    ...doing('delete', candidates, 'allAtOnce'),
    ...(right.pods.length > 1 ? doing('delete', candidates.slice(-1), 'oneAtATime') : []),
    ...doing('delete', held.slice(-1), 'ignoresPartition'),
    ...(isScaleDown ? [] : doing('create', [`${set.metadata.name}-${next}`], 'surges')),
    { value: nothing, mistake: 'standsStill' },
  ];
}

function wrongsOfRest(
  end: Sync | Rest,
  { set }: SetView,
  { missing, taken, held, condemned }: Candidates,
): readonly Wrong<Deed>[] {
  const gate = 'lastSync' in end ? end.lastSync?.decisions.find(({ verdict }) => verdict === 'wait') : undefined;
  const gatePod = gate?.object?.resource === 'pods' ? [gate.object.name] : [];
  const update: Mistake = set.spec.updateStrategy.type === 'OnDelete' ? 'ignoresStrategy' : 'doesNotWait';
  return [
    ...doing('delete', gatePod, 'repairsBroken'),
    ...doing('delete', taken.slice(-1), update),
    ...doing('delete', held.slice(-1), 'ignoresPartition'),
    ...doing('create', missing.slice(0, 1), 'doesNotWait'),
    ...doing('delete', condemned.slice(-1), 'doesNotWait'),
    ...doing('delete', taken.slice(0, 1), update),
    ...doing('delete', held.slice(0, 1), 'ignoresPartition'),
  ];
}

function doing(verb: Deed['verb'], pods: readonly string[], mistake: Mistake): readonly Wrong<Deed>[] {
  return pods.length === 0 ? [] : [{ value: { verb, pods: inOrder(pods) }, mistake }];
}

function inOrder(names: readonly string[]): readonly string[] {
  const ordinalOf = (name: string): number => Number(name.slice(name.lastIndexOf('-') + 1));
  return names.toSorted((a, b) => ordinalOf(a) - ordinalOf(b));
}

function keyOf({ verb, pods }: Deed): string {
  return `${verb} ${pods.join(' ')}`;
}
