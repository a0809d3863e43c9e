/** "What does this counter say after the next sync?" A sync counts the pods that it found, not the ones that it makes or deletes. */
import type { StatefulSetStatus } from '../objects.ts';
import type { SyncReport } from '../statefulset/sync.ts';
import { choicesOf, type Wrong } from './choices.ts';
import type { Future, Futures, Rest, Sync } from './futures.ts';
import type { StatusField, StatusQuestion } from './question.ts';
import { reasonOf } from './reason.ts';
import { setViewOf } from './setView.ts';

/** The counters in the order of how much there is to think about. */
const fields: readonly StatusField[] = [
  'currentReplicas',
  'readyReplicas',
  'updatedReplicas',
  'replicas',
  'availableReplicas',
];

export function statusQuestion(futures: Futures): StatusQuestion | undefined {
  const view = setViewOf(futures.cluster, futures.setName);
  const end = futures.begin().find(() => true);
  const after = end && statusIn(end, futures.setName);
  if (view === undefined || end === undefined || after === undefined || !('report' in end)) return undefined;
  const { replicas } = view.set.spec;
  for (const field of fields) {
    const before = view.set.status[field] ?? 0;
    const right = after[field] ?? 0;
    const wrongs = wrongNumbers(field, before, right, replicas, end.report);
    // A number that nobody would expect to move says nothing.
    if (right === before && !wrongs.some(({ mistake }) => mistake === 'countsOwnWork')) continue;
    const choices = choicesOf(right, wrongs, { keyOf: String });
    if (choices === undefined || !isSameInAll(futures.others(), futures.setName, field, right)) continue;
    const { setName: set, step } = futures;
    const { stepsAhead } = end;
    const id = `statusAfterSync ${field}@${step}`;
    return {
      kind: 'statusAfterSync',
      id,
      set,
      step,
      field,
      choices,
      stepsAhead,
      reason: reasonOf(end, step, ['status']),
    };
  }
  return undefined;
}

function statusIn(end: Sync | Rest, setName: string): StatefulSetStatus | undefined {
  if (!('after' in end) || end.report.error !== undefined) return undefined;
  return end.after.stored.objects.statefulsets.find(({ metadata }) => metadata.name === setName)?.status;
}

function isSameInAll(others: Iterable<Future>, setName: string, field: StatusField, right: number): boolean {
  for (const other of others) {
    const end = other.find(() => true);
    const status = end && statusIn(end, setName);
    if (status === undefined || (status[field] ?? 0) !== right) return false;
  }
  return true;
}

function wrongNumbers(
  field: StatusField,
  before: number,
  right: number,
  replicas: number,
  { writes }: SyncReport,
): readonly Wrong<number>[] {
  const made = (wanted: 'create' | 'delete'): number =>
    writes.filter(({ resource, verb, error }) => resource === 'pods' && verb === wanted && error === undefined).length;
  // What is made counts at once for who thinks so; a new pod is not ready, so that only the plain counters would rise.
  const rises = field === 'replicas' || field === 'updatedReplicas' ? made('create') : 0;
  const counted = before + rises - made('delete');
  const wrongs: readonly Wrong<number>[] = [
    { value: counted, mistake: 'countsOwnWork' },
    { value: before, mistake: 'asBefore' },
    { value: replicas, mistake: 'asAsked' },
    { value: right - 1, mistake: 'off' },
    { value: right + 1, mistake: 'off' },
  ];
  return wrongs.filter(({ value, mistake }) => value >= 0 && (mistake !== 'countsOwnWork' || value !== before));
}
