import { describe, expect, it } from 'vitest';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { loadChapterWords } from '#i18n/chapterCatalogue.ts';
import { contents } from '#lessons/contents.ts';
import { typeLine } from '#lessons/lesson.ts';
import { starts } from '#lessons/starts.ts';
import { askedAt, askedOf } from '#store/lesson/askedPrediction.ts';
import { LessonRun } from '#store/lessonRun.ts';

const chapters = await Promise.all(
  contents.map(async ({ id, load }) => ({
    chapter: await load(),
    words: await Promise.all([loadChapterWords(id, 'en'), loadChapterWords(id, 'zh')]),
  })),
);
const cases = chapters.flatMap(({ chapter, words }) =>
  chapter.steps.flatMap(({ id, predict }, at) =>
    predict === undefined ? [] : [{ name: `${chapter.id}/${id}`, chapter, id, at, predict, words }],
  ),
);

describe.each(cases)('The prediction of $name', ({ chapter, id, at, predict, words }) => {
  it('can be asked where it asks, and the engine has the answer among the choices', () => {
    const asked = askedAt(chapter, at, lateParts);
    const choices = asked?.type === 'engine' ? asked.question.choices.map(({ value }) => value) : asked?.choices;
    expect(new Set(choices?.map((choice) => JSON.stringify(choice))).size).toBe(choices?.length);
    expect(choices?.length).toBeGreaterThan(1);
    if (asked?.type === 'engine') {
      expect(asked.question.choices.filter(({ mistake }) => mistake === undefined)).toHaveLength(1);
      expect(asked.question.reason).toBeDefined();
    }
  });

  it('has its words in both languages, and labels for nothing that is not a choice', () => {
    const choices = 'ask' in predict ? [] : predict.choices;
    for (const { steps } of words.flatMap((each) => each ?? [])) {
      const told = steps[id]?.predict;
      expect(told?.question).toBeDefined();
      expect(choices).toEqual(expect.arrayContaining(Object.keys(told?.choices ?? {})));
      if (!('ask' in predict)) expect(told?.why).toBeDefined();
    }
  });
});

it('Every chapter but the practice asks for predictions, and only steps that ask have words for one', () => {
  for (const { chapter, words } of chapters) {
    const asking = chapter.steps.filter(({ predict }) => predict !== undefined).map(({ id }) => id);
    expect(asking.length >= 2 || chapter.id === 'practice', chapter.id).toBe(true);
    for (const { steps } of words.flatMap((each) => each ?? [])) {
      const worded = Object.entries(steps).filter(([, step]) => step.predict !== undefined);
      expect(worded.map(([id]) => id)).toEqual(asking);
    }
  }
});

describe('A prediction of an author', () => {
  const run = () => new LessonRun(starts.web, lateParts);

  it('is none where the engine has nothing to ask', () => {
    expect(askedOf({ ask: 'nextPod' }, run(), 'web', lateParts)).toBeUndefined();
  });

  it('is none when what comes true is no choice', () => {
    const given = [typeLine('kubectl get pods')];
    const of = (choices: readonly string[]) =>
      askedOf({ given, choices, answer: ({ reads }) => String(reads.length) }, run(), 'web', lateParts);
    expect(of(['0', '2'])).toBeUndefined();
    expect(of(['0', '1'])).toEqual({ type: 'worked', choices: ['0', '1'], right: 1 });
  });
});
