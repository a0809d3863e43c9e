import { lazy, Suspense } from 'react';
import { useLive } from '#store/live/liveState.ts';

const ConnectionNotice = lazy(async () => ({ default: (await import('./ConnectionNotice.tsx')).ConnectionNotice }));

/** Says wherever somebody looks that what is shown is no longer what is. */
export function LiveNotice() {
  const state = useLive((live) => live.connection?.state);
  if (state !== 'lost' && state !== 'refused') return null;
  return (
    <Suspense>
      <ConnectionNotice />
    </Suspense>
  );
}
