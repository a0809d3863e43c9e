import type { LaneTrack } from '#engine/simulation/tracks.ts';
import type { StepSummary } from '#engine/simulation/frames.ts';

/** Steps at these times. */
export function stepsAt(...times: readonly number[]): readonly StepSummary[] {
  return times.map((atMs) => ({ atMs, type: 'sync', subject: 'web', quiet: false }));
}

/** `3 waiting A`: from step 3 on the pod is starting, at revision A. */
export function trackOf(ordinal: number, ...changes: readonly string[]): LaneTrack {
  return {
    set: 'web',
    ordinal,
    changes: changes.map((change) => {
      const [step = '', level = 'none', revision = ''] = change.split(' ');
      return { step: Number(step), level: level as LaneTrack['changes'][number]['level'], revision };
    }),
  };
}
