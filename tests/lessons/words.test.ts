import { describe, expect, it } from 'vitest';
import { loadChapterWords } from '#i18n/chapterCatalogue.ts';
import type { ChapterWords, StepWords } from '#i18n/chapterWords.ts';
import { contents } from '#lessons/contents.ts';
import { typeLine } from '#lessons/lesson.ts';
import { openedAt } from './playStep.ts';

const longestTitle = { en: 40, zh: 18 };

const cases = await Promise.all(
  contents.flatMap(({ id, load }) =>
    (['en', 'zh'] as const).map(async (language) => ({
      id,
      language,
      chapter: await load(),
      words: (await loadChapterWords(id, language)) as ChapterWords,
    })),
  ),
);

describe.each(cases)('The words of $id in $language', ({ language, chapter, words }) => {
  const steps = Object.entries(words.steps);

  it('are there for each step, and for no other', () => {
    expect(Object.keys(words.steps)).toEqual(chapter.steps.map(({ id }) => id));
  });

  it('are there in full, and no longer than their boxes', () => {
    expect([words.title, words.goal].filter((text) => text.trim() === '')).toEqual([]);
    for (const [id, { title, text, hints = [] }] of steps) {
      expect(`${id}: ${title}`.length).toBeLessThanOrEqual(`${id}: `.length + longestTitle[language]);
      expect(text.length, id).toBeGreaterThanOrEqual(1);
      expect(text.length, id).toBeLessThanOrEqual(3);
      expect(hints.length, id).toBeLessThanOrEqual(3);
    }
    expect(steps.filter(([, step]) => textsOf(step).some((text) => text.trim() === ''))).toEqual([]);
  });

  it('use backticks in pairs, and no other markup', () => {
    const texts = steps.flatMap(([, step]) => textsOf(step));
    expect(texts.filter((text) => text.split('`').length % 2 === 0)).toEqual([]);
    expect(texts.filter((text) => /<\/?\w+>|\*\*|\]\(/.test(proseOf(text)))).toEqual([]);
  });

  it('are in their language, and set as it is set', () => {
    const texts = [words.title, words.goal, ...steps.flatMap(([, step]) => textsOf(step))].map(proseOf);
    if (language === 'en') return expect(texts.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
    expect(texts.filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([]);
    expect(texts.filter((text) => /\p{Script=Han}[,;:!?]|[,;!?]\p{Script=Han}/u.test(text))).toEqual([]);
    return expect(texts.filter((text) => /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(text))).toEqual(
      [],
    );
  });

  it.each(steps.map(([id, { task }]) => ({ id, lines: linesOf(task) })))(
    'give lines that can be typed in the task of $id',
    ({ id, lines }) => {
      const model = chapter.steps.find((step) => step.id === id)?.model ?? [];
      for (const line of lines) {
        if (model.some((act) => act.type === 'type' && act.line === line)) continue;
        const answer = openedAt(chapter, id).perform(typeLine(line));
        expect(answer?.exit, `${line}\n${answer?.output}`).toBe(0);
      }
    },
  );
});

it('There are no words for a chapter that is not there', async () => {
  expect(await loadChapterWords('no-such-chapter', 'en')).toBeUndefined();
  expect(await loadChapterWords('constructor', 'zh')).toBeUndefined();
});

function textsOf({ title, text, task, caption, predict, hints = [] }: StepWords): readonly string[] {
  const asked = predict === undefined ? [] : [predict.question, ...Object.values(predict.choices ?? {})];
  return [title, ...text, task, caption, ...asked, ...(predict?.why === undefined ? [] : [predict.why]), ...hints];
}

/** Without its code. */
function proseOf(text: string): string {
  return text.replaceAll(/`[^`]*`/g, '');
}

function linesOf(task: string): readonly string[] {
  return [...task.matchAll(/`(kubectl [^`]*)`/g)].map(([, line]) => line ?? '');
}
