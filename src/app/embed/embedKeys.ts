/** The keyboard of an embedded page: the host's, unless it has left the stage its keys. What is not ours is handed on. */
import { ordinalStore } from '#store/ordinalStore.ts';
import { act } from '../keyActions.ts';
import { type KeyAction, keyAction } from '../keys.ts';
import type { Channel } from './channel.ts';
import * as player from './player.ts';

/** Listens until the returned function is called. `keys` says who gets the keys that both could use. */
export function listenToEmbedKeys(keys: 'host' | 'stage', { tell }: Channel): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || isTypedInto(event.target) || staysHere(event)) return;
    const action = keys === 'stage' && isOnStage() ? keyAction(event) : undefined;
    if (action !== undefined && action !== 'help' && action !== 'partition') {
      event.preventDefault();
      perform(action);
      return;
    }
    const { key, code, keyCode, shiftKey, altKey, ctrlKey, metaKey } = event;
    tell({ type: 'key', key, code, keyCode, shiftKey, altKey, ctrlKey, metaKey });
    if (key === 'Escape') window.parent.focus();
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}

/** What a text field, a list or a button takes is theirs. */
function isTypedInto(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** Tab goes on by itself; a button's own keys press it. */
function staysHere({ key, target }: KeyboardEvent): boolean {
  if (['Tab', 'Shift', 'Control', 'Alt', 'Meta'].includes(key)) return true;
  const isPress = key === ' ' || key === 'Enter';
  return isPress && target instanceof Element && target.closest('button, a[href], summary, [role="option"]') !== null;
}

function isOnStage(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.closest('.app-stage') !== null;
}

function perform(action: KeyAction): void {
  switch (action) {
    case 'stepOn':
      return player.next();
    case 'stepBack':
      return player.prev();
    case 'first':
      return player.toFirst();
    case 'last':
      return player.toLast();
    // Who has nothing left to leave here gets back to the host.
    case 'leave':
      if (ordinalStore.getState().selection === undefined) window.parent.focus();
      return act('leave', () => {});
    default:
      return act(action, () => {});
  }
}
