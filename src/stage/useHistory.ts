import { useMemo } from 'react';
import { useOrdinal } from '#store/useOrdinal.ts';
import type { History } from './claimWriters.ts';

/** The run so far, for what was written to the claims. */
export function useHistory(): History {
  const tracks = useOrdinal((store) => store.tracks);
  const steps = useOrdinal((store) => store.steps);
  // One value for as long as the run is the same: the layout compares by identity.
  return useMemo(() => ({ tracks, stepAtMs: (step) => steps[step - 1]?.atMs ?? 0 }), [tracks, steps]);
}
