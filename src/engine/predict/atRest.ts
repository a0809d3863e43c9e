/** "How many pods are at the update revision when nothing moves any more?" */
import type { StatefulSet } from '../objects.ts';
import { choicesOf, type Wrong } from './choices.ts';
import type { Futures, Rest, Sync } from './futures.ts';
import type { AtRestQuestion, Mistake } from './question.ts';
import { reasonOf } from './reason.ts';
import { type SetView, setViewOf } from './setView.ts';

export function atRestQuestion(futures: Futures): AtRestQuestion | undefined {
  const { setName: set, step } = futures;
  const view = setViewOf(futures.cluster, set);
  if (view === undefined || !isRollingOut(view)) return undefined;
  const end = futures.begin().find(never);
  const right = updatedAtRest(end, set);
  if (end === undefined || right === undefined) return undefined;
  for (const other of futures.others()) if (updatedAtRest(other.find(never), set) !== right) return undefined;
  // That a rollout which nothing holds comes to its end is no question.
  if (right === view.slots.length) return undefined;
  const choices = choicesOf(right, wrongNumbers(right, view), { keyOf: String });
  if (choices === undefined) return undefined;
  const { stepsAhead } = end;
  return { kind: 'atRest', id: `atRest@${step}`, set, step, choices, stepsAhead, reason: reasonOf(end, step) };
}

const never = (): boolean => false;

/** The template was changed, and not all that follows from it has happened. */
function isRollingOut({ set }: SetView): boolean {
  return !isObserved(set) || set.status.currentRevision !== set.status.updateRevision;
}

function isObserved({ metadata, status }: StatefulSet): boolean {
  return status.observedGeneration === metadata.generation;
}

/** Undefined when it does not come to rest, or there is no rollout by then that somebody could count. */
function updatedAtRest(end: Sync | Rest | undefined, setName: string): number | undefined {
  if (end === undefined || !('cluster' in end)) return undefined;
  const view = setViewOf(end.cluster, setName);
  return view && updatedIn(view, view.set.status.updateRevision);
}

function updatedIn({ slots }: SetView, updateRevision = ''): number {
  return slots.filter(({ pod }) => pod !== undefined && !pod.terminating && pod.revision === updateRevision).length;
}

function wrongNumbers(right: number, view: SetView): readonly Wrong<number>[] {
  const { slots, partition, set } = view;
  const all = slots.length;
  const above = Math.max(0, all - partition);
  const now = isObserved(set) ? updatedIn(view, set.status.updateRevision) : 0;
  return [
    { value: all, mistake: mistakeOfAll(right, above, set) },
    ...(partition > 0
      ? ([
          { value: Math.min(partition, all), mistake: 'wrongSideOfPartition' },
          { value: above, mistake: 'doesNotWait' },
        ] as const)
      : []),
    { value: now, mistake: 'asBefore' },
    { value: 0, mistake: 'standsStill' },
    { value: 1, mistake: 'oneAtATime' },
    ...[right - 1, right + 1].flatMap((value) => (value < 0 ? [] : [{ value, mistake: 'off' } as const])),
  ];
}

/** What somebody overlooks who thinks that every pod gets there. */
function mistakeOfAll(right: number, above: number, { spec }: StatefulSet): Mistake {
  if (spec.updateStrategy.type === 'OnDelete') return 'ignoresStrategy';
  return right === above ? 'ignoresPartition' : 'doesNotWait';
}
