import { revisionColors } from '#store/revisionColors.ts';
import type { ReactNode } from 'react';

interface Props {
  /** Begins the ids, so that two timelines on a page do not meet. */
  readonly prefix: string;
  /** What undoes the scale of the rows that the patterns fill. */
  readonly transform: string;
}

/** A row needs this much to show a pattern; a thinner one has the hue alone. */
const leastPatterned = 5;

export function fillOf(prefix: string, index: number, rowHeight: number): string {
  return rowHeight < leastPatterned ? `var(--rev-${index})` : `url(#${prefix}-${index})`;
}

/** Hue and pattern of the eight revisions, in tiles of 6 so that a row of 12 shows two of them. */
export function RevisionPatterns({ prefix, transform }: Props) {
  return (
    <defs>
      {Array.from({ length: revisionColors }, (_, at) => at + 1).map((index) => (
        <pattern
          key={index}
          id={`${prefix}-${index}`}
          className="timeline-pattern"
          data-revision={index}
          patternUnits="userSpaceOnUse"
          width="6"
          height="6"
          patternTransform={transform}
        >
          <rect className="hue" width="6" height="6" />
          {gaps[index]}
        </pattern>
      ))}
    </defs>
  );
}

/** What each pattern leaves open. */
const gaps: Readonly<Record<number, ReactNode>> = {
  2: <path className="gap" d="M-1.5 1.5L1.5 -1.5M0 6L6 0M4.5 7.5L7.5 4.5" strokeWidth="1.9" />,
  3: <circle className="gap-fill" cx="3" cy="3" r="1.3" />,
  4: <path className="gap" d="M0 1H6M0 4H6" strokeWidth="1.1" />,
  5: <path className="gap" d="M0 6L6 0M0 0L6 6" strokeWidth="0.9" />,
  6: <path className="gap" d="M1 0V6M4 0V6" strokeWidth="1.1" />,
  7: <path className="gap-fill" d="M0 0H3V3H0ZM3 3H6V6H3Z" />,
  8: <path className="gap" d="M0 4L1.5 2L4.5 4L6 2" strokeWidth="1.2" />,
};
