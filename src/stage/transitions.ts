/** D3's transitions, as the stage uses them: each kind of change has its time and its easing. */
import { easeCubicIn, easeCubicInOut, easeCubicOut, easeLinear } from 'd3-ease';
import { select } from 'd3-selection';
import { type Attributes, put } from './nodes.ts';
// Gives selections their `transition` and `interrupt`.
import 'd3-transition';

export const kinds = {
  tank: { ms: 240, ease: easeCubicOut },
  appear: { ms: 120, ease: easeCubicOut },
  gone: { ms: 180, ease: easeCubicIn },
  lane: { ms: 240, ease: easeCubicInOut },
  line: { ms: 120, ease: easeCubicOut },
  fade: { ms: 120, ease: easeLinear },
  words: { ms: 600, ease: easeLinear },
};

export type MotionKind = keyof typeof kinds;

/** `scale` stretches the times; 0 cuts, and ends what was moving. */
export interface Transitions {
  readonly glide: (node: Element, scale: number, kind: MotionKind, attributes: Attributes, delayMs: number) => void;
  readonly leave: (node: Element, scale: number, kind: MotionKind, attributes: Attributes) => void;
}

export const transitions: Transitions = {
  glide(node, scale, kind, attributes, delayMs) {
    const { ms, ease } = kinds[kind];
    const moved = select(node).interrupt(kind);
    if (scale === 0) {
      put(node, attributes);
      return;
    }
    const transition = moved
      .transition(kind)
      .delay(delayMs * scale)
      .duration(ms * scale)
      .ease(ease);
    for (const name in attributes) transition.attr(name, attributes[name] as string | number);
  },

  leave(node, scale, kind, attributes) {
    const { ms, ease } = kinds[kind];
    const transition = select(node)
      .transition(kind)
      .duration(ms * scale)
      .ease(ease);
    for (const name in attributes) transition.attr(name, attributes[name] as string | number);
    transition.remove();
  },
};
