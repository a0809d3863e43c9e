/** Hundreds of lanes on a canvas: paints the cells whose code changed, and nothing else. */
import { cellOf, isGate } from './layoutOverview.ts';
import { revisionHoles, revisionTiles } from './drawPatterns.ts';
import type { Overview } from './scene.ts';

export interface OverviewColors {
  readonly hues: readonly string[];
  readonly surface: string;
  readonly raised: string;
  readonly sunken: string;
  readonly ink: string;
  readonly line: string;
  readonly error: string;
}

export interface OverviewPainter {
  paint(overview: Overview): void;
  /** Paints everything anew the next time: after a change of theme or size. */
  forget(): void;
}

/** A painter for one canvas, which lies over the overview's box with a margin of 4 pixels. */
export function overviewPainter(canvas: HTMLCanvasElement): OverviewPainter {
  const context = canvas.getContext('2d', { alpha: true });
  let earlier: Overview | undefined;
  let inks: Inks | undefined;
  return {
    forget() {
      earlier = undefined;
      inks = undefined;
    },
    paint(overview) {
      if (context === null || overview === earlier) return;
      inks ??= inksOf(canvas, context);
      const same = earlier !== undefined && isSameGrid(earlier, overview);
      if (!same) fitCanvas(canvas, context, overview);
      const before = same ? earlier?.codes : undefined;
      for (let at = 0; at < overview.codes.length; at++) {
        if (before !== undefined && before[at] === overview.codes[at]) continue;
        paintCell(context, overview, at, inks);
      }
      repaintFrames(context, overview, before, inks);
      earlier = overview;
    },
  };
}

export const canvasMargin = 4;

interface Inks {
  readonly colors: OverviewColors;
  readonly patterns: readonly (CanvasPattern | string)[];
}

function isSameGrid(earlier: Overview, later: Overview): boolean {
  return (
    earlier.box === later.box &&
    earlier.codes.length === later.codes.length &&
    earlier.cellWidth === later.cellWidth &&
    earlier.rowPitch === later.rowPitch
  );
}

function fitCanvas(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, { box }: Overview): void {
  const ratio = Math.max(1, globalThis.devicePixelRatio);
  canvas.width = Math.ceil((box.width + 2 * canvasMargin) * ratio);
  canvas.height = Math.ceil((box.height + 2 * canvasMargin) * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.translate(canvasMargin, canvasMargin);
}

interface CellBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function boxOf({ perRow, cellWidth, rowPitch, rowHeight }: Overview, at: number): CellBox {
  const row = Math.floor(at / perRow);
  const column = at - row * perRow;
  const gap = cellWidth >= 6 ? 1 : cellWidth >= 4 ? 0.5 : 0;
  return { x: column * cellWidth, y: row * rowPitch, width: cellWidth - gap, height: rowHeight };
}

/** The gaps between cells are never painted, so a cell is repainted without clearing it. */
function paintCell(context: CanvasRenderingContext2D, overview: Overview, at: number, inks: Inks): void {
  const { x, y, width, height } = boxOf(overview, at);
  const { hue, quarters, fault, outside } = cellOf(overview.codes[at] as number);
  const { colors } = inks;
  if (hue === 0 || quarters < 4 || fault) {
    context.fillStyle = outside && hue === 0 ? colors.surface : colors.sunken;
    context.fillRect(x, y, width, height);
  }
  if (hue > 0 && quarters > 0) paintLevel(context, { x, y, width, height }, hue, quarters / 4, fault, inks);
  if (!fault) return;
  context.fillStyle = colors.error;
  context.fillRect(x, y, width, Math.max(1, Math.min(4, height * 0.2)));
}

/** Wide cells show the pattern; in narrow ones a row of marks tells the revisions apart. */
function paintLevel(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: CellBox,
  hue: number,
  level: number,
  fault: boolean,
  { colors, patterns }: Inks,
): void {
  const filled = height * level;
  const isWide = width >= 7 && height >= 8;
  const hueColor = colors.hues[hue - 1] ?? colors.line;
  if (fault) context.globalAlpha = 0.55;
  context.fillStyle = isWide ? (patterns[hue - 1] ?? hueColor) : hueColor;
  context.fillRect(x, y + height - filled, width, filled);
  if (fault) context.globalAlpha = 1;
  // Odd and even revisions differ without their colour: the even ones have a light foot.
  if (isWide || hue % 2 === 1 || height < 4) return;
  const foot = Math.max(1, height * 0.18);
  context.fillStyle = colors.raised;
  context.fillRect(x, y + height - foot, width, foot);
}

/** The gate's frame reaches over its neighbours: it is painted after them, and one that is left behind is wiped off with them. */
function repaintFrames(
  context: CanvasRenderingContext2D,
  overview: Overview,
  before: Uint16Array | undefined,
  inks: Inks,
): void {
  const { codes, perRow } = overview;
  for (let at = 0; before !== undefined && at < codes.length; at++) {
    if (!isGate(before[at] as number) || isGate(codes[at] as number)) continue;
    const { x, y, width, height } = frameBox(overview, at);
    context.clearRect(x - 2, y - 2, width + 4, height + 4);
    for (const row of [-perRow, 0, perRow]) {
      for (let near = at + row - 3; near <= at + row + 3; near++)
        if (near >= 0 && near < codes.length) paintCell(context, overview, near, inks);
    }
  }
  context.strokeStyle = inks.colors.ink;
  context.lineWidth = 3;
  for (let at = 0; at < codes.length; at++) {
    if (!isGate(codes[at] as number)) continue;
    const { x, y, width, height } = frameBox(overview, at);
    context.strokeRect(x, y, width, height);
  }
}

/** A frame that can be seen, however small the cell. */
function frameBox(overview: Overview, at: number): CellBox {
  const { x, y, width, height } = boxOf(overview, at);
  const [wide, high] = [Math.max(8, width + 1), Math.max(8, height + 1)];
  return { x: x + (width - wide) / 2, y: y + (height - high) / 2, width: wide, height: high };
}

/** Colours by asking the browser what a token comes to; patterns drawn from the same tiles as the SVG's. */
function inksOf(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D): Inks {
  const colors = colorsOf(canvas);
  const patterns = colors.hues.map((color, at) => patternOf(context, at, color, colors.raised) ?? color);
  return { colors, patterns };
}

function colorsOf(canvas: HTMLCanvasElement): OverviewColors {
  const probe = document.createElement('span');
  (canvas.parentElement ?? document.body).append(probe);
  const token = (name: string) => {
    probe.style.setProperty('color', `var(--${name})`);
    return getComputedStyle(probe).color;
  };
  const colors = {
    hues: [1, 2, 3, 4, 5, 6, 7, 8].map((hue) => token(`rev-${hue}`)),
    surface: token('surface'),
    raised: token('raised'),
    sunken: token('sunken'),
    ink: token('ink'),
    line: token('line-2'),
    error: token('err'),
  };
  probe.remove();
  return colors;
}

function patternOf(context: CanvasRenderingContext2D, at: number, color: string, ground: string): CanvasPattern | null {
  const tile = document.createElement('canvas');
  tile.width = 12;
  tile.height = 12;
  const brush = tile.getContext('2d');
  if (brush === null) return null;
  brush.fillStyle = ground;
  brush.fillRect(0, 0, 12, 12);
  drawTile(brush, revisionTiles[at] ?? {}, color);
  drawTile(brush, revisionHoles[at] ?? {}, ground);
  return context.createPattern(tile, 'repeat');
}

function drawTile(
  brush: CanvasRenderingContext2D,
  { fill, stroke, width }: { fill?: string; stroke?: string; width?: number },
  color: string,
): void {
  brush.fillStyle = color;
  brush.strokeStyle = color;
  brush.lineWidth = width ?? 2;
  if (fill !== undefined) brush.fill(new Path2D(fill));
  if (stroke !== undefined) brush.stroke(new Path2D(stroke));
}
