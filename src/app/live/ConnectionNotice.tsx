import { useLive } from '#store/live/liveState.ts';
import { tryNow } from '#store/live/watching.ts';
import { tellConnection } from './tellConnection.ts';
import { useLiveWords } from './useLiveWords.ts';

/** The lists come in, or the connection is not what it should be; nothing when all is well. */
export function ConnectionNotice() {
  const words = useLiveWords();
  const connection = useLive((live) => live.connection);
  const lostSinceMs = useLive((live) => live.lostSinceMs);
  if (connection?.state === 'loading') return <Listing listed={connection.listed} expected={connection.expected} />;
  if (connection?.state !== 'lost' && connection?.state !== 'refused') return null;
  return (
    <div className="notice live-notice">
      <p>{tellConnection(connection, lostSinceMs, words)}</p>
      <button type="button" className="control button" onClick={tryNow}>
        {words.retry}
      </button>
    </div>
  );
}

/** How far it is, for the eye; a screen reader may ask, and is not told of every page. */
function Listing({ listed, expected }: { readonly listed: number; readonly expected: number }) {
  const words = useLiveWords();
  return (
    <div className="notice live-listing">
      <p aria-hidden="true">{words.states.loading(listed, expected)}</p>
      <progress aria-label={words.listing} max={Math.max(1, expected)} value={expected === 0 ? undefined : listed} />
    </div>
  );
}
