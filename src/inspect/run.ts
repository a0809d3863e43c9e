/** A history to be looked into: what its steps were, and any of its frames. */
import type { Frame, StepSummary } from '#engine/simulation/frames.ts';
import type { LaneTrack, Mark } from '#engine/simulation/tracks.ts';

export interface Run {
  /** All that is known. A branch shares the summaries of the steps that it has in common with another. */
  readonly steps: readonly StepSummary[];
  readonly marks: readonly Mark[];
  readonly tracks: readonly LaneTrack[];
  /** The frame after so many steps. */
  frameAt(step: number): Frame;
}

export interface Moment {
  /** How many steps there were then. */
  readonly step: number;
  readonly atMs: number;
}

export function momentOf({ steps }: Run, step: number): Moment {
  return { step, atMs: steps[step - 1]?.atMs ?? 0 };
}

/** The steps about a name, up to a step, in order. */
export function stepsAbout({ steps }: Run, subject: string, upTo: number): readonly number[] {
  return (
    indexOf(steps)
      .get(subject)
      ?.filter((step) => step <= upTo) ?? []
  );
}

/** The steps of a type, up to a step, in order. */
export function stepsOfType({ steps }: Run, type: StepSummary['type'], upTo: number): readonly number[] {
  return (
    indexOf(steps)
      .get(`\n${type}`)
      ?.filter((step) => step <= upTo) ?? []
  );
}

interface Index {
  done: number;
  readonly bySubject: Map<string, number[]>;
}

const indexes = new WeakMap<readonly StepSummary[], Index>();

/** Steps by their subject, and by their type behind a line break. A history grows in place: only what is new of it is looked at. */
function indexOf(steps: readonly StepSummary[]): ReadonlyMap<string, readonly number[]> {
  const index = indexes.get(steps) ?? { done: 0, bySubject: new Map<string, number[]>() };
  indexes.set(steps, index);
  for (; index.done < steps.length; index.done++) {
    const summary = steps[index.done];
    if (summary === undefined) continue;
    for (const key of [summary.subject, `\n${summary.type}`]) {
      const known = index.bySubject.get(key);
      if (known === undefined) index.bySubject.set(key, [index.done + 1]);
      else known.push(index.done + 1);
    }
  }
  return index.bySubject;
}

/** Of several lists of steps the latest ones, each once and in order; `isCut` when there were more. */
export function latest(
  lists: readonly (readonly number[])[],
  most: number,
): { readonly at: readonly number[]; readonly isCut: boolean } {
  const all = [...new Set(lists.flat())].sort((one, other) => one - other);
  return { at: all.slice(-most), isCut: all.length > most };
}

/** Reads something off the frame of a step once, however often it is asked for, and on whatever branch. */
export function onceAStep<Seen>(
  read: (frame: Frame, name: string) => Seen,
): (run: Run, step: number, name: string) => Seen {
  const seen = new WeakMap<StepSummary, Map<string, Seen>>();
  return (run, step, name) => {
    const summary = run.steps[step - 1];
    if (summary === undefined) return read(run.frameAt(step), name);
    const known = seen.get(summary) ?? new Map<string, Seen>();
    seen.set(summary, known);
    if (!known.has(name)) known.set(name, read(run.frameAt(step), name));
    return known.get(name) as Seen;
  };
}
