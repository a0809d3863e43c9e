import { useEffect } from 'react';
import { act } from './keyActions.ts';
import { keyAction } from './keys.ts';

/** Listens to the keys while nothing, or the stage, has the focus. What the stage took for itself is not taken again. */
export function useShortcuts(on: boolean, openHelp: () => void): void {
  // Keys reach the window even when no element of React's has the focus.
  useEffect(() => {
    if (!on) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isOurs(document.activeElement)) return;
      const action = keyAction(event);
      if (action === undefined) return;
      event.preventDefault();
      act(action, openHelp);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [on, openHelp]);
}

/** A dialog or an open list is neither the body nor the stage, so its keys stay its own. */
function isOurs(focused: Element | null): boolean {
  if (focused === null || focused === document.body) return document.querySelector('dialog[open]') === null;
  if (focused.matches('input, textarea, select, button, [contenteditable]')) return false;
  return focused.closest('.app-stage') !== null;
}
