import { describe, expect, it } from 'vitest';
import { loadChapterWords } from '#i18n/chapterCatalogue.ts';
import { loadSaid } from '#i18n/glossaryWords.ts';
import { contents } from '#lessons/contents.ts';
import { glossary } from '#lessons/glossary.ts';
import { type Piece, piecesOf } from '#panels/lesson/termsIn.ts';

const said = {
  pvc: ['claim', 'claims', 'PVC'],
  'claim-templates': ['claim template'],
  ordinal: ['ordinal', '序号'],
  partition: ['partition'],
};

/** What is marked in each paragraph. */
function marked(...paragraphs: string[]): readonly (readonly string[])[] {
  return piecesOf(paragraphs, said).map((pieces) =>
    pieces.flatMap(({ text, term }) => (term === undefined ? [] : [`${text} → ${term}`])),
  );
}

const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');

describe('The terms in a text', () => {
  it('are marked where they are first said, and nowhere else', () => {
    expect(marked('An ordinal has a claim.', 'Two ordinals are no claims: an ordinal outlives it.')).toEqual([
      ['ordinal → ordinal', 'claim → pvc'],
      [],
    ]);
  });

  it('are found at the beginning of a sentence, and not within another word', () => {
    expect(marked('Ordinal 1 is not a disclaimer, and no re-claim.')).toEqual([['Ordinal → ordinal']]);
  });

  it('are found between Chinese characters', () => {
    expect(marked('每个序号各有一个 PVC。')).toEqual([['序号 → ordinal', 'PVC → pvc']]);
  });

  it('are the longest that fit: a claim template is no claim', () => {
    expect(marked('Each claim template makes a claim.')).toEqual([['claim template → claim-templates', 'claim → pvc']]);
  });

  it('may be code as a whole, or code that gives them a value, and no part of a line to type', () => {
    expect(marked('Run `kubectl get claim`, then set `partition: 0`.')).toEqual([['partition: 0 → partition']]);
  });

  it.each(['en', 'zh'] as const)('leave every text of the lessons in %s as it is', async (language) => {
    const ours = await loadSaid(language);
    for (const { id } of contents) {
      const words = await loadChapterWords(id, language);
      for (const { text } of Object.values(words?.steps ?? {})) {
        expect(piecesOf(text, ours).map(textOf)).toEqual(text.map((paragraph) => paragraph.replaceAll('`', '')));
      }
    }
  });

  it.each(['en', 'zh'] as const)('are those of the glossary in %s, and no two are said alike', async (language) => {
    const ours = await loadSaid(language);
    expect(Object.keys(ours)).toEqual(glossary.map(({ id }) => id));
    const forms = Object.values(ours).flat();
    expect(forms.filter((form, at) => forms.indexOf(form) !== at)).toEqual([]);
  });
});
