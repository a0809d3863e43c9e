import { beforeEach, describe, expect, it } from 'vitest';
import { hideLessons, lessonStore, openLesson, returnToLesson, showHint } from '#store/lesson/lessonStore.ts';
import { joinedMarks, readMarks, withMarks } from '#store/lesson/marks.ts';
import { marksStore } from '#store/lesson/marksStore.ts';
import {
  askPrediction,
  choosePrediction,
  dropPrediction,
  rightOf,
  sayPrediction,
  stepPredictionStore,
  tellPrediction,
} from '#store/lesson/stepPrediction.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { loadTerminals } from '#store/terminals.ts';

const terminals = await loadTerminals();
const predicted = () => stepPredictionStore.getState();
const right = () => (predicted().asked === undefined ? -1 : rightOf(predicted().asked!));
const scale = 'kubectl scale sts web --replicas=3';

describe('The prediction of a step', () => {
  beforeEach(async () => {
    marksStore.setState({ marks: {} });
    await openLesson('why-not-deployment', 'same-copies');
    await openLesson('scaling', 'one-to-three');
  });

  it('is asked without touching the cluster, and told when the step is done', async () => {
    const { frame } = ordinalStore.getState();
    await askPrediction();
    expect(predicted()).toMatchObject({ phase: 'asking', chosen: undefined });
    expect(ordinalStore.getState().frame).toBe(frame);
    choosePrediction(right());
    sayPrediction();
    expect(predicted().phase).toBe('said');
    terminals.run(scale);
    ordinalStore.getState().toLast();
    expect(lessonStore.getState().phase).toBe('done');
    expect(predicted().phase).toBe('told');
    expect(marksStore.getState().marks).toEqual({ 'scaling/one-to-three': { predicted: 'right' } });
  });

  it('is in nobody’s way: the step is done without it, and a question that stands open goes', async () => {
    await askPrediction();
    terminals.run(scale);
    ordinalStore.getState().toLast();
    expect(lessonStore.getState().phase).toBe('done');
    expect(predicted().phase).toBe('idle');
    expect(marksStore.getState().marks).toEqual({});
  });

  it('needs a choice, can be told early, and counts only the first time', async () => {
    await askPrediction();
    sayPrediction();
    expect(predicted().phase).toBe('asking');
    choosePrediction(right() === 0 ? 1 : 0);
    sayPrediction();
    tellPrediction();
    expect(predicted().phase).toBe('told');
    await openLesson('scaling', 'gate-closed');
    expect(predicted().phase).toBe('idle');
    await openLesson('scaling', 'one-to-three');
    await askPrediction();
    choosePrediction(right());
    sayPrediction();
    expect(marksStore.getState().marks).toEqual({ 'scaling/one-to-three': { predicted: 'wrong' } });
  });

  it('is told at once when the step would not show the answer', async () => {
    await openLesson('scaling', 'gate-closed');
    await askPrediction();
    choosePrediction(right());
    sayPrediction();
    expect(predicted().phase).toBe('told');
  });

  it('is dropped without a trace, and is there again', async () => {
    await askPrediction();
    dropPrediction();
    expect(predicted().phase).toBe('idle');
    await askPrediction();
    expect(predicted().phase).toBe('asking');
  });

  it('waits while its learner is away', async () => {
    await askPrediction();
    choosePrediction(0);
    sayPrediction();
    hideLessons();
    returnToLesson();
    expect(predicted().phase).toBe('said');
  });

  it('is none where the step asks for none', async () => {
    await openLesson('scaling', 'policy-is-fixed');
    await askPrediction();
    expect(predicted().phase).toBe('idle');
  });

  it('stands beside the hints that somebody takes', () => {
    showHint();
    showHint();
    expect(marksStore.getState().marks).toEqual({ 'scaling/one-to-three': { hints: 2 } });
  });
});

describe('The marks of a learner', () => {
  it('keep the first prediction and the most hints', () => {
    const marks = withMarks({ 'a/b': { predicted: 'wrong', hints: 1 } }, 'a/b', { predicted: 'right', hints: 3 });
    expect(marks).toEqual({ 'a/b': { predicted: 'wrong', hints: 3 } });
    expect(withMarks(marks, 'a/b', { hints: 2 })).toBe(marks);
    expect(joinedMarks(marks, { 'c/d': { predicted: 'right' } })).toEqual({ ...marks, 'c/d': { predicted: 'right' } });
  });

  it.each([
    ['{"a/b":{"predicted":"right","hints":2}}', { 'a/b': { predicted: 'right', hints: 2 } }],
    ['{"a/b":{"predicted":"<b>","hints":9000}}', { 'a/b': {} }],
    ['{"__proto__":{"predicted":"right"},"a":{},"a/b/c":{}}', {}],
    ['[1]', {}],
    ['{', {}],
    [`{"a/b":{"predicted":"right"}}${' '.repeat(40_000)}`, {}],
  ])('are read from %s as far as they are in order', (text, marks) => {
    expect(readMarks(text)).toEqual(marks);
  });
});
