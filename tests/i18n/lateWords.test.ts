import { describe, expect, it } from 'vitest';
import { around as enAround } from '#i18n/en/around.ts';
import { compare as enCompare } from '#i18n/en/compare.ts';
import { inspect as enInspect } from '#i18n/en/inspect.ts';
import { lesson as enLesson } from '#i18n/en/lesson.ts';
import { live as enLive } from '#i18n/en/live.ts';
import { predict as enPredict } from '#i18n/en/predict.ts';
import { share as enShare } from '#i18n/en/share.ts';
import { LateCatalogue } from '#i18n/lateCatalogue.ts';
import { predictWords } from '#i18n/predictWords.ts';
import { around as zhAround } from '#i18n/zh/around.ts';
import { compare as zhCompare } from '#i18n/zh/compare.ts';
import { inspect as zhInspect } from '#i18n/zh/inspect.ts';
import { lesson as zhLesson } from '#i18n/zh/lesson.ts';
import { live as zhLive } from '#i18n/zh/live.ts';
import { predict as zhPredict } from '#i18n/zh/predict.ts';
import { share as zhShare } from '#i18n/zh/share.ts';

/** Every word with its path; functions are called with a name in the place of every value. */
function said(catalogue: unknown, path = ''): [path: string, text: string][] {
  if (typeof catalogue === 'string') return [[path, catalogue]];
  if (typeof catalogue === 'function')
    return said((catalogue as (...args: unknown[]) => unknown)(sample, sample), `${path}()`);
  return Object.entries(catalogue as object).flatMap(([key, value]) => said(value, `${path}.${key}`));
}

const names = ['w-3'];
const sample: unknown = new Proxy(names, {
  get: (target, key) => (typeof key === 'symbol' || key in target ? (Reflect.get(target, key) as unknown) : names),
});
const hasHan = /\p{Script=Han}/u;

describe.each([
  ['the questions', enPredict, zhPredict],
  ['the comparison', enCompare, zhCompare],
  ['what is around the pods', enAround, zhAround],
  ['what is looked into', enInspect, zhInspect],
  ['the lessons', enLesson, zhLesson],
  ['sharing', enShare, zhShare],
  ['a real cluster', enLive, zhLive],
])('The words of %s', (_part, en: object, zh: object) => {
  const english = said(en);
  const chinese = said(zh);

  it('are the same in both languages, and none is empty', () => {
    expect(chinese.map(([path]) => path)).toEqual(english.map(([path]) => path));
    expect([...english, ...chinese].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('are English in English, and whole sentences of Chinese in Chinese', () => {
    expect(english.filter(([, text]) => hasHan.test(text))).toEqual([]);
    expect(
      chinese.filter(
        ([, text]) => !hasHan.test(text) && /\p{Script=Latin}+ \p{Script=Latin}+ \p{Script=Latin}+/u.test(text),
      ),
    ).toEqual([]);
  });

  it('are set with Chinese punctuation, and with a space between Chinese and Latin', () => {
    expect(chinese.filter(([, text]) => /\p{Script=Han}[,;:!?]|[,;!?]\p{Script=Han}/u.test(text))).toEqual([]);
    expect(chinese.filter(([, text]) => /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(text))).toEqual([]);
  });
});

describe('A part of the catalogue', () => {
  it('is English until the other language has come, and tells when it has', async () => {
    expect(predictWords.wordsFor('zh')).toBe(enPredict);
    let arrivals = 0;
    const stop = predictWords.onLoaded(() => {
      arrivals += 1;
    });
    await predictWords.load('zh');
    await predictWords.load('zh');
    stop();
    expect(predictWords.wordsFor('zh')).toBe(zhPredict);
    expect(predictWords.wordsFor('en')).toBe(enPredict);
    expect(arrivals).toBe(1);
  });

  it('stays English when the other language cannot be had', async () => {
    const lost = new LateCatalogue({ word: 'pod' }, () => Promise.reject(new Error('offline')));
    await lost.load('zh');
    expect(lost.wordsFor('zh')).toEqual({ word: 'pod' });
  });

  it('is waited for once, also when it cannot be had', async () => {
    const lost = new LateCatalogue({ word: 'pod' }, () => Promise.reject(new Error('offline')));
    expect(lost.has('en')).toBe(true);
    expect(lost.has('zh')).toBe(false);
    const first = lost.first('zh');
    await first;
    expect(lost.first('zh')).toBe(first);
  });
});
