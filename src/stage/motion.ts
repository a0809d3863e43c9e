/** How things move: a view between two complete frames, interruptible, and never awaited by anything. */
import { easeCubicIn, easeCubicInOut, easeCubicOut, easeLinear } from 'd3-ease';
import { select } from 'd3-selection';
import { type Attributes, put } from './nodes.ts';
// Gives selections their `transition` and `interrupt`.
import 'd3-transition';

/** `scale` 1 at normal speed, less when it is played faster; 0 cuts. */
export interface Motion {
  readonly scale: number;
}

export const cut: Motion = { scale: 0 };

const kinds = {
  tank: { ms: 240, ease: easeCubicOut },
  appear: { ms: 120, ease: easeCubicOut },
  gone: { ms: 180, ease: easeCubicIn },
  lane: { ms: 240, ease: easeCubicInOut },
  line: { ms: 120, ease: easeCubicOut },
  fade: { ms: 120, ease: easeLinear },
  words: { ms: 600, ease: easeLinear },
};

export type MotionKind = keyof typeof kinds;

/** Moves attributes from what is on the screen to their new values. */
export function glide(node: Element, motion: Motion, kind: MotionKind, attributes: Attributes, delayMs = 0): void {
  const { ms, ease } = kinds[kind];
  const moved = select(node).interrupt(kind);
  if (motion.scale === 0) {
    put(node, attributes);
    return;
  }
  const transition = moved
    .transition(kind)
    .delay(delayMs * motion.scale)
    .duration(ms * motion.scale)
    .ease(ease);
  for (const name in attributes) transition.attr(name, attributes[name] as string | number);
}

/** Moves attributes and then takes the node away. */
export function leave(node: Element, motion: Motion, kind: MotionKind, attributes: Attributes): void {
  if (motion.scale === 0) {
    node.remove();
    return;
  }
  const { ms, ease } = kinds[kind];
  const transition = select(node)
    .transition(kind)
    .duration(ms * motion.scale)
    .ease(ease);
  for (const name in attributes) transition.attr(name, attributes[name] as string | number);
  transition.remove();
}

/** Lets a new node come into view in its place. */
export function appear(node: Element, motion: Motion, delayMs = 0): void {
  if (motion.scale === 0) return;
  node.setAttribute('opacity', '0');
  glide(node, motion, 'fade', { opacity: 1 }, delayMs);
}
