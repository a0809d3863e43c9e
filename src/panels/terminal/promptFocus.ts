/** The wish to type at once: it may be made before the terminal is there. */

/** The element of the first terminal's line. */
export const promptId = 'terminal-line';

let isWished = false;

/** Moves the focus to the terminal's line, now or when it appears. */
export function focusPrompt(): void {
  const prompt = document.getElementById(promptId);
  if (prompt === null) isWished = true;
  else prompt.focus();
}

/** Whether the wish was made; it is granted once. */
export function takeFocusWish(): boolean {
  const was = isWished;
  isWished = false;
  return was;
}
