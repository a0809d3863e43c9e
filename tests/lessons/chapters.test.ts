import { describe, expect, it } from 'vitest';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { readTheCluster } from '#lessons/chapters/readTheCluster.ts';
import { scaling } from '#lessons/chapters/scaling.ts';
import type { Act } from '#lessons/lesson.ts';
import { starts } from '#lessons/starts.ts';
import { LessonRun } from '#store/lessonRun.ts';

const chapters = [readTheCluster, scaling];

describe.each(chapters)('the chapter $id', ({ start, steps }) => {
  describe.each(steps)('has a step $id', ({ id, done, model, negatives }) => {
    it('that is not done when it opens, and is done on the model path', () => {
      const run = openedAt(id);
      expect(done(run.trail)).toBe(false);
      perform(run, model);
      expect(done(run.trail)).toBe(true);
    });

    it.each(negatives.map((acts, at) => ({ acts, number: at + 1 })))(
      'that is not done by mistake $number',
      ({ acts }) => {
        const run = openedAt(id);
        for (const act of acts) run.perform(act);
        expect(done(run.trail)).toBe(false);
      },
    );
  });

  function openedAt(wanted: string): LessonRun {
    let run = new LessonRun(starts[start], lateParts);
    for (const step of steps) {
      if (step.start !== undefined) run = new LessonRun(starts[step.start], lateParts);
      run.openStep();
      if (step.id === wanted) return run;
      perform(run, step.model);
    }
    throw new Error(`There is no step ${wanted}.`);
  }

  function perform(run: LessonRun, acts: readonly Act[]): void {
    for (const act of acts) {
      const answer = run.perform(act);
      const wanted = act.type === 'type' ? (act.exit ?? 0) : undefined;
      if (answer?.exit !== wanted) throw new Error(`${JSON.stringify(act)}: ${answer?.output}`);
    }
  }
});
