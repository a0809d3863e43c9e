import { useEffect } from 'react';
import { firstFrame } from '#store/late.ts';

/** The page's keys, from shortly after the first frame on. */
export function useShortcuts(on: boolean, openHelp: () => void): void {
  // Keys reach the window even when no element of React's has the focus.
  useEffect(() => {
    if (!on) return undefined;
    let stop: (() => void) | undefined;
    let isOver = false;
    void firstFrame
      .then(() => import('./shortcuts.ts'))
      .then(({ listenToKeys }) => {
        if (!isOver) stop = listenToKeys(openHelp);
      });
    return () => {
      isOver = true;
      stop?.();
    };
  }, [on, openHelp]);
}
