/** What is shared: the moment that the page shows, as an address and in words. */
import { narrate } from '#panels/narration/narrate.ts';
import { wordsFor } from '#i18n/words.ts';
import type { ShareWords } from '#i18n/shareWords.ts';
import { fitsLink } from '#share/link.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { isWatched } from '#store/watched.ts';
import { isPasted, shownHash } from '../links.ts';
import { fileName } from './saveFile.ts';

export interface SharedMoment {
  /** The page's own address, without query and hash. */
  readonly page: string;
  /** Undefined when there is no link, and `noLink` says why: too long a history, or somebody's own objects at its beginning. */
  readonly hash: string | undefined;
  readonly noLink: 'tooMuch' | 'pasted' | 'watched' | undefined;
  readonly title: string;
  readonly setName: string;
  readonly atMs: number;
  /** When the last edit before it was made; undefined when there was none after the beginning. */
  readonly editMs: number | undefined;
}

export function sharedMoment(words: ShareWords): SharedMoment {
  const shown = ordinalStore.getState();
  const { frame, setName, language, marks, steps } = shown;
  const hash = isPasted() ? undefined : shownHash();
  const fits = hash !== undefined && fitsLink(hash);
  const edit = marks.findLast(({ step }) => step <= frame.step);
  const editMs = edit && steps[edit.step - 1]?.atMs;
  const { headline } = narrate(frame, wordsFor(language), setName);
  return {
    page: pageAddress(),
    hash: fits ? hash : undefined,
    noLink: fits ? undefined : hash !== undefined ? 'tooMuch' : isWatched(shown) ? 'watched' : 'pasted',
    title: words.momentTitle(setName, headline),
    setName,
    atMs: frame.cluster.nowMs,
    editMs: editMs !== undefined && editMs < frame.cluster.nowMs ? editMs : undefined,
  };
}

/** Without query and hash, and from the disk just as well. */
function pageAddress(): string {
  return location.href.replace(/[?#].*$/, '');
}

export function momentFile({ setName, atMs }: SharedMoment, ending: string): string {
  return fileName(setName, atMs, ending);
}
