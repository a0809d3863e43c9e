import type { Words } from '#i18n/words.ts';
import type { Entry } from '#terminal/entries.ts';

/** A command as it was typed, a click as a line, or why it is none, in the reader's language. */
export function entryText({ text, noLine }: Entry, { noLine: reasons }: Words['terminal']): string {
  return noLine === undefined ? text : reasons[noLine](text);
}
