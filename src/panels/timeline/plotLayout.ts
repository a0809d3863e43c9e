/** Where the parts of the plot stand, in units: the gutter with the ordinals, the marks' line, the rows, the branches' strip. */
import { type Axis, endOf, lengthOf } from './axis.ts';
import type { PlotSize } from './usePlotSize.ts';

export interface PlotLayout {
  readonly width: number;
  readonly height: number;
  /** Where the rows begin and end, left to right. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly rowHeight: number;
  /** Lanes as rows of their own, or as bands of several. */
  readonly tier: 'rows' | 'bands';
  readonly rows: number;
  /** Units of the plot to a unit of the axis. */
  readonly scale: number;
  /** Whether there is room for words. */
  readonly roomy: boolean;
}

const marksHeight = 24;
const branchHeight = 20;
const gutter = { wide: 72, narrow: 28 };
const narrowWidth = 560;
const padRight = 14;
/** Twelve lanes of 12 fill the plot of a large window; fewer may be taller. */
const tallestRow = 20;
const leastRow = 2;
const mostRows = 40;
const bandHeight = 6;
/** A short run is not stretched over the whole width: it grows to the right as it goes on. */
const widestStep = 34;

export function plotLayout(
  { width, height }: PlotSize,
  lanes: number,
  axis: Axis,
  mostRowHeight = tallestRow,
): PlotLayout {
  const roomy = height >= 70;
  const left = roomy ? (width < narrowWidth ? gutter.narrow : gutter.wide) : 4;
  const right = Math.max(left + 1, width - padRight);
  const top = roomy ? marksHeight : 8;
  const room = Math.max(8, height - top - (roomy ? branchHeight : 4));
  const tier = lanes > mostRows || room / lanes < leastRow ? 'bands' : 'rows';
  const rows = tier === 'rows' ? Math.max(1, lanes) : Math.max(1, Math.min(lanes, Math.floor(room / bandHeight)));
  const rowHeight = Math.min(mostRowHeight, room / rows);
  const scale = Math.min(widestStep, (right - left) / Math.max(lengthOf(axis), 1));
  // Few rows stand at the foot, so that the marks' lines and the branches keep their places.
  return { width, height, left, right, top: top + room - rows * rowHeight, rowHeight, tier, rows, scale, roomy };
}

/** Where the playhead stands after so many steps. */
export function placeOfStep(layout: PlotLayout, axis: Axis, step: number): number {
  return layout.left + endOf(axis, step) * layout.scale;
}

export function bottomOf({ top, rows, rowHeight }: PlotLayout): number {
  return top + rows * rowHeight;
}

/** Row 0 is the lowest, as ordinal 0 is. */
export function topOfRow({ top, rows, rowHeight }: PlotLayout, row: number): number {
  return top + (rows - 1 - row) * rowHeight;
}
