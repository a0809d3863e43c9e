import { lazy, Suspense, useState } from 'react';
import { useLive } from '#store/live/liveState.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { isWatched } from '#store/watched.ts';
import { useWords } from '#store/useWords.ts';
import './live.css';

const LiveDialog = lazy(async () => ({ default: (await import('./LiveDialog.tsx')).LiveDialog }));

/** Opens the real cluster beside the page: only where there may be one, which a static host and a guest in a frame do not have. */
export function LiveButton() {
  const { links } = useWords();
  const watched = useOrdinal(isWatched);
  const namespace = useLive((live) => live.namespace);
  const state = useLive((live) => live.connection?.state);
  const [isOpen, setOpen] = useState(isAskedFor);
  if (!watched && namespace === undefined && !isAskedFor() && !mayBeBeside()) return null;
  return (
    <>
      <button
        type="button"
        className="control button live-button"
        data-state={namespace === undefined ? undefined : (state ?? 'loading')}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {links.live}
      </button>
      {isOpen && (
        <Suspense>
          <LiveDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** `#live` in the address. */
function isAskedFor(): boolean {
  return location.hash === '#live';
}

/** `kubectl proxy` serves this machine, and the page under a path of its own. */
function mayBeBeside(): boolean {
  const { protocol, hostname, pathname } = location;
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  return protocol.startsWith('http') && isHere && window.parent === window && /^\/[^/]+\//.test(pathname);
}
