export type TransportIconName = keyof typeof shapes;

/** The drawings of a player, in the colour of the text around them. */
export function TransportIcon({ name }: { readonly name: TransportIconName }) {
  const { d, filled } = shapes[name];
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={d} className={filled ? 'icon-fill' : 'icon-line'} />
    </svg>
  );
}

const shapes = {
  first: { d: 'M3 3h1.6v10H3zM13 3v10L5.4 8z', filled: true },
  previous: { d: 'M10 3L5 8l5 5', filled: false },
  play: { d: 'M4 2.6v10.8L13.4 8z', filled: true },
  pause: { d: 'M4 3h3v10H4zM9 3h3v10H9z', filled: true },
  next: { d: 'M6 3l5 5-5 5', filled: false },
  last: { d: 'M13 3h-1.6v10H13zM3 3v10l7.6-5z', filled: true },
  branch: {
    d: 'M5 5v6M5 7.5c0 2 6 .5 6-2.5M5 11a1.6 1.6 0 1 0 .01 0M5 2a1.6 1.6 0 1 0 .01 0M11 2a1.6 1.6 0 1 0 .01 0',
    filled: false,
  },
} as const;
