import type { ToggleEvent } from 'react';

/** Puts an opened popover under its button, in browsers that cannot anchor it by CSS. */
export function placePopover(event: ToggleEvent<HTMLElement>): void {
  const popover = event.currentTarget;
  if (event.newState !== 'open' || CSS.supports('position-area', 'block-end')) return;
  const button = document.querySelector(`[popovertarget="${CSS.escape(popover.id)}"]`);
  if (button === null) return;
  const { left, bottom } = button.getBoundingClientRect();
  const room = document.documentElement.clientWidth - popover.offsetWidth - margin;
  popover.style.inset = 'auto';
  popover.style.left = `${Math.max(margin, Math.min(left, room))}px`;
  popover.style.top = `${bottom + margin / 2}px`;
}

const margin = 8;
