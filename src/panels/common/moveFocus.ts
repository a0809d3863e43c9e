import type { KeyboardEvent } from 'react';

/** Arrows, Home and End move the focus among the elements of a list or a row of tabs; anything else is left alone. */
export function moveFocus(event: KeyboardEvent<HTMLElement>, selector: string): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
  const target = items[nextIndex(event.key, items.indexOf(document.activeElement as HTMLElement), items.length)];
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}

/** The place that a key leads to, round the ends; -1 for a key that leads nowhere. */
export function nextIndex(key: string, index: number, count: number): number {
  if (count === 0) return -1;
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return (index + 1) % count;
    case 'ArrowUp':
    case 'ArrowLeft':
      return (index <= 0 ? count : index) - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return -1;
  }
}
