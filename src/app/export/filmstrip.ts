/** Moments of a run side by side, as one SVG that stands alone: for paper, and wherever nothing moves. */
import { type PictureLook, StagePictures } from '#stage/picture/stagePictures.ts';
import type { FilmPlan } from './filmStops.ts';
import { momentAt } from './moment.ts';

const gap = 12;

export interface Filmstrip {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** At most `count` pictures, spread over the film, in rows of `columns`. */
export function filmstrip({ stops }: FilmPlan, look: PictureLook, count: number, columns: number): Filmstrip {
  const shown = Math.min(count, stops.length);
  const chosen = Array.from(
    { length: shown },
    (_, at) => stops[Math.round((at * (stops.length - 1)) / Math.max(1, shown - 1))]?.step ?? 0,
  );
  const across = Math.min(columns, shown);
  const width = across * (look.width + gap) + gap;
  const height = Math.ceil(shown / across) * (look.height + gap) + gap;
  const pictures = new StagePictures(look);
  try {
    const cells = chosen.map((step, at) => {
      const moment = momentAt(step);
      pictures.show(moment);
      const x = gap + (at % across) * (look.width + gap);
      const y = gap + Math.floor(at / across) * (look.height + gap);
      return `<g transform="translate(${x},${y})">${pictures.svgText(moment.headline)}</g>`;
    });
    const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
    const ground = `<rect width="${width}" height="${height}" fill="#8a8f98"/>`;
    return { svg: `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${ground}${cells.join('')}</svg>`, width, height };
  } finally {
    pictures.close();
  }
}
