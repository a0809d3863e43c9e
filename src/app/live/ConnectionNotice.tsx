import { useLive } from '#store/live/liveState.ts';
import { tryNow } from '#store/live/watching.ts';
import { tellConnection } from './tellConnection.ts';
import { useLiveWords } from './useLiveWords.ts';

/** The connection is not what it should be; nothing when it is. */
export function ConnectionNotice() {
  const words = useLiveWords();
  const connection = useLive((live) => live.connection);
  const lostSinceMs = useLive((live) => live.lostSinceMs);
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
