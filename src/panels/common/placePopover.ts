import type { ToggleEvent } from 'react';

/** Puts an opened popover under its button, in browsers that cannot anchor it by CSS. */
export function placePopover(event: ToggleEvent<HTMLElement>): void {
  const popover = event.currentTarget;
  const opener = document.querySelector(`[popovertarget="${CSS.escape(popover.id)}"]`);
  if (event.newState === 'open' && opener !== null) placeUnder(popover, opener);
}

/** The same for one that has been opened by a script. */
export function placeUnder(popover: HTMLElement, opener: Element): void {
  if (CSS.supports('position-area', 'block-end')) return;
  const { left, bottom } = opener.getBoundingClientRect();
  const room = document.documentElement.clientWidth - popover.offsetWidth - margin;
  popover.style.inset = 'auto';
  popover.style.left = `${Math.max(margin, Math.min(left, room))}px`;
  popover.style.top = `${bottom + margin / 2}px`;
}

const margin = 8;
