import { lazy, Suspense } from 'react';
import { useLive } from '#store/live/liveState.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { isWatched } from '#store/watched.ts';
import './live.css';

const LiveControl = lazy(async () => ({ default: (await import('./LiveControl.tsx')).LiveControl }));

/** Opens the real cluster beside the page: only where there may be one, which a static host and a guest in a frame do not have. */
export function LiveButton() {
  const watched = useOrdinal(isWatched);
  const namespace = useLive((live) => live.namespace);
  const isAskedFor = location.hash === '#live';
  if (!watched && namespace === undefined && !isAskedFor && !mayBeBeside()) return null;
  return (
    <Suspense>
      <LiveControl isAskedFor={isAskedFor} />
    </Suspense>
  );
}

/** `kubectl proxy` serves this machine, and the page under a path of its own. */
function mayBeBeside(): boolean {
  const { hostname, pathname } = location;
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  return isHere && window.parent === window && /^\/[^/]+\//.test(pathname);
}
