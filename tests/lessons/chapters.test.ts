import { describe, expect, it } from 'vitest';
import { contents } from '#lessons/contents.ts';
import { openedAt, performAll } from './playStep.ts';

const chapters = await Promise.all(
  contents.map(async (entry) => ({ id: entry.id, entry, chapter: await entry.load() })),
);

describe.each(chapters)('the chapter $id', ({ entry, chapter }) => {
  it('is the one that the contents name, of the same slides', () => {
    expect({ id: chapter.id, slides: chapter.slides }).toEqual({ id: entry.id, slides: entry.slides });
  });

  describe.each(chapter.steps)('has a step $id', ({ id, done, model, negatives }) => {
    it('that is not done when it opens, and is done on the model path', () => {
      const run = openedAt(chapter, id);
      expect(done(run.trail)).toBe(false);
      performAll(run, model);
      expect(done(run.trail)).toBe(true);
    });

    it.each(negatives.map((acts, at) => ({ acts, number: at + 1 })))(
      'that is not done by mistake $number',
      ({ acts }) => {
        const run = openedAt(chapter, id);
        performAll(run, acts);
        expect(done(run.trail)).toBe(false);
      },
    );
  });
});

it('Every chapter has steps, and no two steps or chapters are called the same', () => {
  const ids = chapters.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { chapter } of chapters) {
    expect(chapter.steps.length).toBeGreaterThan(0);
    expect(new Set(chapter.steps.map(({ id }) => id)).size).toBe(chapter.steps.length);
  }
});
