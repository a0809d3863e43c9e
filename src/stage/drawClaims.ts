/** The claims of an ordinal: drums under the card that stay when the pod goes, and the stalk between them. */
import { select } from 'd3-selection';
import type { Drawing } from './drawing.ts';
import { revisionFill } from './drawPatterns.ts';
import { claimGlyphs, drawGlyph } from './glyphs.ts';
import { appear, glide, leave } from './motion.ts';
import { drop, find, part, put, write, writeFitted } from './nodes.ts';
import type { StageWords } from './podWords.ts';
import type { CardGeometry, ClaimDrum, Lane } from './scene.ts';
import { cutMiddle, fitted, textWidth, type Type } from './text.ts';

const mostDrums = 3;

/** Draws all drums of a lane into its group, which begins at the card's left edge. */
export function drawClaims(group: SVGGElement, lane: Lane, geometry: CardGeometry, drawing: Drawing): void {
  const { shown, height, pitch } = stackOf(lane, geometry);
  const more = geometry.claimHeight > 0 ? lane.claims.length - shown.length : 0;
  select(group)
    .selectAll<SVGGElement, ClaimDrum>('g.drum')
    .data(shown, (drum) => drum.name)
    .join(
      (enter) => enter.append('g').attr('class', 'drum'),
      (update) => update,
      (exit) =>
        exit.each(function go() {
          leave(this, drawing.motion, 'gone', { opacity: 0 });
        }),
    )
    .each(function draw(drum, at) {
      put(this, { transform: `translate(0,${geometry.claim + at * pitch})` });
      drawDrum(this, drum, geometry.width, height, geometry, drawing);
    });
  drawStalk(group, lane, geometry, drawing);
  const text = more > 0 ? drawing.words.claim.others(more) : '';
  write(
    part(group, 'text', 'others'),
    text,
    { size: geometry.smallSize, weight: 400 },
    10,
    geometry.claim + geometry.claimHeight - height / 2 + 5,
  );
}

/** The drums that are drawn, how tall each is, and from one to the next; of more than three, two and a line that counts the others. */
export function stackOf({ claims }: Lane, { claimHeight }: CardGeometry) {
  const shown = claimHeight > 0 ? claims.slice(0, claims.length > mostDrums ? mostDrums - 1 : mostDrums) : [];
  const rows = Math.min(claims.length, mostDrums);
  const gap = 4;
  const height = rows === 0 ? 0 : (claimHeight - (rows - 1) * gap) / rows;
  return { shown, height, pitch: height + gap };
}

function drawDrum(
  group: SVGGElement,
  drum: ClaimDrum,
  width: number,
  height: number,
  geometry: CardGeometry,
  drawing: Drawing,
): void {
  const { ry, d, top } = drumPaths(width, height);
  put(group, { class: `drum claim-${drum.look}` });
  put(part(group, 'path', 'body'), { d });
  const hatch = part(group, 'path', 'hatching');
  put(hatch, drum.look === 'terminating' ? { d, fill: `url(#${drawing.prefix}-hatch)` } : { d: '', fill: 'none' });
  put(part(group, 'path', 'lid'), { d: top });
  const lines = height >= 80 ? geometry.claimLines : Math.min(1, geometry.claimLines);
  const glyphs: Partial<Record<string, (typeof claimGlyphs)[keyof typeof claimGlyphs]>> = claimGlyphs;
  const glyph = glyphs[drum.look];
  const blocksWidth = drawBlocks(group, drum, width, height, lines, drawing);
  const icon = part(group, 'g', 'glyph');
  const beside = lines === 1 ? blocksWidth : lines === 2 ? shownBlocks(drum, lines).length * 21 : 0;
  const iconX = lines === 0 ? width / 2 : width - 18 - (beside > 0 ? beside + 4 : 0);
  const iconY =
    lines === 0 ? ry + (height - ry) / 2 : lines === 1 ? ry + (height - ry) / 2 + 1 : height - (lines === 2 ? 26 : 20);
  put(icon, { transform: `translate(${iconX},${iconY})` });
  drawGlyph(icon, lines === 0 && drum.blocks.length > 0 ? {} : (glyph ?? {}));
  drawDrumWords(
    group,
    drum,
    {
      width,
      height,
      ry,
      lines,
      right: lines >= 2 ? blocksWidth : blocksWidth + (glyph === undefined ? 0 : 24),
      isOnly: height === geometry.claimHeight,
    },
    geometry,
    drawing.words,
  );
}

interface DrumBox {
  readonly width: number;
  readonly height: number;
  readonly ry: number;
  readonly lines: number;
  /** What blocks and glyph take on the first line. */
  readonly right: number;
  /** No other claim to be told from: the name may make way for the state. */
  readonly isOnly: boolean;
}

function drawDrumWords(
  group: SVGGElement,
  drum: ClaimDrum,
  box: DrumBox,
  geometry: CardGeometry,
  words: StageWords,
): void {
  const { width, lines, right, height, ry, isOnly } = box;
  const big = geometry.smallSize >= 18;
  const nameType: Type = { size: big ? 17 : 14, weight: 700, mono: true };
  const small: Type = { size: big ? 18 : 14, weight: 400 };
  const left = 10;
  const [state, detail] = drumLines(drum, words, big);
  const first = lines >= 3 ? 36 : lines === 2 ? 39 : ry + (height - ry) / 2 + 5;
  const step = big ? 26 : 19;
  const texts = [part(group, 'text', 'name'), part(group, 'text', 'line-1'), part(group, 'text', 'line-2')] as const;
  const room = width - left - 8 - right - (right > 0 ? 6 : 0);
  const tail = Math.min(12, drum.name.length - drum.name.lastIndexOf('-') + 3);
  const bad = drum.look !== 'bound' && drum.look !== 'kept';
  if (lines === 0) {
    for (const text of texts) write(text, '', small, 0, 0);
    return;
  }
  if (lines === 1 && bad && isOnly) {
    write(texts[0], '', nameType, left, first);
    writeFitted(texts[1], fitted(state, small, room, 14), left, first);
  } else {
    const name = fitted(drum.name, nameType, room, 14, (text, type, most) => cutMiddle(text, type, most, tail));
    writeFitted(texts[0], name, left, first);
    const beside = lines === 1 && textWidth(`${drum.name}  ${state}`, small) + 16 < room;
    if (lines === 1) write(texts[1], beside ? state : '', small, left + textWidth(drum.name, name.type) + 8, first);
    else
      writeFitted(
        texts[1],
        fitted(
          state,
          small,
          width -
            2 * left -
            (lines === 2 ? shownBlocks(drum, lines).length * 21 + (drum.look === 'bound' ? 0 : 24) : 0),
          15,
        ),
        left,
        first + step,
      );
  }
  const space = width - 2 * left - (drum.look === 'bound' ? 0 : 22);
  writeFitted(
    texts[2],
    fitted(lines >= 3 ? detail : '', small, space, small.size, (text, type, most) => cutMiddle(text, type, most, 5)),
    left,
    first + 2 * step - 1,
  );
}

/** The state, and what stands behind it. */
function drumLines(drum: ClaimDrum, { claim }: StageWords, isBig: boolean): readonly [string, string] {
  const volume = [drum.size, drum.volume].filter((each) => each !== '').join(' · ');
  switch (drum.look) {
    case 'none':
      return [claim.none, claim.madeWithPod];
    case 'pending':
      return [claim.pending, claim.noVolume];
    case 'bound':
      return [claim.bound, volume];
    case 'kept':
      return [isBig ? claim.kept : claim.boundKept, claim.byRetain];
    case 'terminating':
      return [claim.terminating, claim.byDelete];
    case 'lost':
      return [claim.lost, claim.volumeGone];
  }
}

const block = { width: 18, height: 12 };

/** As many as the drum has room for beside its words. */
function shownBlocks({ look, blocks }: ClaimDrum, lines: number): readonly number[] {
  return blocks.slice(0, lines >= 3 && (look === 'bound' || look === 'none') ? 4 : 2);
}

/** One block for each pod that wrote, newest on top or first. Gives the width they take on the first line. */
function drawBlocks(
  group: SVGGElement,
  drum: ClaimDrum,
  width: number,
  height: number,
  lines: number,
  drawing: Drawing,
): number {
  const shown = shownBlocks(drum, lines);
  const place = blockPlaces(shown.length, width, height, lines);
  select(part(group, 'g', 'blocks'))
    .selectAll<SVGRectElement, number>('rect')
    .data(shown)
    .join((enter) =>
      enter
        .append('rect')
        .attr('rx', 2)
        .each(function come() {
          appear(this, drawing.motion);
        }),
    )
    .each(function draw(hue, at) {
      put(this, { ...block, ...place(at), fill: revisionFill(drawing.prefix, hue) });
    });
  const more = drum.moreBlocks + drum.blocks.length - shown.length;
  const hasRoom = lines >= 3 && more > 0;
  const type: Type = { size: 14, weight: 600 };
  const text = hasRoom ? drawing.words.claim.more(more) : '';
  write(part(group, 'text', 'more'), text, type, width - 31, 36, { 'text-anchor': 'end' });
  if (shown.length === 0 || lines === 2) return 0;
  return lines === 1 ? (height < 44 ? shown.length * 21 : 21) : 20 + (hasRoom ? 24 : 0);
}

/** Stacked where there is height, side by side where there is width. */
function blockPlaces(
  count: number,
  width: number,
  height: number,
  lines: number,
): (at: number) => { x: number; y: number } {
  const middle = height / 2 + 3;
  if (lines === 0) return (at) => ({ x: width / 2 - count * 10.5 + 1.5 + at * 21, y: middle - 5 });
  if (lines >= 3) return (at) => ({ x: width - 27, y: 25 + at * 14 });
  if (lines === 2) return (at) => ({ x: width - 27 - at * 21, y: height - 32 });
  if (height < 44) return (at) => ({ x: width - 27 - at * 21, y: middle - 5 });
  return (at) => ({ x: width - 27, y: middle - count * 7 + 1 + at * 14 });
}

/** A cylinder: body and lid. */
export function drumPaths(width: number, height: number): { ry: number; d: string; top: string } {
  const ry = Math.max(4, Math.min(11.5, height * 0.13, width * 0.17));
  const half = width / 2;
  return {
    ry,
    d: `M0,${ry}A${half},${ry} 0 0 1 ${width},${ry}V${height - ry}A${half},${ry} 0 0 1 0,${height - ry}Z`,
    top: `M0,${ry}A${half},${ry} 0 0 1 ${width},${ry}A${half},${ry} 0 0 1 0,${ry}Z`,
  };
}

/** Solid where a pod mounts the claim; dotted where one would. */
function drawStalk(group: SVGGElement, lane: Lane, geometry: CardGeometry, { motion }: Drawing): void {
  const stalk = lane.claims[0]?.stalk ?? 'none';
  const from = geometry.pod + geometry.podHeight + 1;
  const to = geometry.claim;
  if (stalk === 'none' || geometry.claimHeight === 0) {
    drop(group, 'stalk');
    return;
  }
  const isNew = find(group, 'stalk') === undefined;
  const line = put(part(group, 'line', 'stalk'), { x1: geometry.width / 2, x2: geometry.width / 2, y1: from });
  const was = line.classList.contains('mounted');
  line.classList.toggle('mounted', stalk === 'mounted');
  if (isNew || (stalk === 'mounted' && !was)) put(line, { y2: from });
  glide(line, motion, 'line', { y2: to });
}
