import type { StatefulSet } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { useOrdinal } from '#store/useOrdinal.ts';

/** The set on the stage as the API server has it at the shown moment; undefined when it is not there. */
export function useShownSet(): StatefulSet | undefined {
  return useOrdinal(({ frame, setName }) => setIn(frame, setName));
}

/** The same in any frame. */
export function setIn(frame: Frame, name: string): StatefulSet | undefined {
  return frame.cluster.stored.objects.statefulsets.find(({ metadata }) => metadata.name === name);
}
