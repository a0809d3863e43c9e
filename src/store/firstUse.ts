/** What the first frame does without and the first edit or the first play needs: it arrives right after the first frame. */
import type { Validation } from '#engine/apiserver/admission.ts';
import type { Playback, PlaybackSupplies } from './playbackActor.ts';

export interface FirstUse {
  readonly validation: Validation;
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
  return { validation: lateParts, startPlayback };
}
