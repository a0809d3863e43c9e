import { describe, expect, it } from 'vitest';
import { lesson as words } from '#i18n/en/lesson.ts';
import { contents } from '#lessons/contents.ts';
import { slides } from '#lessons/slides.ts';
import { placeIn, placeOfSlide } from '#store/lesson/placeNames.ts';

const chapters = new Map(await Promise.all(contents.map(async ({ id, load }) => [id, await load()] as const)));

describe('The slides of the lecture', () => {
  it('are all there, in their order, each with its title', () => {
    expect(slides.map(({ number }) => number)).toEqual(Array.from({ length: 22 }, (_, at) => at + 1));
    expect(Object.keys(words.slides).map(Number)).toEqual(slides.map(({ number }) => number));
  });

  it('lead to steps that there are', () => {
    const missing = slides
      .flatMap(({ steps }) => steps)
      .filter((name) => {
        const place = placeIn(name);
        const chapter = chapters.get(place?.chapter ?? '');
        return chapter?.steps.some(({ id }) => id === place?.step) !== true;
      });
    expect(missing).toEqual([]);
  });

  it('are those that the chapters say they cover', () => {
    for (const { id, slides: covered } of contents) {
      const ofChapter = slides.filter(({ steps }) => steps.some((name) => name.startsWith(`${id}/`)));
      expect(covered, id).toEqual(expect.arrayContaining(ofChapter.map(({ number }) => number)));
    }
  });

  it('open the first of their steps that there is, and the contents where there is none', async () => {
    expect(await placeOfSlide(7)).toEqual({ chapter: 'read-the-cluster', step: 'get-sts' });
    expect(await placeOfSlide(2)).toBe('contents');
    expect(await placeOfSlide(23)).toBeUndefined();
  });
});

describe('The name of a step', () => {
  it.each([
    ['scaling/one-to-three', { chapter: 'scaling', step: 'one-to-three' }],
    ['scaling', { chapter: 'scaling', step: undefined }],
    ['scaling/', undefined],
    ['../scaling', undefined],
    ['scaling/one to three', undefined],
    ['a'.repeat(61), undefined],
  ])('%s is read', (name, place) => {
    expect(placeIn(name)).toEqual(place);
  });
});
