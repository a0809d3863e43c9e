import { afterEach, describe, expect, it, vi } from 'vitest';
import { languageFor, loadPreferences, savePreferences } from '#store/preferences.ts';

/** A browser's storage that holds this. */
function storageWith(text: string | null) {
  let held = text;
  return { getItem: () => held, setItem: (_key: string, value: string) => (held = value) };
}

const forbidden = () => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

afterEach(() => vi.unstubAllGlobals());

const firstVisit = { language: 'en', theme: 'auto', motion: 'auto' };

describe('What a visitor chose', () => {
  it('is there at the next visit', () => {
    vi.stubGlobal('localStorage', storageWith(null));
    savePreferences({ language: 'zh', theme: 'contrast', motion: 'none' });
    expect(loadPreferences(['en'])).toEqual({ language: 'zh', theme: 'contrast', motion: 'none' });
  });

  it.each([
    null,
    '',
    '{"theme":',
    'null',
    '[]',
    '7',
    '"dark"',
    '{"theme":{"toString":"dark"},"language":["zh"],"motion":1}',
    '{"theme":"<img src=x>","language":"__proto__","motion":"constructor"}',
    '{"__proto__":{"theme":"dark"}}',
  ])('is as at a first visit when %j is stored', (stored) => {
    vi.stubGlobal('localStorage', storageWith(stored));
    expect(loadPreferences(['en-GB'])).toEqual(firstVisit);
  });

  it('is kept for what is not damaged', () => {
    vi.stubGlobal('localStorage', storageWith('{"theme":"dark","motion":"sideways"}'));
    expect(loadPreferences(['en'])).toEqual({ ...firstVisit, theme: 'dark' });
  });

  it('works where every storage call throws, as in a sandboxed frame', () => {
    vi.stubGlobal('localStorage', { getItem: forbidden, setItem: forbidden });
    expect(loadPreferences(['zh-CN'])).toEqual({ ...firstVisit, language: 'zh' });
    expect(() => savePreferences({ language: 'zh', theme: 'dark', motion: 'none' })).not.toThrow();
  });

  it('works where the storage itself may not be touched', () => {
    vi.stubGlobal('localStorage', undefined);
    expect(loadPreferences([])).toEqual(firstVisit);
    expect(() => savePreferences({ language: 'zh', theme: 'dark', motion: 'none' })).not.toThrow();
  });
});

describe('The language at a first visit', () => {
  it.each([
    [['zh-CN', 'en'], 'zh'],
    [['zh-Hant-TW'], 'zh'],
    [['en-US', 'zh'], 'en'],
    [['de', 'fr', 'zh', 'en'], 'zh'],
    [['de', 'zha'], 'en'],
    [[], 'en'],
  ])('of a browser that wants %j is %s', (wanted, language) => {
    expect(languageFor(wanted)).toBe(language);
  });
});
