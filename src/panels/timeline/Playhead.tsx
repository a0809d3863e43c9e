import { bottomOf, type PlotLayout } from './plotLayout.ts';

interface Props {
  readonly layout: PlotLayout;
  readonly x: number;
  /** Where what is known ends. */
  readonly end: number;
}

/** The line of the shown frame with its knob, and over what is known but not yet shown a veil that leaves 35 % of it. */
export function Playhead({ layout, x, end }: Props) {
  const bottom = bottomOf(layout);
  const knob = layout.roomy ? 20 : 6;
  return (
    <>
      {end > x && <rect className="future" x={x} y={layout.top - 2} width={end - x} height={bottom - layout.top + 2} />}
      <path className="playhead" d={`M${x} ${knob}V${bottom + 5}`} />
      <circle className="playhead-knob" cx={x} cy={knob} r="5.5" />
    </>
  );
}
