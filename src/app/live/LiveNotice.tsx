import { lazy, Suspense } from 'react';
import { useLive } from '#store/live/liveState.ts';

const ConnectionNotice = lazy(async () => ({ default: (await import('./ConnectionNotice.tsx')).ConnectionNotice }));

/** Says wherever somebody looks that what is shown is no longer what is. It has to be there before the connection goes that brings it. */
export function LiveNotice() {
  const isWatching = useLive((live) => live.namespace !== undefined);
  if (!isWatching) return null;
  return (
    <Suspense>
      <ConnectionNotice />
    </Suspense>
  );
}
