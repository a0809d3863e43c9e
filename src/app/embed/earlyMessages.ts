/** What the host says before the part of the page is there that answers: it is kept, since a frame that has loaded counts as listening. */

const most = 100;
const early: MessageEvent[] = [];

function keep(message: MessageEvent): void {
  if (early.length < most) early.push(message);
}

export function keepMessages(): void {
  window.addEventListener('message', keep);
}

/** Hands over what was kept, and keeps no more. */
export function takeMessages(): readonly MessageEvent[] {
  window.removeEventListener('message', keep);
  return early.splice(0);
}
