/** A film as a video, by the browser's own encoder. Not every browser has one for every kind, so that is asked first. */
import {
  BufferTarget,
  CanvasSource,
  getFirstEncodableVideoCodec,
  Mp4OutputFormat,
  Output,
  QUALITY_HIGH,
  type VideoCodec,
  WebMOutputFormat,
} from 'mediabunny';
import { type FilmOrder, type Shot, shots } from './film.ts';

export type VideoKind = 'mp4' | 'webm';

/** What plays nearly everywhere comes first. */
const codecs: Readonly<Record<VideoKind, readonly VideoCodec[]>> = { mp4: ['avc', 'av1'], webm: ['vp9', 'vp8', 'av1'] };
const types: Readonly<Record<VideoKind, string>> = { mp4: 'video/mp4', webm: 'video/webm' };

/** The codec that this browser encodes the kind with; undefined when it cannot, as over plain http to another machine. */
export async function codecFor(kind: VideoKind, width: number, height: number): Promise<VideoCodec | undefined> {
  if (typeof VideoEncoder === 'undefined') return undefined;
  return (await getFirstEncodableVideoCodec([...codecs[kind]], { width, height })) ?? undefined;
}

/** Width and height are even. Undefined where there is no encoder; throws the signal's reason when it is cancelled. */
export async function videoFile(order: FilmOrder, kind: VideoKind): Promise<Blob | undefined> {
  const { width, height } = order;
  const codec = await codecFor(kind, width, height);
  if (codec === undefined) return undefined;
  const film = shots(order);
  const first = await film.next();
  if (first.done === true) return undefined;
  const target = new BufferTarget();
  const output = new Output({
    format: kind === 'mp4' ? new Mp4OutputFormat({ fastStart: 'in-memory' }) : new WebMOutputFormat(),
    target,
  });
  // The canvas is the same for every shot.
  const source = new CanvasSource(first.value.raster.canvas, { codec, quality: QUALITY_HIGH });
  output.addVideoTrack(source, { frameRate: order.perSecond });
  try {
    await output.start();
    await addShots(source, first.value, film, order.perSecond);
    await output.finalize();
  } catch (error) {
    await output.cancel();
    throw error;
  } finally {
    await film.return(undefined);
  }
  return target.buffer === null ? undefined : new Blob([target.buffer], { type: types[kind] });
}

async function addShots(
  source: CanvasSource,
  first: Shot,
  film: AsyncGenerator<Shot>,
  perSecond: number,
): Promise<void> {
  let at = 0;
  for (let shot: Shot | undefined = first; shot !== undefined; at++) {
    await source.add(at / perSecond, 1 / perSecond);
    const next = await film.next();
    shot = next.done === true ? undefined : next.value;
  }
}
