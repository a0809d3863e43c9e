import { describe, expect, it } from 'vitest';
import { loadChallengeWords } from '#i18n/challengeWords.ts';
import { challenges } from '#lessons/challenges/challenges.ts';

const longestTitle = { en: 40, zh: 18 };

describe.each(['en', 'zh'] as const)('The words of the challenges in %s', async (language) => {
  const words = await loadChallengeWords(language);
  const texts = Object.values(words).flatMap(({ title, story, wish, bonus, hints, rule }) => [
    title,
    ...story,
    wish,
    ...(bonus === undefined ? [] : [bonus]),
    ...hints,
    rule,
  ]);

  it('are there for each challenge, and for no other', () => {
    expect(Object.keys(words).sort()).toEqual(challenges.map(({ id }) => id).sort());
    expect(texts.filter((text) => text.trim() === '')).toEqual([]);
  });

  it('tell of a bonus where there is one', () => {
    const told = Object.entries(words).flatMap(([id, { bonus }]) => (bonus === undefined ? [] : [id]));
    expect(told).toEqual(challenges.filter(({ bonus }) => bonus !== undefined).map(({ id }) => id));
  });

  it('have titles that fit their boxes', () => {
    const long = Object.values(words).filter(({ title }) => title.length > longestTitle[language]);
    expect(long.map(({ title }) => title)).toEqual([]);
  });

  it('use backticks in pairs, and no other markup', () => {
    expect(texts.filter((text) => text.split('`').length % 2 === 0)).toEqual([]);
    expect(texts.map(proseOf).filter((text) => /<\/?\w+>|\*\*|\]\(/.test(text))).toEqual([]);
  });

  it('are in their language, and set as it is set', () => {
    const prose = texts.map(proseOf);
    if (language === 'en') return expect(prose.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
    expect(prose.filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([]);
    expect(prose.filter((text) => /\p{Script=Han}[,;:!?]|[,;!?]\p{Script=Han}/u.test(text))).toEqual([]);
    return expect(prose.filter((text) => /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(text))).toEqual(
      [],
    );
  });
});

/** Without what is code. */
function proseOf(text: string): string {
  return text.replaceAll(/`[^`]*`/g, '`');
}
