/** One moment as a file: an SVG that stands alone, or the pixels of it. */
import { type PictureLook, type PictureMoment, StagePictures } from '#stage/picture/stagePictures.ts';

/** The text of an SVG. */
export function svgOf(look: PictureLook, moment: PictureMoment, scale = 1): string {
  const pictures = new StagePictures(look);
  try {
    pictures.show(moment);
    return pictures.svgText(`${moment.headline} ${moment.reason}`, scale);
  } finally {
    pictures.close();
  }
}

/** The same as an address of its own, for an image of the page: nothing but `data:` is allowed there. */
export function svgAddress(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}
