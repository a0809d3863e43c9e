/** A lane as a row of the tower, for narrow frames: ordinal, walk, card and drum side by side. */
import { select } from 'd3-selection';
import type { Drawing } from './drawing.ts';
import { drumPaths } from './drawClaims.ts';
import { revisionFill } from './drawPatterns.ts';
import { cutNode, drawHold, drawRing, drawTank } from './drawPod.ts';
import { drawGlyph, endpointGlyphs, ghostGlyph, markGlyphs, pauseBars, podGlyphs } from './glyphs.ts';
import { leave } from './motion.ts';
import { joinPod } from './joinPod.ts';
import { drop, find, flag, part, put, retire, write, writeFitted } from './nodes.ts';
import { ghostReason, ghostTitle, podLines, podWord } from './podWords.ts';
import type { CardGeometry, ClaimDrum, Lane, PodCard } from './scene.ts';
import { fitted, textWidth, type Type } from './text.ts';

const small: Type = { size: 15, weight: 400 };
const hashType: Type = { size: 15, weight: 700, mono: true };

/** Draws all of a lane into its group, whose origin is the row's top left corner. */
export function drawRow(
  group: SVGGElement,
  lane: Lane,
  geometry: CardGeometry,
  drawing: Drawing,
  isNewLane: boolean,
): void {
  const middle = geometry.identity;
  const dot = part(group, 'g', 'endpoint');
  put(dot, { transform: `translate(12,${middle})` });
  drawGlyph(dot, endpointGlyphs[lane.endpoint]);
  const ordinal = fitted(String(lane.ordinal), { size: geometry.nameSize, weight: 700 }, 28, 14);
  write(part(group, 'text', 'name'), ordinal.text, ordinal.type, 22, middle + ordinal.type.size * 0.36);
  drawRowWalk(part(group, 'g', 'walk'), lane, geometry);
  drawRowClaim(part(group, 'g', 'claims'), lane.claims[0], lane.claims.length, geometry, drawing);
  const slot = part(group, 'g', 'slot');
  put(slot, { transform: `translate(${geometry.inset},${geometry.pod})` });
  drawRowGhost(slot, lane, geometry, drawing);
  drawRowPods(slot, lane, geometry, drawing, isNewLane);
  if (!lane.selected) drop(slot, 'chosen');
  else
    put(part(slot, 'rect', 'chosen'), {
      x: -4.5,
      y: -4.5,
      width: geometry.width + 9,
      height: geometry.podHeight + 9,
      rx: 14,
    });
}

/** Up is up: the line comes from the foot. */
function drawRowWalk(
  group: SVGGElement,
  { mark, walksDown }: Lane,
  { walk: x, pitch, identity: middle }: CardGeometry,
): void {
  const below = `M${x},${middle + 10}V${pitch + 1}`;
  const above = `M${x},0V${middle - 10}`;
  const [before, after] = walksDown ? [above, below] : [below, above];
  const walked =
    mark === 'passed' || mark === 'goesOn'
      ? `${before}${after}`
      : mark === 'none' || mark === 'held' || mark === 'notReached'
        ? ''
        : before;
  const way = mark === 'notReached' ? `${before}${after}` : walked === before ? after : '';
  put(part(group, 'path', 'way'), { d: way });
  put(part(group, 'path', 'walked'), { d: walked });
  const isGate = mark === 'gate' || mark === 'gateLifted';
  const icon = part(group, 'g', 'mark');
  put(icon, { transform: `translate(${x},${middle})` });
  flag(icon, 'open', mark === 'goesOn');
  const glyphs: Partial<Record<string, (typeof markGlyphs)[keyof typeof markGlyphs]>> = markGlyphs;
  drawGlyph(icon, glyphs[mark] ?? {});
  if (!isGate) {
    drop(group, 'gate');
    return;
  }
  const gate = part(group, 'g', 'gate');
  flag(gate, 'lifted', mark === 'gateLifted');
  put(part(gate, 'rect', 'bar'), { x: x - 13, y: middle - 13, width: 26, height: 26, rx: 5 });
  put(part(gate, 'path', 'pause'), { d: pauseBars, transform: `translate(${x},${middle})` });
}

function drawRowPods(
  slot: SVGGElement,
  lane: Lane,
  geometry: CardGeometry,
  drawing: Drawing,
  isNewLane: boolean,
): void {
  joinPod(slot, lane, drawing, { isNewLane, leavesBy: 'translate(12,0)' }, (group, pod) => {
    drawRowPod(group, pod, lane, geometry, drawing);
  });
}

function drawRowPod(group: SVGGElement, pod: PodCard, lane: Lane, geometry: CardGeometry, drawing: Drawing): void {
  const { width, podHeight: height, tank } = geometry;
  put(part(group, 'rect', 'card'), { width, height, rx: 10 });
  drawTank(part(group, 'g', 'tank'), pod, { x: 0, y: 0, width: tank, height }, drawing, `${drawing.prefix}-card`);
  put(part(group, 'path', 'divider'), { d: `M${tank},0V${height}` });
  put(part(group, 'rect', 'frame'), { width, height, rx: 10 });
  drawHold(group, lane, width, height);
  const glyph = part(group, 'g', 'glyph');
  put(glyph, { transform: `translate(${width - 22},${height / 2})` });
  const shape = part(glyph, 'g', 'shape');
  put(shape, { transform: 'scale(1.15)' });
  drawGlyph(shape, podGlyphs[pod.look]);
  drawRing(shape, pod);
  drawRowWords(group, pod, lane, geometry, drawing);
}

/** The hash makes way for the state word when both do not fit; colour and pattern still tell the revision. */
function drawRowWords(group: SVGGElement, pod: PodCard, lane: Lane, geometry: CardGeometry, drawing: Drawing): void {
  const { width, podHeight: height, tank, lines } = geometry;
  const left = tank + 10;
  const end = width - 42;
  const text = podWord(pod, drawing.words);
  const nextWidth = lane.next === undefined ? 0 : 42;
  const hashWidth = textWidth(pod.hash, hashType) + 8;
  const least = textWidth(text, { size: 16, weight: 700 });
  const showsHash = end - left - nextWidth - hashWidth >= least;
  const word = fitted(text, { size: 19, weight: 700 }, end - left - nextWidth - (showsHash ? hashWidth : 0), 14);
  const base = lines > 0 ? height / 2 - 3 : height / 2 + 6;
  writeFitted(part(group, 'text', 'word'), word, left, base);
  const [first] = podLines(pod, drawing.words);
  writeFitted(
    part(group, 'text', 'line-1'),
    fitted(lines > 0 ? first : '', small, end - left, small.size, cutNode),
    left,
    height / 2 + 17,
  );
  write(part(group, 'text', 'hash'), showsHash ? pod.hash : '', hashType, end - nextWidth, base, {
    'text-anchor': 'end',
  });
  drawRowNext(group, lane, end, base, drawing);
}

function drawRowNext(group: SVGGElement, lane: Lane, end: number, base: number, { prefix }: Drawing): void {
  if (lane.next === undefined) {
    drop(group, 'next');
    return;
  }
  const next = part(group, 'g', 'next');
  const order = lane.next === 1 ? '→' : `${lane.next}→`;
  write(part(next, 'text', 'order'), order, { size: 15, weight: 700 }, end - 20, base, { 'text-anchor': 'end' });
  put(part(next, 'rect', 'swatch'), {
    x: end - 16,
    y: base - 13,
    width: 16,
    height: 16,
    rx: 4,
    fill: revisionFill(prefix, lane.nextHue),
  });
}

function drawRowGhost(
  slot: SVGGElement,
  lane: Lane,
  { width, podHeight, lines }: CardGeometry,
  { words, motion }: Drawing,
): void {
  const known = find(slot, 'ghost');
  if (lane.ghost === undefined) {
    if (known === undefined) return;
    retire(known);
    leave(known, motion, 'fade', { opacity: 0 });
    return;
  }
  const group = part(slot, 'g', 'ghost');
  put(part(group, 'rect', 'outline'), { x: 0, y: 0, width, height: podHeight, rx: 10 });
  const glyph = part(group, 'g', 'glyph');
  put(glyph, { transform: `translate(22,${podHeight / 2})` });
  drawGlyph(glyph, ghostGlyph);
  const title: Type = { size: 18, weight: 700 };
  write(
    part(group, 'text', 'title'),
    ghostTitle(lane.ghost, words),
    title,
    44,
    lines > 0 ? podHeight / 2 - 2 : podHeight / 2 + 6,
  );
  const reason = lines > 0 ? ghostReason(lane.ghost, lane.ordinal, words) : '';
  writeFitted(part(group, 'text', 'line-1'), fitted(reason, small, width - 52, 14), 44, podHeight / 2 + 17);
}

function drawRowClaim(
  group: SVGGElement,
  drum: ClaimDrum | undefined,
  count: number,
  geometry: CardGeometry,
  { prefix }: Drawing,
): void {
  if (drum === undefined || geometry.claimHeight === 0) return;
  const width = 44;
  const height = geometry.claimHeight;
  put(group, {
    class: `claims drum claim-${drum.look}`,
    transform: `translate(${geometry.claim},${geometry.identity - height / 2})`,
  });
  const { d, top } = drumPaths(width, height);
  put(part(group, 'path', 'body'), { d });
  put(part(group, 'path', 'lid'), { d: top });
  select(part(group, 'g', 'blocks'))
    .selectAll<SVGRectElement, number>('rect')
    .data(drum.blocks.slice(0, 2).toReversed())
    .join('rect')
    .each(function draw(hue, at) {
      put(this, {
        x: width / 2 - 10,
        y: height - 14 - at * 10,
        width: 20,
        height: 8,
        rx: 2,
        fill: revisionFill(prefix, hue),
      });
    });
  write(part(group, 'text', 'more'), count > 1 ? `×${count}` : '', { size: 14, weight: 600 }, width / 2, height + 11, {
    'text-anchor': 'middle',
  });
}
