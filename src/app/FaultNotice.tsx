import { useEffect } from 'react';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { CopyReport } from './CopyReport.tsx';

/** Something broke outside of drawing. The last good frame stays; from here it is reported, or left behind. */
export function FaultNotice({ fault, onSettled }: { readonly fault: unknown; readonly onSettled: () => void }) {
  const { shell } = useWords();
  const step = useOrdinal((store) => store.frame.step);
  const goToStep = useOrdinal((store) => store.goToStep);
  useVeil();
  const toLastStep = () => {
    onSettled();
    goToStep(step);
  };
  return (
    <div className="notice fault" role="alert">
      <p>
        <strong>{shell.fault.title}</strong> {shell.fault.engine}
      </p>
      <CopyReport fault={fault} />
      <button type="button" className="control button primary" onClick={toLastStep}>
        {shell.fault.lastStep}
      </button>
    </div>
  );
}

/** Veils the timeline. The page's root is told: asked `:has(.fault)`, it would search itself whenever a text on it changes. */
function useVeil(): void {
  useEffect(() => {
    const root = document.querySelector('main');
    root?.setAttribute('data-fault', '');
    return () => root?.removeAttribute('data-fault');
  }, []);
}
