import { Drawing, frameDrawings, line } from './FrameIcon.tsx';

export type IconName = keyof typeof drawings;

/** A drawing of 16 units in the colour of the text around it. The name of what it does stands on its button. */
export function Icon({ name }: { readonly name: IconName }) {
  return <Drawing>{drawings[name]}</Drawing>;
}

const drawings = {
  ...frameDrawings,
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
  fullscreen: line('M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10'),
  outside: line('M6 4h6v6M12 4L4 12'),
  copy: line('M6 6h7.5v7.5H6zM10 6V2.5H2.5V10H6'),
  share: line('M5 6.5H3.5v7h9v-7H11M8 10V2M5.2 4.6L8 1.8l2.8 2.8'),
  lesson: line('M8 4.5C6.5 3 4 3 2 3.5v9c2-.5 4.5-.5 6 1 1.5-1.5 4-1.5 6-1v-9C12 3 9.5 3 8 4.5zv9'),
} as const;
