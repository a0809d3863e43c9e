/** Where a clip may begin and end: the edits and faults of the run, its two ends, and the shown moment. */
import type { StepSummary } from '#engine/simulation/frames.ts';
import type { Mark } from '#engine/simulation/tracks.ts';

export interface ClipEnd {
  readonly step: number;
  readonly atMs: number;
  /** Undefined for a mark. */
  readonly place: 'beginning' | 'here' | 'end' | undefined;
  readonly mark: Mark | undefined;
}

/** In the order of the run, each step once. */
export function clipEnds(steps: readonly StepSummary[], marks: readonly Mark[], here: number): readonly ClipEnd[] {
  const atMs = (step: number) => steps[step - 1]?.atMs ?? 0;
  const last = steps.length;
  // A film begins with what was there before the edit.
  const found: ClipEnd[] = [
    { step: 0, atMs: 0, place: 'beginning', mark: undefined },
    { step: here, atMs: atMs(here), place: 'here', mark: undefined },
    { step: last, atMs: atMs(last), place: 'end', mark: undefined },
    ...marks.map((mark) => ({ step: mark.step - 1, atMs: atMs(mark.step), place: undefined, mark })),
  ];
  const taken = new Set<number>();
  return found.filter(({ step }) => !taken.has(step) && taken.add(step)).sort((one, other) => one.step - other.step);
}
