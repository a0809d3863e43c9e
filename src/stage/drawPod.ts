/** A pod: a tank in the colour of its revision, filled as far as the pod has come, over its state in words. */
import type { Drawing } from './drawing.ts';
import { revisionFill } from './drawPatterns.ts';
import { drawGlyph, podGlyphs } from './glyphs.ts';
import { glide } from './motion.ts';
import { joinPod } from './joinPod.ts';
import { drop, find, flag, part, put, write, writeFitted } from './nodes.ts';
import { podLines, podWord } from './podWords.ts';
import type { Box, CardGeometry, Lane, PodCard } from './scene.ts';
import { cut, cutMiddle, type FittedText, fitted, textWidth, type Type } from './text.ts';

const radius = 11;

/** Keyed by uid: a pod made again under the same name is another pod, and comes into view as one. */
export function drawPods(
  slot: SVGGElement,
  lane: Lane,
  geometry: CardGeometry,
  drawing: Drawing,
  isNewLane: boolean,
): void {
  joinPod(slot, lane, drawing, { isNewLane, leavesBy: 'translate(0,12)' }, (group, pod) => {
    drawPod(group, pod, lane, geometry, drawing);
  });
}

function drawPod(group: SVGGElement, pod: PodCard, lane: Lane, geometry: CardGeometry, drawing: Drawing): void {
  const { width, podHeight } = geometry;
  put(part(group, 'rect', 'card'), { width, height: podHeight, rx: radius });
  drawTank(
    part(group, 'g', 'tank'),
    pod,
    { x: 0, y: 0, width, height: geometry.tank },
    drawing,
    `${drawing.prefix}-card`,
  );
  put(part(group, 'path', 'divider'), { d: `M0,${geometry.tank}H${width}` });
  put(part(group, 'rect', 'frame'), { width, height: podHeight, rx: radius });
  drawHold(group, lane, width, podHeight);
  drawTag(group, pod, geometry);
  drawPodGlyph(part(group, 'g', 'glyph'), pod, geometry);
  drawWords(group, pod, lane, geometry, drawing);
}

/** The fill moves only up and down. A new tank fills after its outline has turned solid. */
export function drawTank(
  group: SVGGElement,
  pod: PodCard,
  { x, y, width, height }: Box,
  drawing: Drawing,
  clip: string,
): void {
  put(group, { 'clip-path': `url(#${clip})` });
  put(part(group, 'rect', 'empty'), { x, y, width, height });
  const isNew = find(group, 'level') === undefined;
  const level = put(part(group, 'rect', 'level'), { x, width, fill: revisionFill(drawing.prefix, pod.hue) });
  if (isNew) put(level, { y: y + height, height: 0 });
  const filled = Math.round(height * pod.level * 2) / 2;
  glide(level, drawing.motion, 'tank', { y: y + height - filled, height: filled }, isNew ? 120 : 0);
}

/** The bold frame of the pod that the walk stops at. */
export function drawHold(group: SVGGElement, { mark }: Lane, width: number, height: number): void {
  if (mark !== 'gate') drop(group, 'hold');
  else put(part(group, 'rect', 'hold'), { x: -1.5, y: -1.5, width: width + 3, height: height + 3, rx: radius + 1 });
}

/** The plate with the revision's hash, in the card's own coordinates; undefined where there is no room for it. */
export function tagBox({ hash }: PodCard, { tank, width, smallSize }: CardGeometry): Box | undefined {
  const tagWidth = Math.round(textWidth(hash, tagType(smallSize)) + 16);
  const size = { width: tagWidth, height: 26 };
  if (tagWidth + 8 + 44 <= width && tank >= 38) return { x: 8, y: tank - 36, ...size };
  // In a narrow card it stands over the glyph.
  return tank >= 70 && tagWidth + 12 <= width ? { x: 6, y: 7, ...size } : undefined;
}

function tagType(smallSize: number): Type {
  return { size: smallSize >= 18 ? 18 : 17, weight: 700, mono: true };
}

function drawTag(group: SVGGElement, pod: PodCard, geometry: CardGeometry): void {
  const tag = part(group, 'g', 'tag');
  const box = tagBox(pod, geometry);
  flag(tag, 'absent', box === undefined);
  if (box === undefined) return;
  const { x, y, width, height } = box;
  put(tag, { transform: `translate(${x},${y})` });
  put(part(tag, 'rect', 'plate'), { width, height, rx: 6 });
  write(part(tag, 'text', 'hash'), pod.hash, tagType(geometry.smallSize), 8, 19.5);
}

function drawPodGlyph(group: SVGGElement, pod: PodCard, { tank, width, kind }: CardGeometry): void {
  const r = Math.max(12, Math.min(19, tank * 0.265));
  const margin = kind === 'short' ? 8 : 10;
  const foot = Math.min(8, tank / 2 - r);
  put(group, { transform: `translate(${width - r - margin},${tank - r - foot})` });
  put(part(group, 'circle', 'plate'), { r });
  const shape = part(group, 'g', 'shape');
  put(shape, { transform: `scale(${Math.round((r / 15.4) * 118) / 100})` });
  drawGlyph(shape, podGlyphs[pod.look]);
  drawRing(shape, pod);
}

/** minReadySeconds: a ring that closes as the pod stays Ready. */
export function drawRing(shape: SVGGElement, { look, ring }: PodCard): void {
  if (look !== 'readyWaiting') {
    drop(shape, 'ring');
    drop(shape, 'ring-way');
    return;
  }
  const r = 8.6;
  put(part(shape, 'circle', 'ring-way'), { r });
  put(part(shape, 'path', 'ring'), { d: arc(r, Math.max(0.04, Math.min(0.999, ring))) });
}

function arc(r: number, share: number): string {
  const angle = 2 * Math.PI * share;
  const x = Math.round(Math.sin(angle) * r * 100) / 100;
  const y = Math.round(-Math.cos(angle) * r * 100) / 100;
  return `M0,${-r}A${r},${r} 0 ${share > 0.5 ? 1 : 0} 1 ${x},${y}`;
}

function drawWords(group: SVGGElement, pod: PodCard, lane: Lane, geometry: CardGeometry, drawing: Drawing): void {
  const { tank, width, lines, smallSize, kind } = geometry;
  const pad = kind === 'short' ? 8 : 10;
  const room = width - 2 * pad;
  const word = fitted(
    podWord(pod, drawing.words),
    { size: smallSize >= 18 ? 20 : 18, weight: 700 },
    room,
    kind === 'short' ? 14 : 16,
  );
  const base = kind === 'short' ? tank + 21 : tank + (smallSize >= 18 ? 26 : 25);
  drawNews(group, word, pad, base, drawing);
  writeFitted(part(group, 'text', 'word'), word, pad, base);
  const nextWidth = drawNext(group, lane, geometry, base, drawing);
  const small: Type = { size: smallSize, weight: 400 };
  const step = smallSize >= 18 ? 24 : 19;
  for (const [at, text] of podLines(pod, drawing.words).entries()) {
    const beside = at === nextRow(lines) ? nextWidth : 0;
    // An address that is cut says nothing, so it makes way for what comes next.
    const shown = at >= lines || (beside > 0 && textWidth(text, small) > room - beside) ? '' : text;
    writeFitted(
      part(group, 'text', `line-${at + 1}`),
      fitted(shown, small, room - beside, smallSize, cutNode),
      pad,
      base + step * (at + 1) - 1,
    );
  }
  drawAdopted(group, pod, geometry, drawing);
}

/** A state word that has changed is underlined for a moment. */
function drawNews(group: SVGGElement, word: FittedText, x: number, y: number, { motion }: Drawing): void {
  const known = find(group, 'word')?.textContent ?? word.text;
  if (known === word.text || motion.scale === 0) return;
  const width = word.squeeze ?? textWidth(word.text, word.type);
  const news = put(part(group, 'path', 'news'), { d: `M${x},${y + 4}h${width}`, opacity: 1 });
  glide(news, motion, 'words', { opacity: 0 });
}

/** A node is told from another by the end of its name, and what follows the name must stay. */
export function cutNode(text: string, type: Type, width: number): string {
  const [name = '', ...rest] = text.split(' · ');
  const tail = rest.length === 0 ? '' : ` · ${rest.join(' · ')}`;
  const left = width - textWidth(tail, type);
  return left < 60 && rest.length > 0 ? cut(rest.join(' · '), type, width) : cutMiddle(name, type, left, 5) + tail;
}

/** The line that shares its row with "next →". */
function nextRow(lines: number): number {
  return lines >= 2 ? 1 : lines - 1;
}

/** "next →" and the colour that comes; while the partition is dragged, its place in the order. Gives the width it took. */
function drawNext(
  group: SVGGElement,
  lane: Lane,
  { width, lines, tank, smallSize }: CardGeometry,
  base: number,
  { words, prefix }: Drawing,
): number {
  if (lane.next === undefined || lines === 0) {
    drop(group, 'next');
    return 0;
  }
  const next = part(group, 'g', 'next');
  const type: Type = { size: smallSize, weight: 600 };
  const full = `${lane.next === 1 ? words.pod.next : lane.next} →`;
  const text = textWidth(full, type) + 40 <= width ? full : '→';
  const y = lines >= 2 ? tank + 62 : base + (smallSize >= 18 ? 23 : 18);
  const swatch = 18;
  const right = width - 9;
  put(part(next, 'rect', 'swatch'), {
    x: right - swatch,
    y: y - 14,
    width: swatch,
    height: swatch,
    rx: 4,
    fill: revisionFill(prefix, lane.nextHue),
  });
  write(part(next, 'text', 'order'), text, type, right - swatch - 5, y, { 'text-anchor': 'end' });
  return textWidth(text, type) + swatch + 12;
}

function drawAdopted(group: SVGGElement, pod: PodCard, { width, lines, tank }: CardGeometry, { words }: Drawing): void {
  if (!pod.adopted || lines === 0) {
    drop(group, 'adopted');
    return;
  }
  write(part(group, 'text', 'adopted'), words.pod.adopted, { size: 15, weight: 600 }, width - 10, tank + 25, {
    'text-anchor': 'end',
  });
}
