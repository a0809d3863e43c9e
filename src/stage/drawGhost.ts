/** A slot without a pod: its outline, and what it waits for. */
import type { Drawing } from './drawing.ts';
import { drawGlyph, ghostGlyph } from './glyphs.ts';
import { appear, leave } from './motion.ts';
import { find, part, put, retire, write, writeFitted } from './nodes.ts';
import { ghostReason, ghostTitle } from './podWords.ts';
import type { CardGeometry, Lane } from './scene.ts';
import { fitted, type Type, wrap } from './text.ts';

/** Draws the ghost of a lane, or takes it away. */
export function drawGhost(
  slot: SVGGElement,
  lane: Lane,
  geometry: CardGeometry,
  drawing: Drawing,
  isNewLane: boolean,
): void {
  const known = find(slot, 'ghost');
  if (lane.ghost === undefined) {
    if (known === undefined) return;
    retire(known);
    leave(known, drawing.motion, 'fade', { opacity: 0 });
    return;
  }
  const group = part(slot, 'g', 'ghost');
  if (known === undefined && !isNewLane) appear(group, drawing.motion, 120);
  const { width } = geometry;
  put(part(group, 'rect', 'outline'), { x: 0, y: 0, width, height: ghostHeight(geometry), rx: 11 });
  const glyph = part(group, 'g', 'glyph');
  put(glyph, { transform: 'translate(20,22)' });
  drawGlyph(glyph, ghostGlyph);
  const left = 36;
  const title = fitted(ghostTitle(lane.ghost, drawing.words), { size: 18, weight: 700 }, width - left - 10, 17);
  writeFitted(part(group, 'text', 'title'), title, left, 28);
  drawReason(group, lane, geometry, drawing);
}

function drawReason(group: SVGGElement, lane: Lane, geometry: CardGeometry, { words }: Drawing): void {
  const type: Type = { size: Math.max(15, geometry.smallSize), weight: 400 };
  const step = type.size >= 18 ? 23 : 19;
  const most = Math.min(4, Math.floor((ghostHeight(geometry) - 38) / step));
  const room = geometry.width - 20;
  const texts =
    lane.ghost === undefined || most < 1 || geometry.kind === 'short'
      ? []
      : wrap(ghostReason(lane.ghost, lane.ordinal, words), type, room, most);
  for (let at = 0; at < 4; at++) {
    write(part(group, 'text', `line-${at + 1}`), texts[at] ?? '', type, 10, 28 + step * (at + 1));
  }
}

/** As tall as a card: whatever comes will fill it. */
function ghostHeight({ podHeight }: CardGeometry): number {
  return podHeight;
}
