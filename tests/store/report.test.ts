import { describe, expect, it } from 'vitest';
import { lesson as en } from '#i18n/en/lesson.ts';
import { lesson as zh } from '#i18n/zh/lesson.ts';
import { contents } from '#lessons/contents.ts';
import type { Act, Chapter } from '#lessons/lesson.ts';
import { needs } from '#lessons/needs.ts';
import { openedAt, performAll } from '../lessons/playStep.ts';
import { openLesson } from '#store/lesson/lessonStore.ts';
import { marksStore } from '#store/lesson/marksStore.ts';
import { readMarks } from '#store/lesson/marks.ts';
import { reportOf, sumOf } from '#store/lesson/report.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { loadTerminals } from '#store/terminals.ts';

const chapters = await Promise.all(contents.map(async ({ load }) => load()));
const chapterOf = (id: string) => chapters.find((chapter) => chapter.id === id) as Chapter;

describe('The report card', () => {
  const scaling = chapterOf('scaling');

  it('counts what is done of a chapter, and nothing that it does not have', () => {
    const progress = { scaling: ['one-to-three', 'five-to-two', 'no-such-step'] };
    const marks = {
      'scaling/one-to-three': { predicted: 'right', hints: 2 },
      'scaling/gate-closed': { predicted: 'wrong' },
      'scaling/no-such-step': { predicted: 'right', hints: 3 },
      'other/one-to-three': { predicted: 'right' },
    } as const;
    const predictions = scaling.steps.filter(({ predict }) => predict !== undefined).length;
    expect(reportOf(scaling, progress, marks)).toEqual({
      steps: scaling.steps.length,
      done: 2,
      predictions,
      predicted: 2,
      right: 1,
      hints: 2,
    });
  });

  it('adds the chapters up', () => {
    const one = reportOf(scaling, { scaling: ['one-to-three'] }, {});
    expect(sumOf([one, one])).toMatchObject({ steps: 2 * scaling.steps.length, done: 2, predicted: 0 });
    expect(sumOf([])).toMatchObject({ steps: 0, done: 0 });
  });
});

describe.each(needs)('The need for $id', ({ id, step, proof }) => {
  const [chapterId = '', stepId = ''] = step.split('/');
  const chapter = chapterOf(chapterId);
  const model = chapter.steps.find((each) => each.id === stepId)?.model as readonly Act[];

  it('is proved by the history of its step, in full and in both languages', () => {
    const run = openedAt(chapter, stepId);
    performAll(run, model);
    const seen = proof(run.trail);
    expect(Object.values(seen).filter((text) => text === '')).toEqual([]);
    for (const { report } of [en, zh]) {
      const told = report.proof[id](seen);
      for (const text of Object.values(seen)) expect(told).toContain(text);
    }
  });

  it('keeps its proof as a mark that is read back', () => {
    const run = openedAt(chapter, stepId);
    performAll(run, model);
    const marks = { [step]: { proof: proof(run.trail) } };
    expect(readMarks(JSON.stringify(marks))).toEqual(marks);
  });
});

it('A step that is done on the page keeps what it has proved', async () => {
  marksStore.setState({ marks: {} });
  const terminals = await loadTerminals();
  await openLesson('names-that-stay', 'new-ip-same-name');
  terminals.run('kubectl delete pod web-1');
  ordinalStore.getState().toLast();
  terminals.run('kubectl exec dns-test -- nslookup web-1.nginx');
  const { proof } = marksStore.getState().marks['names-that-stay/new-ip-same-name'] ?? {};
  expect(proof).toMatchObject({ name: 'web-1.nginx' });
  expect(proof?.['before']).not.toBe(proof?.['after']);
});

it.each(['{"a/b":{"proof":[]}}', '{"a/b":{"proof":{}}}', '{"a/b":{"proof":{"x":1}}}', '{"a/b":{"proof":{"<b>":"x"}}}'])(
  'No proof is read from %s',
  (text) => expect(readMarks(text)).toEqual({ 'a/b': {} }),
);
