/** What the first frame does without and the first edit or the first play needs: it arrives right after the first frame. */
import type { LateParts } from '#engine/simulation/lateParts.ts';
import type { Playback, PlaybackSupplies } from './playbackActor.ts';

export interface FirstUse {
  readonly lateParts: LateParts;
  readonly startPlayback: (supplies: PlaybackSupplies) => Playback;
}

let arrived: Promise<FirstUse> | undefined;

/** Loads once; a load that failed is tried again the next time. */
export function loadFirstUse(): Promise<FirstUse> {
  arrived ??= load().catch((error: unknown) => {
    arrived = undefined;
    throw error;
  });
  return arrived;
}

async function load(): Promise<FirstUse> {
  const [{ lateParts }, { startPlayback }] = await Promise.all([
    import('#engine/simulation/lateParts.ts'),
    import('./playbackActor.ts'),
  ]);
  return { lateParts, startPlayback };
}
