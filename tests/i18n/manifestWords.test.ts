import { describe, expect, it } from 'vitest';
import { manifest as en } from '#i18n/en/manifest.ts';
import { aboutField, manifestWordsFor } from '#i18n/manifestWords.ts';
import { manifest as zh } from '#i18n/zh/manifest.ts';
import { fieldOf, fieldsOf, knownKinds } from '#manifest/fields.ts';

/** Every word with its path; functions are called with names or a number, whatever they take. */
function said(catalogue: unknown, path = ''): [path: string, text: string][] {
  if (typeof catalogue === 'string') return [[path, catalogue]];
  if (typeof catalogue === 'function') {
    const names = Object.assign(['w-3'], { toString: () => '3' });
    return said((catalogue as (...args: unknown[]) => unknown)(names, names), `${path}()`);
  }
  return Object.entries(catalogue as object).flatMap(([key, value]) => said(value, `${path}.${key}`));
}

const hasHan = /\p{Script=Han}/u;
const english = said(en);
const chinese = said(zh);

describe('The words of the editor', () => {
  it('are the same in both languages, and none is empty', () => {
    expect(chinese.map(([path]) => path)).toEqual(english.map(([path]) => path));
    expect([...english, ...chinese].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('are English in English and Chinese in Chinese', () => {
    expect(english.filter(([, text]) => hasHan.test(text))).toEqual([]);
    const latin = chinese.filter(([, text]) => !hasHan.test(text));
    expect(latin.map(([path]) => path)).toEqual(['.editor.sentences()', '.editor.changes.is()']);
  });

  it('are set with Chinese punctuation, and with a space between Chinese and Latin', () => {
    expect(chinese.filter(([, text]) => /\p{Script=Han}[,;:!?]|[,;!?]\p{Script=Han}/u.test(text))).toEqual([]);
    expect(chinese.filter(([, text]) => /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it('are English until another language has come', () => {
    expect(manifestWordsFor('zh')).toBe(manifestWordsFor('en'));
  });
});

describe('What is said of fields', () => {
  const owners = new Map<string, Set<string>>();
  const visit = (kind: string, path: readonly string[]): void => {
    for (const { owner, name } of fieldsOf(kind, path) ?? []) {
      const known = owners.get(owner) ?? new Set();
      owners.set(owner, known);
      if (known.has(name)) continue;
      known.add(name);
      visit(kind, [...path, name]);
    }
  };
  for (const kind of knownKinds) visit(kind, []);

  it('is about fields that there are', () => {
    const said = Object.entries(en.fields).filter(([owner]) => owner !== 'any');
    const unknown = said.flatMap(([owner, fields]) =>
      Object.keys(fields)
        .filter((name) => !owners.get(owner)?.has(name))
        .map((name) => `${owner}.${name}`),
    );
    expect(unknown).toEqual([]);
    expect(Object.keys(en.kinds).toSorted()).toEqual([...knownKinds].toSorted());
  });

  it('is said of every field of a set’s spec, and of what they hold', () => {
    for (const path of [
      ['spec'],
      ['spec', 'updateStrategy'],
      ['spec', 'updateStrategy', 'rollingUpdate'],
      ['status'],
    ]) {
      for (const { owner, name } of fieldsOf('StatefulSet', path)!) {
        expect(aboutField(en, owner, name), `${owner}.${name}`).toBeDefined();
      }
    }
  });

  it('is found by the type that has the field, or for any type', () => {
    const { owner } = fieldOf('StatefulSet', ['spec', 'replicas'])!;
    expect(aboutField(en, owner, 'replicas')).toContain('How many pods');
    expect(aboutField(en, 'StatefulSet', 'kind')).toContain('What sort of object');
    expect(aboutField(en, 'toString', 'length')).toBeUndefined();
  });
});
