import { memo } from 'react';
import type { PlacedGap } from './placeGaps.ts';

interface Props {
  readonly placed: readonly PlacedGap[];
  readonly bottom: number;
  /** Branches use the same strip. */
  readonly labelled: boolean;
}

/** Where a long wait was folded: a break in the line at the foot, and how long it was where that has room. */
export const Gaps = memo(function Gaps({ placed, bottom, labelled }: Props) {
  return placed.map(({ step, x, text, textShown }) => (
    <g key={step} className="gap-mark">
      <path d={`M${x - 4} ${bottom + 4}L${x} ${bottom - 4}M${x} ${bottom + 4}L${x + 4} ${bottom - 4}`} />
      {labelled && textShown && (
        <text x={x} y={bottom + 16}>
          {text}
        </text>
      )}
    </g>
  ));
});
