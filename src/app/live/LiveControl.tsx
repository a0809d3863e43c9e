import { useState } from 'react';
import { useLive } from '#store/live/liveState.ts';
import { useWords } from '#store/useWords.ts';
import { LiveDialog } from './LiveDialog.tsx';

/** The button of the real cluster, which shows how the connection stands, and its dialog. `isAskedFor`: it begins open. */
export function LiveControl({ isAskedFor }: { readonly isAskedFor: boolean }) {
  const { links } = useWords();
  const namespace = useLive((live) => live.namespace);
  const state = useLive((live) => live.connection?.state);
  const [isOpen, setOpen] = useState(isAskedFor);
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
      {isOpen && <LiveDialog onClose={() => setOpen(false)} />}
    </>
  );
}
