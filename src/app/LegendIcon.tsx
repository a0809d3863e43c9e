import type { ReactNode } from 'react';

export type LegendEntry = (typeof legendEntries)[number];
export const legendEntries = ['lane', 'tank', 'revision', 'gate', 'dot', 'drum', 'ghost'] as const;

/** What the stage draws, small enough for a line of text. */
export function LegendIcon({ entry }: { readonly entry: LegendEntry }) {
  return (
    <svg className="legend-icon" viewBox="0 0 40 28" aria-hidden="true">
      {drawings[entry]}
    </svg>
  );
}

const drum = 'M12 8v13c0 2 4 3.5 8 3.5s8-1.5 8-3.5V8';

const drawings: Readonly<Record<LegendEntry, ReactNode>> = {
  lane: (
    <>
      <circle className="l-ink" cx="8" cy="6" r="2.5" />
      <path className="l-line" d="M14 6h18" />
      <rect className="l-box" x="6" y="12" width="28" height="14" rx="3" />
    </>
  ),
  tank: (
    <>
      <rect className="l-box" x="6" y="2" width="28" height="24" rx="3" />
      <path className="l-one" d="M7 13h26v10a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2z" />
    </>
  ),
  revision: (
    <>
      <rect className="l-one" x="2" y="5" width="16" height="18" rx="3" />
      <rect className="l-two" x="22" y="5" width="16" height="18" rx="3" />
      <path className="l-gap" d="M22 14l9-9M22 22L38 6M29 23l9-9" />
    </>
  ),
  gate: (
    <>
      <rect className="l-ink" x="1" y="5" width="38" height="18" rx="3" />
      <path className="l-gap" d="M17 10v8M23 10v8" />
    </>
  ),
  dot: (
    <>
      <circle className="l-ink" cx="12" cy="14" r="4.5" />
      <circle className="l-ring" cx="29" cy="14" r="4.5" />
      <path className="l-ring" d="M25.5 17.5l7-7" />
    </>
  ),
  drum: (
    <>
      <path className="l-box" d={drum} />
      <ellipse className="l-box" cx="20" cy="8" rx="8" ry="3.5" />
      <rect className="l-one" x="16.5" y="15" width="7" height="5" rx="1" />
    </>
  ),
  ghost: <rect className="l-ghost" x="6" y="3" width="28" height="22" rx="4" />,
};
