/** A recorded world as a frame: its controller is about to sync. */
import { settledStates } from '#engine/node/podStates.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { Release } from '#engine/versions.ts';
import type { RecordedWorld } from '../../scripts/conformance/recordedWorld.ts';

export function frameOf({ api, setName }: RecordedWorld, release: Release, step: number): Frame {
  return {
    step,
    cause: undefined,
    cluster: {
      release,
      nowMs: step,
      wallClockMs: api.nowMs,
      stored: api.store.save(),
      podStates: settledStates(),
      controller: { loop: 'queued', queue: [setName], delayed: [], failures: {} },
      faults: [],
    },
    lastSyncs: {},
  };
}
