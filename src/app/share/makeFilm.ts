/** A film or a filmstrip as somebody chose it. What makes it comes when it is asked for. */
import type { FilmOrder } from '../export/film.ts';
import type { FilmPlan } from '../export/filmStops.ts';
import { pictureLook } from '../export/moment.ts';
import { type FilmChoice, filmSizes, perSecondOf } from './filmChoice.ts';

type Watch = Pick<FilmOrder, 'onProgress' | 'signal'>;

/** Undefined where the browser has no encoder; throws the signal's reason when it is cancelled. */
export async function makeFilm(choice: FilmChoice, plan: FilmPlan, watch: Watch): Promise<Blob | undefined> {
  const { kind, size, captions, pictures } = choice;
  const { pixels, stage } = filmSizes[size];
  const look = pictureLook({ width: stage[0], height: stage[1], captions });
  const order = { ...watch, plan, look, width: pixels[0], height: pixels[1], perSecond: perSecondOf(choice) };
  switch (kind) {
    case 'gif':
      return (await import('../export/gifFile.ts')).gifFile(order);
    case 'mp4':
    case 'webm':
      return (await import('../export/videoFile.ts')).videoFile(order, kind);
    case 'strip':
    case 'stripPng': {
      const { filmstrip } = await import('../export/filmstrip.ts');
      const strip = filmstrip(plan, look, pictures, pictures > 6 ? 4 : pictures > 4 ? 3 : 2);
      if (kind === 'strip') return new Blob([strip.svg], { type: 'image/svg+xml' });
      const { Raster } = await import('../export/raster.ts');
      const scale = pixels[0] / stage[0];
      const raster = new Raster(Math.round(strip.width * scale), Math.round(strip.height * scale));
      await raster.draw(strip.svg);
      return raster.png();
    }
  }
}
