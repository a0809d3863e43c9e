import { describe, expect, it } from 'vitest';
import { loadGlossary } from '#i18n/glossaryWords.ts';
import { contents } from '#lessons/contents.ts';
import { glossary } from '#lessons/glossary.ts';

const steps = (
  await Promise.all(
    contents.map(async ({ id, load }) => (await load()).steps.map(({ id: step }: { id: string }) => `${id}/${step}`)),
  )
).flat();

describe('The glossary', () => {
  it('leads from each term to a step that there is', () => {
    expect(glossary.map(({ step }) => step).filter((step) => !steps.includes(step))).toEqual([]);
  });

  it.each(['en', 'zh'] as const)('says in %s what each term means, and nothing else', async (language) => {
    const meanings = await loadGlossary(language);
    expect(Object.keys(meanings)).toEqual(glossary.map(({ id }) => id));
    const texts = Object.values(meanings);
    expect(texts.filter((text) => text.trim() === '' || text.split('`').length % 2 === 0)).toEqual([]);
    const prose = texts.map((text) => text.replaceAll(/`[^`]*`/g, '`'));
    if (language === 'en') return expect(prose.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
    expect(prose.filter((text) => /\p{Script=Han}[,;:!?]|[,;!?]\p{Script=Han}/u.test(text))).toEqual([]);
    return expect(prose.filter((text) => /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(text))).toEqual(
      [],
    );
  });
});
