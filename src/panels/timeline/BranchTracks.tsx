import { memo } from 'react';
import type { BranchInfo } from '#store/state.ts';
import type { Axis } from './axis.ts';
import { sharedSteps } from '#store/sharedSteps.ts';
import { bottomOf, placeOfStep, type PlotLayout } from './plotLayout.ts';

interface Props {
  readonly branches: readonly BranchInfo[];
  readonly activeBranch: string;
  readonly axis: Axis;
  readonly layout: PlotLayout;
}

const drop = 11;

/** The futures that were left: a gray track from where they part, with a ring at its end. The chips above carry their names. */
export const BranchTracks = memo(function BranchTracks({ branches, activeBranch, axis, layout }: Props) {
  const bottom = bottomOf(layout);
  return branches
    .filter(({ id }) => id !== activeBranch)
    .map(({ id, steps }) => {
      const shared = sharedSteps(branches, activeBranch, id);
      const from = placeOfStep(layout, axis, shared);
      const beyond = Math.max(0, steps - axis.steps) * layout.scale;
      const to = Math.max(from + 24, Math.min(layout.right, placeOfStep(layout, axis, steps) + beyond));
      return (
        <g key={id} className="branch-track">
          <path d={`M${from} ${bottom}v${drop - 7}q0 7 7 7H${to - 4}`} />
          <circle cx={to} cy={bottom + drop} r="4" />
        </g>
      );
    });
});
