/** Whether what is shown was seen in a real cluster: it can be looked at, and not changed. For `useOrdinal`. */
import type { OrdinalState } from './state.ts';

export function isWatched({ frame }: OrdinalState): boolean {
  return frame.cluster.watched === true;
}
