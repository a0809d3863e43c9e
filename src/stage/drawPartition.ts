/** The partition: its line between old and new, the knob on it, and the two ranges. */
import type { Drawing } from './drawing.ts';
import { revisionFill } from './drawPatterns.ts';
import { glide } from './motion.ts';
import { flag, part, put, write } from './nodes.ts';
import type { OrdinalRange, PartitionLine, Scene } from './scene.ts';
import { textWidth, type Type } from './text.ts';

const knobType: Type = { size: 18, weight: 700 };
const knobHeight = 31;
const word: Type = { size: 18, weight: 700 };
const numbers: Type = { size: 18, weight: 400, mono: true };
const smallWord: Type = { size: 15, weight: 700 };
const smallNumbers: Type = { size: 15, weight: 400, mono: true };
const numbersGap = (narrow: boolean) => (narrow ? 5 : 9);

/** Draws line, knob and ranges, or only why there is no line. */
export function drawPartition(group: SVGGElement, scene: Scene, drawing: Drawing): void {
  const { partition, geometry } = scene;
  flag(group, 'absent', scene.empty !== undefined || partition === undefined);
  if (partition === undefined || scene.empty !== undefined) return;
  const isTower = geometry.tier === 'tower';
  const hasStrip = geometry.range !== undefined || isTower;
  flag(group, 'dragged', partition.dragged);
  const line = part(group, 'line', 'line');
  const { from, to } = partition;
  const isRow = isTower && scene.overview === undefined;
  const x = isRow ? 0 : lineX(partition);
  flag(line, 'absent', !hasStrip || isRow);
  if (isRow) put(line, { x1: 0, x2: 0, y1: 0, y2: 0 });
  else if (partition.dragged) put(line, { x1: x, x2: x, y1: from, y2: to });
  else {
    put(line, { y1: from, y2: to });
    glide(line, drawing.motion, 'line', { x1: x, x2: x });
  }
  flag(line, 'thin', scene.overview !== undefined);
  const knob = part(group, 'g', 'knob');
  const ranges = part(group, 'g', 'ranges');
  flag(knob, 'absent', !hasStrip);
  flag(ranges, 'absent', !hasStrip);
  if (!hasStrip) return;
  const box = knobBox(scene, partition, drawing);
  drawKnob(knob, box, partition, isTower, drawing);
  if (isTower) drawTowerRanges(ranges, partition, box, scene, drawing);
  else drawRanges(ranges, partition, box, scene, drawing);
}

export interface KnobBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the knob is; it stays on the stage when the line is at its edge. */
export function knobBox(
  { geometry, overview }: Scene,
  partition: PartitionLine,
  { words }: Pick<Drawing, 'words'>,
): KnobBox {
  const width = Math.round(textWidth(words.partition.knob(partition.value), knobType) + 46);
  if (geometry.tier === 'tower') {
    const y = overview === undefined ? partition.at - 32 : geometry.cards.top - 34;
    return { x: Math.round((geometry.width - width) / 2), y, width, height: knobHeight - 1 };
  }
  const x = Math.max(geometry.gutter - 8, Math.min(geometry.width - width - 6, lineX(partition) - width / 2));
  return { x: Math.round(x), y: (geometry.range ?? 0) + 2, width, height: knobHeight };
}

/** In the middle of the gap between two lanes. */
function lineX({ at }: PartitionLine): number {
  return Math.round(at);
}

function drawKnob(
  knob: SVGGElement,
  { x, y, width, height }: KnobBox,
  { value, dragged }: PartitionLine,
  isTower: boolean,
  { words, motion }: Drawing,
): void {
  const place = { transform: `translate(${x},${y})` };
  if (dragged) put(knob, place);
  else glide(knob, motion, 'line', place);
  put(part(knob, 'rect', 'plate'), { width, height, rx: 8 });
  const grip = isTower
    ? `M12,${height / 2 - 3}h10M12,${height / 2 + 3}h10`
    : `M14.5,${height / 2 - 5}v10M20,${height / 2 - 5}v10`;
  put(part(knob, 'path', 'grip'), { d: grip });
  write(part(knob, 'text', 'label'), words.partition.knob(value), knobType, 33, height / 2 + 6.5);
}

interface Label {
  readonly key: 'old' | 'fresh';
  readonly text: string;
  readonly range: string;
  readonly hue: number;
  readonly width: number;
  /** Smaller, and without the colour. */
  readonly narrow: boolean;
}

/** `old` to the left of the knob and `new` to its right; where one does not fit on its side, both are on the other. */
function drawRanges(
  group: SVGGElement,
  partition: PartitionLine,
  knob: KnobBox,
  { geometry }: Scene,
  drawing: Drawing,
): void {
  const labels = rangeLabels(partition, drawing);
  const [old, fresh] = labels;
  const left = geometry.gutter + (geometry.gutter > 20 ? 8 : 6);
  const right = geometry.width - 8;
  const y = knob.y + knob.height / 2;
  const gap = 18;
  const between = old.width === 0 ? 0 : 24;
  const roomLeft = knob.x - gap - left;
  const roomRight = right - (knob.x + knob.width + gap);
  const places: Partial<Record<Label['key'], number>> = {};
  if (old.width <= roomLeft && fresh.width <= roomRight) {
    places.old = left;
    places.fresh = knob.x + knob.width + gap;
  } else if (old.width + between + fresh.width <= roomRight) {
    places.old = knob.x + knob.width + gap;
    places.fresh = places.old + old.width + between;
  } else if (old.width + between + fresh.width <= roomLeft) {
    places.old = left;
    places.fresh = left + old.width + between;
  } else {
    if (old.width <= roomLeft) places.old = left;
    if (fresh.width <= roomRight) places.fresh = knob.x + knob.width + gap;
  }
  for (const label of labels) drawLabel(group, label, places[label.key], y, partition, drawing);
}

function drawTowerRanges(
  group: SVGGElement,
  partition: PartitionLine,
  knob: KnobBox,
  { geometry }: Scene,
  drawing: Drawing,
): void {
  const [old, fresh] = rangeLabels(partition, drawing, true);
  const y = knob.y + knob.height / 2;
  const fits = (label: Label) => label.width <= knob.x - 16;
  drawLabel(group, fresh, fits(fresh) ? 8 : undefined, y, partition, drawing);
  drawLabel(group, old, fits(old) ? geometry.width - 8 - old.width : undefined, y, partition, drawing);
}

function drawLabel(
  group: SVGGElement,
  label: Label,
  x: number | undefined,
  y: number,
  { currentHue, updateHue }: PartitionLine,
  { prefix }: Drawing,
): void {
  const node = part(group, 'g', label.key);
  flag(node, 'absent', x === undefined || label.width === 0);
  if (x === undefined || label.width === 0) return;
  const hasSwatch = !label.narrow && currentHue !== updateHue && label.hue > 0;
  const swatch = hasSwatch ? 30 : 0;
  if (hasSwatch)
    put(part(node, 'rect', 'swatch'), {
      x,
      y: y - 11,
      width: 22,
      height: 22,
      rx: 5,
      fill: revisionFill(prefix, label.hue),
    });
  else part(node, 'rect', 'swatch').setAttribute('width', '0');
  const [wordType, numberType] = label.narrow ? [smallWord, smallNumbers] : [word, numbers];
  write(part(node, 'text', 'word'), label.text, wordType, x + swatch, y + 6.5);
  const numbersX = x + swatch + textWidth(label.text, wordType) + numbersGap(label.narrow);
  write(part(node, 'text', 'numbers'), label.range, numberType, numbersX, y + 6);
}

function rangeLabels(partition: PartitionLine, { words }: Drawing, narrow = false): readonly [Label, Label] {
  const { old, fresh, currentHue, updateHue } = partition;
  const differ = currentHue !== updateHue;
  const [wordType, numberType] = narrow ? [smallWord, smallNumbers] : [word, numbers];
  const make = (key: 'old' | 'fresh', text: string, range: OrdinalRange, hue: number): Label => {
    const shown = `[${range.start},${narrow ? '' : ' '}${range.end})`;
    const swatch = differ && !narrow ? 30 : 0;
    const wide = swatch + textWidth(text, wordType) + numbersGap(narrow) + textWidth(shown, numberType);
    return { key, text, range: shown, hue, width: range.end <= range.start ? 0 : wide, narrow };
  };
  const { partition: wordsOf } = words;
  const withArrow = (arrow: string, text: string) => (narrow ? `${arrow} ${text}` : text);
  return [
    make('old', withArrow('↓', differ ? wordsOf.old : wordsOf.stays), old, currentHue),
    make('fresh', withArrow('↑', differ ? wordsOf.fresh : wordsOf.updates), fresh, updateHue),
  ];
}
