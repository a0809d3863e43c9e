/** What a saved file says of itself, read from its bytes. */
import { expect, type Page } from '@playwright/test';

export interface GifFacts {
  readonly width: number;
  readonly height: number;
  readonly pictures: number;
  readonly lengthMs: number;
  /** 0: for ever. */
  readonly repeats: number | undefined;
}

/** Walks the blocks of a GIF to its very end; throws where there is no block that a GIF knows. */
export function gifFacts(bytes: Buffer): GifFacts {
  expect(bytes.toString('latin1', 0, 6)).toBe('GIF89a');
  const tableOf = (flags: number) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
  let at = 13 + tableOf(bytes.readUInt8(10));
  let [pictures, lengthMs] = [0, 0];
  let repeats: number | undefined;
  const skipBlocks = () => {
    for (let size = bytes.readUInt8(at); size > 0; size = bytes.readUInt8(at)) at += size + 1;
    at += 1;
  };
  for (let kind = bytes.readUInt8(at); kind !== 0x3b; kind = bytes.readUInt8(at)) {
    if (kind === 0x21) {
      const label = bytes.readUInt8(at + 1);
      if (label === 0xf9) lengthMs += bytes.readUInt16LE(at + 4) * 10;
      if (label === 0xff) repeats = bytes.readUInt16LE(at + 16);
      at += 2;
    } else if (kind === 0x2c) {
      pictures += 1;
      at += 10 + tableOf(bytes.readUInt8(at + 9)) + 1;
    } else {
      throw new Error(`got block ${kind} at ${at}, wanted one of a GIF`);
    }
    skipBlocks();
  }
  expect(at).toBe(bytes.length - 1);
  return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8), pictures, lengthMs, repeats };
}

/** Width and height that a PNG says. */
export function pngSize(bytes: Buffer): { readonly width: number; readonly height: number } {
  expect(bytes.toString('latin1', 1, 4)).toBe('PNG');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Plays a video in a page of its own, from its first picture to its last. */
export async function playVideo(
  page: Page,
  bytes: Buffer,
  type: string,
): Promise<{ readonly width: number; readonly height: number; readonly seconds: number }> {
  const player = await page.context().newPage();
  await player.setContent('<video muted></video>');
  const facts = await player.evaluate(
    async (address) => {
      const video = document.querySelector('video')!;
      video.src = address;
      await new Promise((resolve, reject) => {
        video.addEventListener('loadeddata', resolve);
        video.addEventListener('error', () => reject(new Error(video.error?.message)));
      });
      video.currentTime = Math.max(0, video.duration - 0.05);
      await new Promise((resolve) => video.addEventListener('seeked', resolve));
      return { width: video.videoWidth, height: video.videoHeight, seconds: video.duration };
    },
    `data:${type};base64,${bytes.toString('base64')}`,
  );
  await player.close();
  return facts;
}
