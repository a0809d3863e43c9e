import { useSyncExternalStore } from 'react';
import { useOrdinal } from '#store/useOrdinal.ts';
import type { Motion } from './motion.ts';

const scales: readonly Motion[] = [{ scale: 0 }, { scale: 0.5 }, { scale: 1 }];
const query = '(prefers-reduced-motion: reduce)';

/**
 * How fast things move now: at 4 times the speed in half the time, above that and for whoever wants none not at all. `pace`: how fast it
 * is played, where that is not the page's own playback.
 */
export function useMotion(pace?: number): Motion {
  const motion = useOrdinal((store) => store.motion);
  const ownPace = useOrdinal((store) => (store.playing ? store.speed : 1));
  const speed = pace ?? ownPace;
  const reduced = useSyncExternalStore(watchQuery, isReduced);
  const index = reduced || motion === 'none' || speed > 4 ? 0 : speed === 4 ? 1 : 2;
  return scales[index] as Motion;
}

// Asked with every frame, so it is not made anew for each.
let media: MediaQueryList | undefined;

function isReduced(): boolean {
  media ??= matchMedia(query);
  return media.matches;
}

function watchQuery(onChange: () => void): () => void {
  media ??= matchMedia(query);
  const watched = media;
  watched.addEventListener('change', onChange);
  return () => watched.removeEventListener('change', onChange);
}
