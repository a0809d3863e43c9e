import { act } from './keyActions.ts';
import { keyAction } from './keys.ts';

/** Listens to the keys while nothing, or the stage, has the focus; gives the way to stop. What the stage took for itself is not taken again. */
export function listenToKeys(openHelp: () => void): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !isOurs(document.activeElement)) return;
    const action = keyAction(event);
    if (action === undefined) return;
    event.preventDefault();
    act(action, openHelp);
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}

/** A dialog or an open list is neither the body nor the stage, so its keys stay its own. */
function isOurs(focused: Element | null): boolean {
  if (focused === null || focused === document.body) return !isDialogOpen();
  if (focused.matches('input, textarea, select, button, [contenteditable]')) return false;
  return focused.closest('.app-stage') !== null;
}

// A list that the browser keeps: a search through the whole page with each key of a held arrow is felt.
const dialogs = document.getElementsByTagName('dialog');

function isDialogOpen(): boolean {
  for (const dialog of dialogs) if (dialog.open) return true;
  return false;
}
