/** What a picture of a frame says: the frame with the sentences that the page says of it. */
import { wordsFor } from '#i18n/words.ts';
import { narrate } from '#panels/narration/narrate.ts';
import type { PictureLook, PictureMoment } from '#stage/picture/stagePictures.ts';
import { ordinalStore } from '#store/ordinalStore.ts';

/** What the page shows, or another step of the same run. */
export function momentAt(step?: number): PictureMoment {
  const { frame: shown, setName, selection, language, tracks, steps, version, shownBranch } = ordinalStore.getState();
  const frame = step === undefined || step === shown.step ? shown : shownBranch().history.frameAt(step);
  const { headline, reason } = narrate(frame, wordsFor(language), setName);
  return {
    frame,
    setName,
    history: { tracks, stepAtMs: (at) => steps[at - 1]?.atMs ?? 0 },
    selected: selection?.ordinal,
    headline,
    reason,
    footer: [`${setName} · Kubernetes ${version} · Ordinal`, `${(frame.cluster.nowMs / 1000).toFixed(1)} s`],
  };
}

/** A look in the page's own language, and, unless another is asked for, in its theme. */
export function pictureLook(
  look: Pick<PictureLook, 'width' | 'height' | 'captions'> & { readonly theme?: string | undefined },
): PictureLook {
  const { language } = ordinalStore.getState();
  const theme = look.theme ?? document.documentElement.dataset.theme ?? 'light';
  return { ...look, theme, words: wordsFor(language).stage };
}
