/** Parts of the page that come after the first frame, which is the pods: everything else finds its place ready around them. */
import { loadLateWords } from '#i18n/words.ts';

let release: () => void = () => {};
/** Resolves when the first frame is on the screen. */
export const firstFrame = new Promise<void>((resolve) => {
  release = resolve;
});

/** To be called once the first frame is on the screen; the parts are fetched from then on. */
export function releaseLateParts(): void {
  release();
}

/** What React's `lazy` asks for: a part and the words that it speaks, fetched when the first frame is there. */
export function late<Part>(load: () => Promise<Part>): () => Promise<{ readonly default: Part }> {
  return async () => {
    await firstFrame;
    const [part] = await Promise.all([load(), loadLateWords()]);
    return { default: part };
  };
}
