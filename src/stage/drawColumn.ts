/** A lane as a narrow column: a tank, a tick for its claims, and an ordinal here and there. */
import type { Drawing } from './drawing.ts';
import { drawTank } from './drawPod.ts';
import { drawGlyph, markGlyphs, pauseBars } from './glyphs.ts';
import { joinPod } from './joinPod.ts';
import { drop, flag, part, put, write } from './nodes.ts';
import type { ColumnGeometry, Lane } from './scene.ts';

/** Draws all of a lane into its group, whose origin is the top of the stage. */
export function drawColumn(
  group: SVGGElement,
  lane: Lane,
  geometry: ColumnGeometry,
  drawing: Drawing,
  isNewLane: boolean,
): void {
  const { width, top, height, pitch } = geometry;
  const inset = (pitch - width) / 2;
  const slot = part(group, 'g', 'slot');
  put(slot, { transform: `translate(${inset},${top})` });
  drawColumnPods(slot, lane, geometry, drawing, isNewLane);
  const isEmpty = lane.pod === undefined;
  if (!lane.selected) drop(slot, 'chosen');
  else put(part(slot, 'rect', 'chosen'), { x: -3, y: -4, width: width + 6, height: height + 8, rx: 8 });
  if (isEmpty) put(part(slot, 'rect', 'outline'), { width, height, rx: Math.min(7, width / 4) });
  else drop(slot, 'outline');
  drawColumnWalk(part(group, 'g', 'walk'), lane, geometry);
  const bold = lane.mark === 'gate' || lane.selected;
  const isLabelled = lane.label === undefined && (lane.ordinal % labelEvery(pitch) === 0 || bold);
  const text = isLabelled ? String(lane.ordinal) : '';
  write(part(group, 'text', 'ordinal'), text, { size: 17, weight: bold ? 700 : 400 }, pitch / 2, geometry.label, {
    'text-anchor': 'middle',
  });
  const claim = lane.claims[0];
  if (claim === undefined) drop(group, 'tick');
  else
    put(part(group, 'rect', 'tick'), {
      class: `tick claim-${claim.look}`,
      x: inset,
      y: geometry.claim,
      width,
      height: 9,
      rx: 1.5,
    });
}

function labelEvery(pitch: number): number {
  return pitch >= 40 ? 1 : 5;
}

function drawColumnPods(
  slot: SVGGElement,
  lane: Lane,
  { width, height }: ColumnGeometry,
  drawing: Drawing,
  isNewLane: boolean,
): void {
  const rx = Math.min(7, width / 4);
  joinPod(slot, lane, drawing, { isNewLane, leavesBy: 'translate(0,12)' }, (group, pod) => {
    drawTank(part(group, 'g', 'tank'), pod, { x: 0, y: 0, width, height }, drawing, `${drawing.prefix}-column`);
    put(part(group, 'rect', 'frame'), { width, height, rx });
    if (lane.mark !== 'gate') drop(group, 'hold');
    else put(part(group, 'rect', 'hold'), { x: -1.5, y: -1.5, width: width + 3, height: height + 3, rx: rx + 1 });
    drawOrder(group, lane, width);
  });
}

/** An arrow on the pod that is replaced next; while the partition is dragged, numbers in the order of replacement. */
function drawOrder(group: SVGGElement, { next }: Lane, width: number): void {
  const text = next === undefined || width < 13 ? '' : next === 1 ? '→' : String(next);
  write(part(group, 'text', 'next-order'), text, { size: 15, weight: 700 }, width / 2, 18, { 'text-anchor': 'middle' });
}

function drawColumnWalk(group: SVGGElement, { mark, walksDown }: Lane, { pitch, walk: y }: ColumnGeometry): void {
  const [before, after] = walksDown
    ? [`M${pitch / 2},${y}H${pitch}`, `M0,${y}H${pitch / 2}`]
    : [`M0,${y}H${pitch / 2}`, `M${pitch / 2},${y}H${pitch}`];
  const passed = mark === 'passed' || mark === 'goesOn';
  const isStop = mark === 'gate' || mark === 'gateLifted' || mark === 'created' || mark === 'deleted';
  put(part(group, 'path', 'walked'), { d: passed ? `M0,${y}H${pitch}` : isStop ? before : '' });
  put(part(group, 'path', 'way'), { d: mark === 'notReached' ? `M0,${y}H${pitch}` : isStop ? after : '' });
  const icon = part(group, 'g', 'mark');
  put(icon, { transform: `translate(${pitch / 2},${y}) scale(0.85)` });
  drawGlyph(
    icon,
    mark === 'created' || mark === 'deleted'
      ? markGlyphs[mark]
      : mark === 'goesOn' && pitch >= 18
        ? markGlyphs.goesOn
        : {},
  );
  if (mark !== 'gate' && mark !== 'gateLifted') {
    drop(group, 'gate');
    return;
  }
  const gate = part(group, 'g', 'gate');
  flag(gate, 'lifted', mark === 'gateLifted');
  const width = Math.max(28, pitch - 4);
  put(part(gate, 'rect', 'bar'), { x: pitch / 2 - width / 2, y: y - 12, width, height: 23, rx: 5 });
  put(part(gate, 'path', 'pause'), { d: pauseBars, transform: `translate(${pitch / 2},${y - 0.5})` });
}
