import { memo } from 'react';
import { isFault } from './markLabel.ts';
import type { PlacedMark } from './placeMarks.ts';

interface Props {
  readonly placed: readonly PlacedMark[];
  readonly bottom: number;
  readonly roomy: boolean;
}

/** Flags for what was asked, red bolts for what was done to the cluster, each with a dotted line through the rows. */
export const Marks = memo(function Marks({ placed, bottom, roomy }: Props) {
  return (
    <>
      {placed.map(({ mark, x, label, labelShown }) => (
        <g
          key={mark.step}
          className="mark"
          data-fault={isFault(mark.request) || undefined}
          data-refused={mark.refused || undefined}
        >
          <path className="mark-line" d={`M${x} ${roomy ? 7 : 2}V${bottom}`} />
          <path
            className="mark-sign"
            d={isFault(mark.request) ? bolt : flag}
            transform={`translate(${x} 0) scale(${roomy ? 1 : 0.55})`}
          />
          {roomy && labelShown && (
            <text className="mark-label" x={x + (isFault(mark.request) ? 7 : 13)} y="12">
              {label}
            </text>
          )}
          <title>{label}</title>
        </g>
      ))}
    </>
  );
});

const flag = 'M-0.8 1.5H10L7.6 5.5L10 9.5H0.8V14H-0.8Z';
const bolt = 'M1.5 1L-3.5 8.5H0L-1.5 14L4 6.2H0.6Z';
