import { useEffect } from 'react';
import { ordinalStore } from '#store/ordinalStore.ts';

/** Calls back when a panel is opened or a lane is chosen, wherever that was asked for: what opens shall be seen. */
export function usePanelView(show: () => void): void {
  // What happens in the store is an event, not a value to draw.
  useEffect(
    () =>
      ordinalStore.subscribe((next, before) => {
        if (next.panel !== before.panel || (next.selection !== before.selection && next.selection !== undefined))
          show();
      }),
    [show],
  );
}
