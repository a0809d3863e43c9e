import './shareButton.css';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Icon } from '#panels/common/Icon.tsx';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useWords } from '#store/useWords.ts';
import { type Incoming, listenToIncoming } from './incoming.ts';

const ShareDialog = lazy(async () => ({ default: (await import('./ShareDialog.tsx')).ShareDialog }));

interface Opened {
  readonly incoming?: Incoming;
}

/** Opens all the ways to take the present moment along, and what is dropped or pasted onto the page. */
export function ShareButton() {
  const { links } = useWords();
  const [opened, setOpened] = useState<Opened>();
  const [hovers, setHovers] = useState(false);
  const isOpen = opened !== undefined;

  const open = (incoming?: Incoming) => {
    // What is shared is what is seen, not what comes a moment later.
    ordinalStore.getState().pause();
    setOpened(incoming === undefined ? {} : { incoming });
  };
  // An open dialog takes what is meant for it by its own fields.
  useEffect(() => (isOpen ? undefined : listenToIncoming(open, setHovers)), [isOpen]);
  return (
    <>
      <button
        type="button"
        className="control button primary share-button"
        aria-haspopup="dialog"
        onClick={() => open()}
      >
        <Icon name="share" />
        <span>{links.share}</span>
      </button>
      {hovers && <p className="drop-sign">{links.dropHere}</p>}
      {opened !== undefined && (
        <Suspense>
          <ShareDialog incoming={opened.incoming} onClose={() => setOpened(undefined)} />
        </Suspense>
      )}
    </>
  );
}
