import './shareButton.css';
import { lazy, Suspense, useState } from 'react';
import { Icon } from '#panels/common/Icon.tsx';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useWords } from '#store/useWords.ts';

const ShareDialog = lazy(async () => ({ default: (await import('./ShareDialog.tsx')).ShareDialog }));

/** Opens all the ways to take the present moment along. */
export function ShareButton() {
  const { links } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="control button primary share-button"
        aria-haspopup="dialog"
        onClick={() => {
          // What is shared is what is seen, not what comes a moment later.
          ordinalStore.getState().pause();
          setOpen(true);
        }}
      >
        <Icon name="share" />
        <span>{links.share}</span>
      </button>
      {open && (
        <Suspense>
          <ShareDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
