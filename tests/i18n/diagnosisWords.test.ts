import { describe, expect, it } from 'vitest';
import { diagnosis as en } from '#i18n/en/diagnosis.ts';
import { diagnosis as zh } from '#i18n/zh/diagnosis.ts';

/** Every word with its path; functions are called with a name in the place of every value. */
function said(catalogue: unknown, path = ''): [path: string, text: string][] {
  if (typeof catalogue === 'string') return [[path, catalogue]];
  if (typeof catalogue === 'function') return said((catalogue as (values: unknown) => unknown)(sample), `${path}()`);
  return Object.entries(catalogue as object).flatMap(([key, value]) => said(value, `${path}.${key}`));
}

const names = ['w-3'];
const sample: unknown = new Proxy(names, {
  get: (target, key) => (typeof key === 'symbol' || key in target ? (Reflect.get(target, key) as unknown) : names),
});

const hasHan = /\p{Script=Han}/u;
const english = said(en);
const chinese = said(zh);

describe('The words of a diagnosis', () => {
  it('are the same in both languages, and none is empty', () => {
    expect(chinese.map(([path]) => path)).toEqual(english.map(([path]) => path));
    expect([...english, ...chinese].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('are English in English and Chinese in Chinese', () => {
    expect(english.filter(([, text]) => hasHan.test(text))).toEqual([]);
    // These only put other words together.
    const frames = ['.paste.command', '.report.title()', '.report.titleAlone()', '.input.inLine()'];
    expect(chinese.filter(([, text]) => !hasHan.test(text)).map(([path]) => path)).toEqual(frames);
  });

  it('are set with Chinese punctuation, and with a space between Chinese and Latin', () => {
    expect(chinese.filter(([, text]) => /\p{Script=Han}[,;:!?]|[,;!?]\p{Script=Han}/u.test(text))).toEqual([]);
    expect(chinese.filter(([, text]) => /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(text))).toEqual([]);
  });
});
