import { describe, expect, it } from 'vitest';
import { en } from '#i18n/en.ts';
import { zh } from '#i18n/zh.ts';

/** Every word of a catalogue with its path; functions are called with a name in the place of every value. */
function said(catalogue: unknown, path = ''): [path: string, text: string][] {
  if (typeof catalogue === 'string') return [[path, catalogue]];
  if (typeof catalogue === 'function')
    return said((catalogue as (...args: unknown[]) => unknown)(...samples), `${path}()`);
  if (typeof catalogue !== 'object' || catalogue === null) return [];
  return Object.entries(catalogue).flatMap(([key, value]) => said(value, path === '' ? key : `${path}.${key}`));
}

/** A list of one name, which reads as that name; its fields are such lists again: whatever a sentence takes, it finds one. */
const names = ['w-3'];
const sample: unknown = new Proxy(names, {
  get: (target, key) => (typeof key === 'symbol' || key in target ? (Reflect.get(target, key) as unknown) : names),
});
const samples = [sample, sample, sample, sample];

const hasHan = /\p{Script=Han}/u;
const chinese = said(zh);
const english = said(en);

describe('the catalogues', () => {
  it('have the same keys, as functions or as words alike', () => {
    expect(chinese.map(([path]) => path).toSorted()).toEqual(english.map(([path]) => path).toSorted());
  });

  it('leave nothing empty', () => {
    expect([...english, ...chinese].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('speak no Chinese in English, but for the name of the other language', () => {
    expect(english.filter(([path, text]) => hasHan.test(text) && path !== 'shell.otherLanguage')).toEqual([]);
  });

  it('leave no English sentence in Chinese: three words in a row without a character are one, but for kubectl’s', () => {
    const sentences = chinese.filter(
      ([, text]) =>
        !hasHan.test(text) &&
        !text.startsWith('kubectl ') &&
        /\p{Script=Latin}+ \p{Script=Latin}+ \p{Script=Latin}+/u.test(text),
    );
    expect(sentences).toEqual([]);
  });

  it('set Chinese with Chinese punctuation', () => {
    const halfWidth = chinese.filter(([, text]) => /\p{Script=Han}[,;:!?]|[,;!?]\p{Script=Han}/u.test(text));
    expect(halfWidth).toEqual([]);
  });

  it('put a space between Chinese and Latin', () => {
    const glued = chinese.filter(([, text]) => /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(text));
    // What was refused is a Chinese verb there, not the name that stands in for it here.
    expect(glued.filter(([path]) => path !== 'narration.rules.apiRefused().headline')).toEqual([]);
  });
});

describe('the headlines', () => {
  const isHeadline = ([path]: [string, string]) => path.endsWith('.headline');

  it('fit on one line in English: 75 characters', () => {
    expect(english.filter(isHeadline).filter(([, text]) => text.length > 75)).toEqual([]);
  });

  it('fit on one line in Chinese: 32 characters, Latin ones counting half', () => {
    const width = (text: string) =>
      [...text].reduce((sum, char) => sum + (/[\p{Script=Han}，。：；、（）“”]/u.test(char) ? 1 : 0.5), 0);
    expect(chinese.filter(isHeadline).filter(([, text]) => width(text) > 32)).toEqual([]);
  });
});
