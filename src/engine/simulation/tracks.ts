/** The shape of a run: for each ordinal of each set, how far its pod was at each step. The timeline draws nothing else. */
import type { Request } from './scenario.ts';

/** `waiting`: there is a pod, not yet Running. `fault`: it crashes, cannot pull, or has failed. */
export type Level = 'none' | 'waiting' | 'notReady' | 'ready' | 'terminating' | 'fault';

/** From this step on, until the next change of the same track. */
export interface LaneChange {
  readonly step: number;
  readonly level: Level;
  /** Name of the pod's ControllerRevision; '' without a pod. */
  readonly revision: string;
}

export interface LaneTrack {
  /** The name of the pods' set: what stands before the ordinal in theirs. */
  readonly set: string;
  readonly ordinal: number;
  readonly changes: readonly LaneChange[];
}

/** A request on the timeline: `step` is the step that it was. */
export interface Mark {
  readonly step: number;
  readonly request: Request;
  readonly refused: boolean;
}

/** The tracks of one set. */
export function tracksOfSet(tracks: readonly LaneTrack[], set: string): readonly LaneTrack[] {
  return tracks.filter((track) => track.set === set);
}
