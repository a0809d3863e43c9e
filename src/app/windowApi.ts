/** `window.ordinal.send(message)`: the message protocol for scripts and tests on the page itself. */
import type { Answer } from './answerMessage.ts';

declare global {
  interface Window {
    ordinal?: { readonly send: (message: unknown) => Promise<Answer> };
  }
}

export function installWindowApi(): void {
  window.ordinal = { send: async (message) => (await import('./answerAsked.ts')).answerAsked(message) };
}
