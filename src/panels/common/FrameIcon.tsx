import type { ReactNode } from 'react';

/** A drawing of 16 units in the colour of the text around it. */
export function Drawing({ children }: { readonly children: ReactNode }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

/** A drawing that the frame of the page shows at once. The others are in `Icon.tsx`, which comes with the parts that show them. */
export function FrameIcon({ name }: { readonly name: keyof typeof frameDrawings }) {
  return <Drawing>{frameDrawings[name]}</Drawing>;
}

export const line = (d: string): ReactNode => <path d={d} className="icon-line" />;

export const frameDrawings = {
  fold: line('M3 3v10M13 8H6M9 5L6 8l3 3'),
  unfold: line('M13 3v10M3 8h7M7 5l3 3-3 3'),
  stage: (
    <>
      <rect x="1.5" y="3" width="3.5" height="10" rx="1" className="icon-line" />
      <rect x="6.25" y="3" width="3.5" height="10" rx="1" className="icon-line" />
      <rect x="11" y="3" width="3.5" height="10" rx="1" className="icon-line" />
    </>
  ),
  controls: line('M2 5h5M11 5h3M2 11h2M8 11h6M9 3v4M6 9v4'),
  why: line('M5.5 5.8a2.5 2.5 0 1 1 3.7 2.2C8.4 8.5 8 9 8 10M8 12.6v.4'),
  kubectl: line('M2.5 4l4 4-4 4M8.5 12.5h5'),
  events: line('M3 4h10M3 8h10M3 12h6'),
} as const;
