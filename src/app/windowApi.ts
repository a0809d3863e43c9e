/** `window.ordinal.send(message)`: the message protocol for scripts and tests on the page itself. */
import { loadLateWords, loadWords } from '#i18n/words.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import type { Answer } from './answerMessage.ts';

declare global {
  interface Window {
    ordinal?: { readonly send: (message: unknown) => Promise<Answer> };
  }
}

export function installWindowApi(): void {
  window.ordinal = {
    // An edit is answered at once, so what judges it has to be there.
    send: async (message) => {
      const [{ answerMessage, languageOf, linkIn }] = await Promise.all([
        import('./answerMessage.ts'),
        loadLateWords(),
        ordinalStore.getState().prepare(),
      ]);
      await loadWords(languageOf(message));
      const link = linkIn(message);
      const refusal = link === undefined ? undefined : await (await import('./loadMessage.ts')).loadAsked(link);
      return refusal ?? answerMessage(message);
    },
  };
}
