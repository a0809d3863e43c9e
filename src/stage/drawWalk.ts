/** The last sync's walk along the lanes: a line, a mark at each lane, and the bar where it stops. */
import type { Drawing } from './drawing.ts';
import { drawGlyph, type Glyph, markGlyphs, pauseBars } from './glyphs.ts';
import { appear, glide } from './motion.ts';
import { drop, find, flag, part, put, writeFitted } from './nodes.ts';
import type { CardGeometry, Lane, WalkMark } from './scene.ts';
import { fitted, textWidth } from './text.ts';

/** Draws a lane's part of the walk; x runs from the lane's left edge. */
export function drawWalk(group: SVGGElement, lane: Lane, geometry: CardGeometry, drawing: Drawing): void {
  const { solid, dotted } = segments(lane, geometry);
  const y = geometry.walk;
  put(part(group, 'path', 'way'), { d: dotted === undefined ? '' : `M${dotted[0]},${y}H${dotted[1]}` });
  put(part(group, 'path', 'walked'), { d: solid === undefined ? '' : `M${solid[0]},${y}H${solid[1]}` });
  const arrow = lane.walksDown && lane.mark === 'passed' ? `M4,${y - 5}L-1,${y}L4,${y + 5}` : '';
  put(part(group, 'path', 'arrow'), { d: arrow });
  drawMark(group, lane.mark, geometry, drawing);
  drawGate(group, lane, geometry, drawing);
}

type Segment = readonly [from: number, to: number];

/** What of the line is walked and what is still way, in the direction of this walk. */
function segments(
  { mark, walksDown }: Lane,
  { pitch, inset, width, kind }: CardGeometry,
): { solid?: Segment | undefined; dotted?: Segment | undefined } {
  // The card beside the columns has no neighbours to walk from.
  if (inset === 0 && kind !== 'tower') return {};
  const center = inset + width / 2;
  const [left, right]: [Segment, Segment] = [
    [0, center],
    [center, pitch],
  ];
  const [before, after]: [Segment, Segment] = [
    [0, inset],
    [inset + width + 4, pitch],
  ];
  switch (mark) {
    case 'passed':
    case 'goesOn':
      return { solid: [0, pitch] };
    case 'created':
    case 'deleted':
      return walksDown ? { dotted: left, solid: right } : { solid: left, dotted: right };
    case 'gate':
    case 'gateLifted':
      return { solid: walksDown ? after : before };
    case 'notReached':
      return { dotted: [0, pitch] };
    case 'held':
    case 'none':
      return {};
  }
}

const markOf: Partial<Record<WalkMark, Glyph>> = { ...markGlyphs, notReached: {} };

/** A mark that is new lights when the walk comes to it. */
function drawMark(group: SVGGElement, mark: WalkMark, { inset, width, walk }: CardGeometry, drawing: Drawing): void {
  const icon = part(group, 'g', 'mark');
  const known = icon.getAttribute('data-mark');
  put(icon, { transform: `translate(${inset + width / 2},${walk})`, 'data-mark': mark });
  flag(icon, 'open', mark === 'goesOn');
  drawGlyph(icon, markOf[mark] ?? {});
  if (known !== null && known !== mark) appear(icon, drawing.motion, drawing.walkDelayMs);
}

export const gateHeight = 27;

/** The gate: the loudest thing on the stage. One whose reason has passed is an outline until the controller looks again. */
function drawGate(
  group: SVGGElement,
  lane: Lane,
  geometry: CardGeometry,
  { words, motion, walkDelayMs }: Drawing,
): void {
  if (lane.mark !== 'gate' && lane.mark !== 'gateLifted') {
    drop(group, 'gate');
    return;
  }
  const isNew = find(group, 'gate') === undefined;
  const gate = part(group, 'g', 'gate');
  const { inset, width, pod } = geometry;
  const isLifted = lane.mark === 'gateLifted';
  flag(gate, 'lifted', isLifted);
  const bar = { x: inset - 3, y: pod - gateHeight - 1, width: width + 6, height: gateHeight + (isLifted ? -2 : 4) };
  put(part(gate, 'rect', 'bar'), { ...bar, rx: 6 });
  const text = fitted(
    isLifted ? words.gate.stopped : geometry.kind === 'short' ? words.gate.stopsShort : words.gate.stops,
    { size: 18, weight: 700 },
    bar.width - 34,
    14,
  );
  const isShort = bar.width < 80;
  const label = part(gate, 'text', 'label');
  const middle = bar.x + bar.width / 2;
  writeFitted(label, isShort ? { ...text, text: '' } : text, middle + 10, pod - 7.5, { 'text-anchor': 'middle' });
  const half = isShort ? 0 : (text.squeeze ?? textWidth(text.text, text.type)) / 2;
  put(part(gate, 'path', 'pause'), {
    d: pauseBars,
    transform: `translate(${isShort ? middle : middle - half - 4},${pod - 14})`,
  });
  if (!isNew || isLifted) return;
  // The bar drops last, after the checks before it have lit.
  put(gate, { transform: 'translate(0,-10)', opacity: 0 });
  glide(gate, motion, 'line', { transform: 'translate(0,0)', opacity: 1 }, walkDelayMs + 60);
}
