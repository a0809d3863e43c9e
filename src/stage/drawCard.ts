/** A lane as a card: identity, walk, pod or ghost, claims, from top to bottom. */
import type { Drawing } from './drawing.ts';
import { drawClaims } from './drawClaims.ts';
import { drawGhost } from './drawGhost.ts';
import { drawPods } from './drawPod.ts';
import { drawWalk, gateHeight } from './drawWalk.ts';
import { drawGlyph, endpointGlyphs } from './glyphs.ts';
import { drop, flag, part, put, write } from './nodes.ts';
import type { CardGeometry, Lane } from './scene.ts';
import { cutMiddle, fitted, textWidth, type Type } from './text.ts';

/** Draws all of a lane into its group. Idempotent: what is there is changed, not made again. */
export function drawCard(
  group: SVGGElement,
  lane: Lane,
  geometry: CardGeometry,
  drawing: Drawing,
  isNewLane: boolean,
): void {
  drawIdentity(part(group, 'g', 'identity'), lane, geometry);
  const claims = part(group, 'g', 'claims');
  put(claims, { transform: `translate(${geometry.inset},0)` });
  drawClaims(claims, lane, geometry, drawing);
  const slot = part(group, 'g', 'slot');
  put(slot, { transform: `translate(${geometry.inset},${geometry.pod})` });
  drawGhost(slot, lane, geometry, drawing, isNewLane);
  drawPods(slot, lane, geometry, drawing, isNewLane);
  drawWalk(part(group, 'g', 'walk'), lane, geometry, drawing);
  drawChosen(group, lane, geometry);
  flag(group, 'outside', !lane.inRange);
}

/** A ring round the card of the lane that a person has chosen, its gate included. */
function drawChosen(
  group: SVGGElement,
  { selected, mark }: Lane,
  { inset, width, pod, podHeight, kind }: CardGeometry,
): void {
  if (!selected) {
    drop(group, 'chosen');
    return;
  }
  const out = kind === 'short' ? 4 : 5.5;
  const top = mark === 'gate' || mark === 'gateLifted' ? pod - gateHeight - 5 : pod - out;
  const box = { x: inset - out, y: top, width: width + 2 * out, height: pod + podHeight + out - top };
  put(part(group, 'rect', 'chosen'), { ...box, rx: 15 });
}

/** The name that stays, and whether DNS knows it. */
function drawIdentity(group: SVGGElement, lane: Lane, geometry: CardGeometry): void {
  const { inset, width, identity, nameSize, kind } = geometry;
  const dot = part(group, 'g', 'endpoint');
  put(dot, { transform: `translate(${inset + 6.5},${identity})` });
  flag(dot, 'no-service', lane.endpoint === 'noService');
  drawGlyph(dot, endpointGlyphs[lane.endpoint]);
  const indent = lane.endpoint === 'none' ? 2 : 19;
  const left = inset + indent;
  const room = width - indent;
  const type: Type = { size: nameSize, weight: 700 };
  const wanted = lane.label ?? (kind === 'short' ? String(lane.ordinal) : lane.name);
  const name = fitted(wanted, type, room, 16);
  const tail = wanted.length - wanted.lastIndexOf('-');
  const shown = name.text === wanted ? wanted : cutMiddle(wanted, name.type, room, tail);
  write(part(group, 'text', 'name'), shown, name.type, left, identity + nameSize * 0.36);
  const rest: Type = { size: geometry.smallSize >= 18 ? 18 : 16, weight: 400 };
  const service = kind === 'short' || lane.serviceName === '' ? '' : `.${lane.serviceName}`;
  const end = left + textWidth(shown, name.type) + 5;
  const fits = end + textWidth(service, rest) <= inset + width + 4;
  write(part(group, 'text', 'service'), fits ? service : '', rest, end, identity + nameSize * 0.36);
}
