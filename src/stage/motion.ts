/**
 * How things move: a view between two complete frames, interruptible, and never awaited by anything. The first frame does not move,
 * so D3's transitions arrive after it; until then, and wherever motion is not wanted, a change is a cut.
 */
import { type Attributes, put } from './nodes.ts';
import type { MotionKind, Transitions } from './transitions.ts';

/** `scale` 1 at normal speed, less when it is played faster; 0 cuts. */
export interface Motion {
  readonly scale: number;
  /** Who moves things instead of the page's clock: a film has a clock of its own. */
  readonly via?: Transitions;
}

export const cut: Motion = { scale: 0 };

let transitions: Transitions | undefined;

/** Fetches what moves things; to be called once the first frame is there. */
export async function loadTransitions(): Promise<void> {
  transitions ??= (await import('./transitions.ts')).transitions;
}

/** Moves attributes from what is on the screen to their new values. */
export function glide(node: Element, motion: Motion, kind: MotionKind, attributes: Attributes, delayMs = 0): void {
  const mover = motion.via ?? transitions;
  if (mover === undefined) put(node, attributes);
  else mover.glide(node, motion.scale, kind, attributes, delayMs);
}

/** Moves attributes and then takes the node away. */
export function leave(node: Element, motion: Motion, kind: MotionKind, attributes: Attributes): void {
  const mover = motion.via ?? transitions;
  if (mover === undefined || motion.scale === 0) node.remove();
  else mover.leave(node, motion.scale, kind, attributes);
}

/** Lets a new node come into view in its place. */
export function appear(node: Element, motion: Motion, delayMs = 0): void {
  if (motion.scale === 0 || (motion.via ?? transitions) === undefined) return;
  node.setAttribute('opacity', '0');
  glide(node, motion, 'fade', { opacity: 1 }, delayMs);
}
