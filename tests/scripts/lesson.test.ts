import { describe, expect, it } from 'vitest';
import type { ChapterWords } from '#i18n/chapterWords.ts';
import { nowIs } from '#lessons/conditions.ts';
import { areReady } from '#lessons/facts.ts';
import { type Chapter, type LessonStep, typeLine, wait } from '#lessons/lesson.ts';
import { checkChapter } from '../../scripts/lesson/checkChapter.ts';

const twoPods: LessonStep = {
  id: 'two-pods',
  panels: ['terminal'],
  done: nowIs((frame) => areReady(frame, 'web', 2)),
  model: [typeLine('kubectl scale sts web --replicas=2'), wait()],
  negatives: [[typeLine('kubectl scale sts web --replicas=2')]],
};

function chapterOf(...steps: readonly LessonStep[]): Chapter {
  return { id: 'small', slides: [], start: 'web-one', steps };
}

function wordsFor(...ids: readonly string[]): ChapterWords {
  const step = { title: 'Two', text: ['Two pods.'], task: 'Scale.', caption: 'There are two.' };
  return { title: 'Small', goal: 'Two pods.', steps: Object.fromEntries(ids.map((id) => [id, step])) };
}

const words = { en: wordsFor('two-pods'), zh: wordsFor('two-pods') };
const complaints = (step: LessonStep) => checkChapter(chapterOf(step), words).map(({ what }) => what);

describe('The check of a chapter', () => {
  it('has nothing to say of one that plays to its end', () => {
    expect(checkChapter(chapterOf(twoPods), words)).toEqual([]);
  });

  it.each<[string, Partial<LessonStep>, string]>([
    ['is done from the beginning', { done: () => true }, 'it is done when it is opened'],
    ['is not done by its model', { model: [typeLine('kubectl get pods')] }, 'it is not done on its model path'],
    ['is done by a mistake', { negatives: [twoPods.model] }, 'it is done by mistake 1'],
    ['knows no mistake', { negatives: [] }, 'it has no mistake to be told from the right way'],
    [
      'asks what cannot be asked there',
      { predict: { ask: 'nextPod' } },
      'nothing of the kind nextPod can be asked where its prediction asks',
    ],
    [
      'has no choice for what comes true',
      { predict: { choices: ['1', '2'], answer: () => '3' } },
      'what comes true is none of the choices of its prediction',
    ],
    [
      'asks without words',
      { predict: { choices: ['1', '2'], answer: () => '1' } },
      'its words in en do not say what is to be predicted',
    ],
    ['has an id of another form', { id: 'Two pods' }, 'its id is not of lower-case words and hyphens'],
  ])('finds a step that %s', (_, change, complaint) => {
    expect(complaints({ ...twoPods, ...change })).toContain(complaint);
  });

  it('finds a line that ends otherwise than it says, and what it printed', () => {
    const [complaint] = complaints({ ...twoPods, model: [typeLine('kubectl get sts nobody')] });
    expect(complaint).toMatch(/"kubectl get sts nobody" ends with 1 and not 0:\n.*"nobody" not found/);
  });

  it('finds words that are missing, that are too long and that belong to no step', () => {
    const long = { ...wordsFor('two-pods', 'three-pods') };
    const zh = { ...wordsFor('two-pods') };
    const title = '一个实在太长而放不进框里的标题一个实在太长';
    const tooLong = { ...zh, steps: { 'two-pods': { ...zh.steps['two-pods']!, title } } };
    expect(checkChapter(chapterOf(twoPods), { en: long, zh: tooLong })).toEqual([
      { step: 'three-pods', what: 'the words in en name a step that is not there' },
      { step: 'two-pods', what: 'its words in zh have a title of more than 18 characters' },
    ]);
    expect(checkChapter(chapterOf(twoPods), { en: undefined, zh })).toEqual([
      { step: undefined, what: 'it has no words in en' },
    ]);
  });
});
