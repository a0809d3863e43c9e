/** Pictures of frames that need no page: the stage as it would be drawn at a size and in a theme of its own, with words above it. */
import './picture.css';
import type { Frame } from '#engine/simulation/frames.ts';
import type { Words } from '#i18n/words.ts';
import type { History } from '../claimWriters.ts';
import { drawStage } from '../drawStage.ts';
import { StageLayout } from '../layoutStage.ts';
import { cut } from '../motion.ts';
import { part, put, write, writeFitted } from '../nodes.ts';
import { canvasMargin, overviewPainter } from '../paintOverview.ts';
import type { Overview } from '../scene.ts';
import { adoptFonts, fitted, type Type, wrap } from '../text.ts';
import { FilmClock } from './filmClock.ts';
import { PictureText } from './pictureText.ts';

export interface PictureLook {
  readonly width: number;
  readonly height: number;
  readonly theme: string;
  readonly words: Words['stage'];
  /** Whether lines above and below the stage are kept free for words. */
  readonly captions: boolean;
}

export interface PictureMoment {
  readonly frame: Frame;
  readonly setName: string;
  readonly history: History;
  readonly selected: number | undefined;
  readonly headline: string;
  readonly reason: string;
  /** Below the picture: at the left what it is of, at the right when. */
  readonly footer: readonly [string, string];
}

const margin = 16;
const footerHeight = 28;
let made = 0;

/** Draws one moment after the other on a stage that nobody sees. To be closed after use. */
export class StagePictures {
  readonly #look: PictureLook;
  readonly #host = document.createElement('div');
  readonly #svg: SVGSVGElement;
  readonly #stage: SVGSVGElement;
  readonly #layout = new StageLayout();
  readonly #text = new PictureText();
  readonly #clock = new FilmClock();
  readonly #prefix = `picture${++made}`;
  readonly #canvas = document.createElement('canvas');
  readonly #paintOverview = overviewPainter(this.#canvas);

  constructor(look: PictureLook) {
    this.#look = look;
    const { width, height, theme } = look;
    // The style sheet knows a stage by its class and a theme by its attribute.
    this.#host.className = 'stage picture-host';
    this.#host.dataset.theme = theme;
    this.#svg = svgElement();
    put(this.#svg, { class: 'stage-svg picture', viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' });
    put(part(this.#svg, 'rect', 'ground'), { class: 'paper', width, height });
    this.#stage = svgElement();
    this.#svg.append(this.#stage);
    this.#host.append(this.#svg, this.#canvas);
    document.body.append(this.#host);
    adoptFonts(this.#svg);
    const { top, stageHeight } = this.#room();
    put(this.#stage, {
      class: 'stage-svg',
      x: 0,
      y: top,
      width,
      height: stageHeight,
      viewBox: `0 0 ${width} ${stageHeight}`,
    });
  }

  /** Draws a moment. `moves`: from the one before it, by the clock; otherwise it stands there at once. */
  show(moment: PictureMoment, moves = false): void {
    const { width, words, captions } = this.#look;
    const { frame, setName, history, selected } = moment;
    const options = { width, height: this.#room().stageHeight, chrome: 'bare', history, selected } as const;
    const scene = this.#layout.layout(frame, setName, options);
    const motion = moves ? { scale: 1, via: this.#clock } : cut;
    drawStage(this.#stage, scene, { words, prefix: this.#prefix, motion });
    this.#drawOverview(scene.overview);
    if (captions) this.#drawWords(moment);
  }

  /** Lets what moves come to where it is at that moment of the film. */
  advance(ms: number): void {
    this.#clock.advance(ms);
  }

  get isMoving(): boolean {
    return this.#clock.isMoving;
  }

  /** The picture as a text that stands alone, `scale` times as large. `title` is read out in its place. */
  svgText(title: string, scale = 1): string {
    const { width, height } = this.#look;
    const text = this.#text.of(this.#svg, {
      xmlns: 'http://www.w3.org/2000/svg',
      width: String(Math.round(width * scale)),
      height: String(Math.round(height * scale)),
      role: 'img',
      'xml:space': 'preserve',
      style: 'font-variant-numeric: tabular-nums',
    });
    const open = text.indexOf('>') + 1;
    const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return `${text.slice(0, open)}<title>${escaped}</title>${text.slice(open)}`;
  }

  close(): void {
    this.#host.remove();
  }

  #room(): { readonly top: number; readonly stageHeight: number } {
    const { height, captions } = this.#look;
    if (!captions) return { top: 0, stageHeight: height };
    const { headLines, reasonLines, head, small } = this.#type();
    const top = Math.round(margin + headLines * head.size * 1.3 + reasonLines * small.size * 1.35 + 8);
    return { top, stageHeight: Math.max(120, height - top - footerHeight) };
  }

  #type(): { readonly head: Type; readonly small: Type; readonly headLines: number; readonly reasonLines: number } {
    const wide = this.#look.width >= 720;
    return {
      head: { size: wide ? 24 : 18, weight: 700 },
      small: { size: wide ? 17 : 14, weight: 400 },
      headLines: wide ? 1 : 2,
      reasonLines: wide ? 1 : 2,
    };
  }

  #drawWords({ headline, reason, footer: [what, when] }: PictureMoment): void {
    const { width, height } = this.#look;
    const { head, small, headLines, reasonLines } = this.#type();
    const room = width - 2 * margin;
    const group = part(this.#svg, 'g', 'words');
    let y = margin;
    y = writeLines(group, 'head', linesOf(headline, head, room, headLines), head.size * 1.3, y);
    writeLines(group, 'reason', linesOf(reason, small, room, reasonLines), small.size * 1.35, y);
    const note: Type = { size: 14, weight: 400 };
    const base = height - 10;
    writeFitted(part(group, 'text', 'what'), fitted(what, note, room * 0.7), margin, base);
    write(part(group, 'text', 'when'), when, note, width - margin, base, { 'text-anchor': 'end' });
  }

  #drawOverview(overview: Overview | undefined): void {
    const image = part(this.#stage, 'image', 'overview');
    image.classList.toggle('absent', overview === undefined);
    if (overview === undefined) return;
    this.#paintOverview.paint(overview);
    const { x, y, width, height } = overview.box;
    put(image, {
      href: this.#canvas.toDataURL('image/png'),
      x: x - canvasMargin,
      y: y - canvasMargin,
      width: width + 2 * canvasMargin,
      height: height + 2 * canvasMargin,
    });
  }
}

function linesOf(text: string, type: Type, room: number, lines: number) {
  if (lines === 1) return [fitted(text, type, room, type.size * 0.75)];
  return wrap(text, type, room, lines).map((line) => fitted(line, type, room));
}

function writeLines(
  group: SVGGElement,
  name: string,
  lines: readonly ReturnType<typeof fitted>[],
  pitch: number,
  top: number,
): number {
  let y = top;
  for (let at = 0; at < 2; at++) {
    const line = lines[at] ?? { text: '', type: { size: 1, weight: 400 } };
    const text = part(group, 'text', `${name}-${at}`);
    text.classList.add(name);
    writeFitted(text, line, margin, y + pitch * 0.8);
    if (lines[at] !== undefined) y += pitch;
  }
  return y;
}

function svgElement(): SVGSVGElement {
  return document.createElementNS('http://www.w3.org/2000/svg', 'svg');
}
