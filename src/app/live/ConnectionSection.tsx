import { useLive } from '#store/live/liveState.ts';
import { showNow, stopWatching, tryNow } from '#store/live/watching.ts';
import { tellConnection } from './tellConnection.ts';
import { useLiveWords } from './useLiveWords.ts';

/** How the connection to the watched namespace stands, and what of it could not be had. */
export function ConnectionSection({ onClose }: { readonly onClose: () => void }) {
  const words = useLiveWords();
  const { namespace = '', connection, lostSinceMs } = useLive((live) => live);
  if (connection === undefined) return null;
  const { state, passedOver, shut, relists } = connection;
  return (
    <section className="live-part">
      <h3>{words.watching(namespace)}</h3>
      <p role="status">{tellConnection(connection, lostSinceMs, words)}</p>
      {relists > 0 && <p className="dialog-note">{words.relisted(relists)}</p>}
      {passedOver > 0 && <p className="dialog-note">{words.passedOver(passedOver)}</p>}
      {shut.length > 0 && state !== 'refused' && <p className="dialog-note">{words.shut(shut.join(', '))}</p>}
      <div className="dialog-actions">
        <button
          type="button"
          className="control button"
          onClick={() => {
            showNow();
            onClose();
          }}
        >
          {words.showNow}
        </button>
        {(state === 'lost' || state === 'refused') && (
          <button type="button" className="control button" onClick={tryNow}>
            {words.retry}
          </button>
        )}
        <button type="button" className="control button" onClick={stopWatching}>
          {words.stop}
        </button>
      </div>
    </section>
  );
}
