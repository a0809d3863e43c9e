/** The keys of a lecturer and of a clicker, before anybody else on the page gets them. */
import { goOn } from '#store/lesson/lecture.ts';
import { moveStep } from '#store/lesson/lessonStore.ts';

export interface LecturerActions {
  readonly onBlank: () => void;
  readonly onNotes: () => void;
  readonly onQr: () => void;
}

/** Listens until the returned function is called. Who types, types; on a button the space bar presses it. */
export function listenToLecturer(actions: LecturerActions): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping()) return;
    const act = actOf(event.key, actions);
    if (act === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
}

function actOf(key: string, { onBlank, onNotes, onQr }: LecturerActions): (() => void) | undefined {
  switch (key) {
    case 'PageDown':
    case '.':
      return () => void goOn();
    case ' ':
      return isOnButton() ? undefined : () => void goOn();
    case 'PageUp':
      return () => void moveStep(-1);
    case 'b':
    case 'B':
      return onBlank;
    case 'n':
    case 'N':
      return onNotes;
    case 'q':
    case 'Q':
      return onQr;
    default:
      return undefined;
  }
}

function isTyping(): boolean {
  return document.activeElement?.matches('input:not([type="radio"]), textarea, [contenteditable="true"]') === true;
}

function isOnButton(): boolean {
  return document.activeElement?.matches('button, a, summary, select, [role="option"], [role="tab"]') === true;
}
