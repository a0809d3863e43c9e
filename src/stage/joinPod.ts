/** How a pod comes into its slot and leaves it, the same in every tier: by UID, so that a recreated pod is another one. */
import { select } from 'd3-selection';
import type { Drawing } from './drawing.ts';
import { appear, leave } from './motion.ts';
import { flag } from './nodes.ts';
import type { Lane, PodCard } from './scene.ts';

interface Passage {
  /** A pod that comes with its lane does not come by itself. */
  readonly isNewLane: boolean;
  /** Towards the claim, which stays. */
  readonly leavesBy: string;
}

/** Keeps the slot's one pod group in step with the lane, and has `draw` fill it. */
export function joinPod(
  slot: SVGGElement,
  { pod }: Lane,
  { motion }: Drawing,
  { isNewLane, leavesBy }: Passage,
  draw: (group: SVGGElement, pod: PodCard) => void,
): void {
  select(slot)
    .selectAll<SVGGElement, PodCard>('g.pod')
    .data(pod === undefined ? [] : [pod], ({ uid }) => uid)
    .join(
      (enter) =>
        enter
          .append('g')
          .attr('class', 'pod')
          .each(function come() {
            if (!isNewLane) appear(this, motion);
          }),
      (update) => update,
      (exit) =>
        exit.each(function go() {
          this.classList.replace('pod', 'pod-gone');
          leave(this, motion, 'gone', { opacity: 0, transform: leavesBy });
        }),
    )
    .each(function fill(shown) {
      flag(this, 'fault', shown.fault);
      flag(this, 'fogged', shown.fogged);
      flag(this, 'orphan', shown.orphan);
      draw(this, shown);
    });
}
