/** A film as an animated GIF: one palette for all, and of each picture only what changed. */
import { type Color, type Encoder, GIFEncoder, nearestColorIndex, quantize } from 'gifenc';
import { type FilmOrder, samples, shots } from './film.ts';

/** One of the 256 places says: as it was. */
const unchanged = 255;
/** The file counts hundredths of a second. */
const tickMs = 10;

/** Throws the signal's reason when it is cancelled. */
export async function gifFile(order: FilmOrder): Promise<Blob> {
  const { width, height } = order;
  const palette = commonPalette(await samples(order, 4));
  const indexer = new Indexer(palette, width * height);
  const encoder = GIFEncoder();
  const pending = new PendingPicture(encoder, palette, width, height);
  let at = 0;
  for await (const { raster, changed } of shots(order)) {
    const ticks = Math.round(((at + 1) * 100) / order.perSecond) - Math.round((at * 100) / order.perSecond);
    at += 1;
    if (changed) pending.replace(indexer.indexes(raster.pixels()));
    pending.lasts(ticks * tickMs);
  }
  pending.write();
  encoder.finish();
  return new Blob([encoder.bytes()], { type: 'image/gif' });
}

/** A picture is written when it is known how long it stays. */
class PendingPicture {
  readonly #encoder: Encoder;
  readonly #palette: readonly Color[];
  readonly #size: readonly [number, number];
  #indexes: Uint8Array | undefined;
  #delayMs = 0;
  #isFirst = true;

  constructor(encoder: Encoder, palette: readonly Color[], width: number, height: number) {
    this.#encoder = encoder;
    this.#palette = palette;
    this.#size = [width, height];
  }

  replace(indexes: Uint8Array): void {
    this.write();
    this.#indexes = indexes;
    this.#delayMs = 0;
  }

  lasts(ms: number): void {
    this.#delayMs += ms;
  }

  write(): void {
    if (this.#indexes === undefined) return;
    this.#encoder.writeFrame(this.#indexes, ...this.#size, {
      ...(this.#isFirst && { palette: this.#palette, repeat: 0 }),
      delay: this.#delayMs,
      dispose: 1,
      transparent: !this.#isFirst,
      transparentIndex: unchanged,
    });
    this.#isFirst = false;
    this.#indexes = undefined;
  }
}

/** Of all pixels one in so many is asked for its colour: a prime, so that no column of the picture is asked alone. */
const sampled = 7;

/** The colours of all the samples together, and a place for what did not change. */
function commonPalette(pictures: readonly Uint8ClampedArray[]): readonly Color[] {
  const words = pictures.map((pixels) => new Uint32Array(pixels.buffer));
  const asked = new Uint32Array(words.reduce((sum, { length }) => sum + Math.ceil(length / sampled), 0));
  let at = 0;
  for (const picture of words)
    for (let from = 0; from < picture.length; from += sampled) asked[at++] = picture[from] ?? 0;
  const colors = quantize(new Uint8Array(asked.buffer), unchanged, { format: 'rgb565' });
  while (colors.length <= unchanged) colors.push([0, 0, 0]);
  return colors;
}

/** Pixels → places in the palette. What is as it was in the picture before is not looked at again. */
class Indexer {
  readonly #colors: readonly Color[];
  /** By the upper bits of red, green and blue; -1: not met yet. */
  readonly #known = new Int16Array(65_536).fill(-1);
  #before: Uint32Array | undefined;
  readonly #length: number;

  constructor(palette: readonly Color[], length: number) {
    this.#colors = palette.slice(0, unchanged);
    this.#length = length;
  }

  indexes(pixels: Uint8ClampedArray): Uint8Array {
    const words = new Uint32Array(pixels.buffer, pixels.byteOffset, this.#length);
    const found = new Uint8Array(this.#length);
    const known = this.#known;
    const before = this.#before;
    for (let at = 0; at < words.length; at++) {
      const word = words[at] as number;
      if (before !== undefined && before[at] === word) {
        found[at] = unchanged;
        continue;
      }
      // Little-endian: red is the lowest byte.
      const key = ((word & 0xf8) << 8) | ((word >> 5) & 0x7e0) | ((word >> 19) & 0x1f);
      let index = known[key] as number;
      if (index < 0) {
        index = nearestColorIndex(this.#colors, [word & 0xff, (word >> 8) & 0xff, (word >> 16) & 0xff]);
        known[key] = index;
      }
      found[at] = index;
    }
    this.#before = words;
    return found;
  }
}
