import type { ReactNode } from 'react';

export type IconName = keyof typeof drawings;

/** A drawing of 16 units in the colour of the text around it. The name of what it does stands on its button. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}

const line = (d: string): ReactNode => <path d={d} className="icon-line" />;

const drawings = {
  minus: line('M3 8h10'),
  plus: line('M3 8h10M8 3v10'),
  down: line('M4 6l4 4 4-4'),
  right: line('M6 4l4 4-4 4'),
  left: line('M10 4L6 8l4 4'),
  hold: <path d="M4 3h3v10H4zM9 3h3v10H9z" fill="currentColor" />,
  lock: (
    <>
      <rect x="3" y="7" width="10" height="7" rx="1.5" className="icon-line" />
      {line('M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2')}
    </>
  ),
  close: line('M4 4l8 8M12 4l-8 8'),
  check: line('M3 8.5l3.2 3.2L13 5'),
  fold: line('M3 3v10M13 8H6M9 5L6 8l3 3'),
  unfold: line('M13 3v10M3 8h7M7 5l3 3-3 3'),
  fullscreen: line('M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10'),
  outside: line('M6 4h6v6M12 4L4 12'),
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
  copy: line('M6 6h7.5v7.5H6zM10 6V2.5H2.5V10H6'),
  share: line('M5 6.5H3.5v7h9v-7H11M8 10V2M5.2 4.6L8 1.8l2.8 2.8'),
  events: line('M3 4h10M3 8h10M3 12h6'),
  lesson: line('M8 4.5C6.5 3 4 3 2 3.5v9c2-.5 4.5-.5 6 1 1.5-1.5 4-1.5 6-1v-9C12 3 9.5 3 8 4.5zv9'),
} as const;
