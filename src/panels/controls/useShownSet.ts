import type { StatefulSet } from '#engine/objects.ts';
import { useOrdinal } from '#store/useOrdinal.ts';

/** The set on the stage as the API server has it at the shown moment; undefined when it is not there. */
export function useShownSet(): StatefulSet | undefined {
  return useOrdinal(({ frame, setName }) =>
    frame.cluster.stored.objects.statefulsets.find(({ metadata }) => metadata.name === setName),
  );
}
