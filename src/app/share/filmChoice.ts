/** What somebody asks of a film. */
import type { Clip } from '../export/filmStops.ts';
import type { ClipEnd } from './clipEnds.ts';

export const filmKinds = ['gif', 'mp4', 'webm', 'strip', 'stripPng'] as const;
export type FilmKind = (typeof filmKinds)[number];

/** Pixels of the film, and of the stage that is laid out for it: words stay large enough for the back of a room. */
export const filmSizes = {
  '1920×1080': { pixels: [1920, 1080], stage: [960, 540] },
  '1280×720': { pixels: [1280, 720], stage: [960, 540] },
  '960×540': { pixels: [960, 540], stage: [960, 540] },
  '640×360': { pixels: [640, 360], stage: [640, 360] },
} as const;
export type FilmSize = keyof typeof filmSizes;

export interface FilmChoice extends Clip {
  readonly kind: FilmKind;
  readonly size: FilmSize;
  readonly gifPerSecond: '5' | '10' | '20';
  readonly videoPerSecond: '15' | '30' | '60';
  /** Of a filmstrip. */
  readonly pictures: number;
  readonly captions: boolean;
}

export const mostPictures = 1800;

/** From the last edit before the shown moment to the end of the run. */
export function firstChoice(ends: readonly ClipEnd[]): FilmChoice {
  const here = ends.find(({ place }) => place === 'here')?.step ?? 0;
  const edit = ends.findLast(({ mark, step }) => mark !== undefined && step < here);
  return {
    kind: 'gif',
    fromStep: edit?.step ?? 0,
    toStep: ends.at(-1)?.step ?? 0,
    speed: 1,
    size: '960×540',
    gifPerSecond: '10',
    videoPerSecond: '30',
    pictures: 6,
    captions: true,
  };
}

export function isStrip(kind: FilmKind): kind is 'strip' | 'stripPng' {
  return kind === 'strip' || kind === 'stripPng';
}

export function perSecondOf({ kind, gifPerSecond, videoPerSecond }: FilmChoice): number {
  return Number(kind === 'gif' ? gifPerSecond : videoPerSecond);
}
