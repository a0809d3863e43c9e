/** A run as pictures, one after the other on a canvas. Between two of them the page lives on. */
import { type PictureLook, StagePictures } from '#stage/picture/stagePictures.ts';
import { breathe } from './breathe.ts';
import { type FilmPlan, pictureCount } from './filmStops.ts';
import { momentAt } from './moment.ts';
import { Raster } from './raster.ts';

export interface FilmOrder {
  readonly plan: FilmPlan;
  readonly look: PictureLook;
  /** Of the film, in pixels: the pictures are drawn as large as that, however large they are laid out. */
  readonly width: number;
  readonly height: number;
  /** Pictures a second. */
  readonly perSecond: number;
  /** Told the share that is done, 0 to 1. */
  readonly onProgress: (share: number) => void;
  /** Stops the work; what was begun is thrown away. */
  readonly signal: AbortSignal;
}

export interface Shot {
  readonly raster: Raster;
  /** Whether it differs from the shot before it. */
  readonly changed: boolean;
}

/** Every picture of a film, the canvas being the same each time. Throws the signal's reason when it is cancelled. */
export async function* shots({
  plan,
  look,
  width,
  height,
  perSecond,
  onProgress,
  signal,
}: FilmOrder): AsyncGenerator<Shot> {
  const pictures = new StagePictures(look);
  const raster = new Raster(width, height);
  const count = pictureCount(plan, perSecond);
  let shown = -1;
  let drawn = '';
  try {
    for (let at = 0; at < count; at++) {
      signal.throwIfAborted();
      const nowMs = (at * 1000) / perSecond;
      const wasMoving = pictures.isMoving;
      const earlier = shown;
      while ((plan.stops[shown + 1]?.atMs ?? Infinity) <= nowMs) {
        shown += 1;
        const stop = plan.stops[shown] as FilmPlan['stops'][number];
        pictures.advance(stop.atMs);
        pictures.show(momentAt(stop.step), shown > 0);
      }
      pictures.advance(nowMs);
      const svg = shown !== earlier || wasMoving ? pictures.svgText('') : drawn;
      const changed = svg !== drawn;
      if (changed) await raster.draw(svg);
      drawn = svg;
      yield { raster, changed };
      onProgress((at + 1) / count);
      await breathe();
    }
  } finally {
    pictures.close();
  }
}

/** The pixels of a few pictures from all over a film, for what has to be known of it beforehand. */
export async function samples(
  { plan, look, width, height, signal }: FilmOrder,
  most: number,
): Promise<readonly Uint8ClampedArray[]> {
  const pictures = new StagePictures(look);
  const raster = new Raster(width, height);
  const found: Uint8ClampedArray[] = [];
  try {
    const last = plan.stops.length - 1;
    for (let at = 0; at < Math.min(most, last + 1); at++) {
      signal.throwIfAborted();
      const stop = plan.stops[Math.round((at * last) / Math.max(1, most - 1))];
      if (stop === undefined) break;
      pictures.show(momentAt(stop.step));
      await raster.draw(pictures.svgText(''));
      found.push(raster.pixels());
      await breathe();
    }
  } finally {
    pictures.close();
  }
  return found;
}
