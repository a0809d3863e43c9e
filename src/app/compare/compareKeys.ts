/** The keys of the comparison: the page's own, as far as they mean something for two. */
import type { CompareStore } from '#store/compare/compareStore.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { speeds } from '#store/state.ts';
import { type KeyAction, keyAction } from '../keys.ts';

/** Listens while nothing, or the comparison, has the focus; gives the way to stop. */
export function listenToCompareKeys(store: { getState(): CompareStore }, openHelp: () => void): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    const action = keyAction(event);
    if (event.defaultPrevented || action === undefined || !isOurs(document.activeElement, action)) return;
    if (!act(action, store.getState(), openHelp)) return;
    event.preventDefault();
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}

/** A button keeps its keys, but for the way out. */
function isOurs(focused: Element | null, action: KeyAction): boolean {
  if (document.querySelector('dialog[open], :popover-open') !== null) return false;
  if (focused === null || focused === document.body) return true;
  if (action === 'leave') return focused.closest('.compare') !== null;
  return focused.matches('.compare, .compare [role="slider"]');
}

/** False for what only the page itself can do. */
function act(action: KeyAction, compare: CompareStore, openHelp: () => void): boolean {
  switch (action) {
    case 'play':
      if (compare.playing) compare.pause();
      else compare.play();
      return true;
    case 'stepBack':
      compare.prev();
      return true;
    case 'stepOn':
      compare.next();
      return true;
    case 'nextMark':
      compare.toNextDifference();
      return true;
    case 'first':
      compare.toFirst();
      return true;
    case 'last':
      compare.toLast();
      return true;
    case 'slower':
    case 'faster': {
      const next = speeds[speeds.indexOf(compare.speed) + (action === 'faster' ? 1 : -1)];
      if (next !== undefined) compare.setSpeed(next);
      return true;
    }
    case 'help':
      openHelp();
      return true;
    case 'leave':
      ordinalStore.getState().compareWith(undefined);
      return true;
    default:
      return false;
  }
}
