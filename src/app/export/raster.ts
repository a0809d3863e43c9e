/** The text of an SVG as pixels. Nothing leaves the page: the picture is its own address. */
import { svgAddress } from './picture.ts';

/** A canvas to draw pictures on again and again; reading its pixels is what it is for. */
export class Raster {
  readonly canvas = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.canvas.width = width;
    this.canvas.height = height;
    const context = this.canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    if (context === null) throw new Error('got no 2d context for a picture, wanted one');
    this.#context = context;
  }

  /** Fills the canvas with the picture, whatever size it says it has. */
  async draw(svg: string): Promise<void> {
    const image = new Image();
    image.src = svgAddress(svg);
    await image.decode();
    this.#context.drawImage(image, 0, 0, this.width, this.height);
  }

  /** Red, green, blue and alpha of every pixel, row by row. */
  pixels(): Uint8ClampedArray {
    return this.#context.getImageData(0, 0, this.width, this.height).data;
  }

  async png(): Promise<Blob> {
    const blob = await new Promise<Blob | null>((resolve) => this.canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('got no PNG of a canvas, wanted one');
    return blob;
  }
}
