/** Text that fits: measured with the fonts of the page, made smaller within bounds, then cut with an ellipsis. */

export interface Type {
  readonly size: number;
  readonly weight: 400 | 600 | 700;
  readonly mono?: boolean;
}

const families = { sans: 'sans-serif', mono: 'monospace' };
const widths = new Map<string, number>();
let context: CanvasRenderingContext2D | null | undefined;

/** Takes the families that the style sheet gives the stage; measuring with others would be guessing. */
export function adoptFonts(svg: SVGSVGElement): void {
  const probe = svg.querySelector('.mono') ?? svg.appendChild(document.createElementNS(svg.namespaceURI ?? '', 'text'));
  probe.classList.add('mono');
  const sans = getComputedStyle(svg).fontFamily;
  const mono = getComputedStyle(probe).fontFamily;
  if (sans === families.sans && mono === families.mono) return;
  Object.assign(families, { sans, mono });
  widths.clear();
}

/** In pixels. Where there is no canvas, as in Node, an estimate. */
export function textWidth(text: string, type: Type): number {
  const key = `${type.weight} ${type.size} ${type.mono === true ? 1 : 0} ${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    // Texts come and go with names and counters; a run of days must not keep them all.
    if (widths.size > 5000) widths.clear();
    width = measure(text, type);
    widths.set(key, width);
  }
  return width;
}

function measure(text: string, { size, weight, mono }: Type): number {
  if (context === undefined)
    context = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d');
  if (context === null) return estimate(text, size, mono === true);
  context.font = `${weight} ${size}px ${mono === true ? families.mono : families.sans}`;
  return context.measureText(text).width;
}

function estimate(text: string, size: number, mono: boolean): number {
  let units = 0;
  for (const letter of text) units += letter > '⺀' ? 1 : mono ? 0.602 : 0.56;
  return units * size;
}

export interface FittedText {
  readonly text: string;
  readonly type: Type;
  /** The width to squeeze it to; undefined when it fits as it is. */
  readonly squeeze?: number;
}

/** Narrower than this a squeezed letter begins to look wrong. */
const leastSqueeze = 0.86;

/** As it is, else smaller down to `least`, else a little squeezed, else cut: at its end, or as `shorten` does it. */
export function fitted(text: string, type: Type, width: number, least = type.size, shorten = cut): FittedText {
  if (text === '') return { text, type };
  const bottom = Math.min(least, type.size);
  for (let size = type.size; size >= bottom; size--) {
    const smaller = { ...type, size };
    if (textWidth(text, smaller) <= width) return { text, type: smaller };
  }
  const smallest = { ...type, size: bottom };
  if (textWidth(text, smallest) * leastSqueeze <= width) return { text, type: smallest, squeeze: Math.floor(width) };
  return { text: shorten(text, smallest, width), type: smallest };
}

/** The beginning of a text and an ellipsis. */
export function cut(text: string, type: Type, width: number): string {
  if (textWidth(text, type) <= width) return text;
  return longest(text.length, (length) => `${text.slice(0, length)}…`, type, width);
}

/** Beginning and end: what tells two names apart is often their end, an ordinal or an address. */
export function cutMiddle(text: string, type: Type, width: number, tail = 6): string {
  if (textWidth(text, type) <= width) return text;
  // A dot beside an ellipsis would be a fourth dot.
  const end = text.slice(-tail).replace(/^[.-]/, '');
  const make = (length: number) => `${text.slice(0, length).replace(/[.-]$/, '')}…${end}`;
  return longest(Math.max(0, text.length - tail), make, type, width);
}

function longest(most: number, make: (length: number) => string, type: Type, width: number): string {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (textWidth(make(middle), type) <= width) low = middle;
    else high = middle - 1;
  }
  return make(low);
}

/** Lines that fit; the last one takes what is left and is cut. Chinese breaks between any two characters, but not before a comma, nor between a number and what it counts. */
export function wrap(text: string, type: Type, width: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const pieces = text.match(/[A-Za-z0-9_.\-,:/[\])]+ ?号?|[^ ][，。：；]?| /gu) ?? [];
  for (const [at, piece] of pieces.entries()) {
    if (line === '' || textWidth((line + piece).trimEnd(), type) <= width) {
      line += piece;
    } else if (lines.length === most - 1) {
      return [...lines, cut(line + pieces.slice(at).join(''), type, width)];
    } else {
      lines.push(line.trimEnd());
      line = piece;
    }
  }
  return [...lines, cut(line.trimEnd(), type, width)];
}
