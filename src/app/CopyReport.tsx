import { useState } from 'react';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useWords } from '#store/useWords.ts';
import { faultReport } from './faultReport.ts';

/** Copies the report of a fault; where the clipboard is closed, the text itself appears, to be selected. */
export function CopyReport({ fault }: { readonly fault: unknown }) {
  const { shell } = useWords();
  const [outcome, setOutcome] = useState<'copied' | 'closed'>();
  const text = () => faultReport(fault, ordinalStore.getState());
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setOutcome('copied');
    } catch {
      setOutcome('closed');
    }
  };
  return (
    <>
      <button type="button" className="control button" onClick={() => void copy()}>
        {outcome === 'copied' ? shell.fault.copied : shell.fault.copy}
      </button>
      {outcome === 'closed' && (
        <label className="fault-text">
          {shell.fault.copyByHand}
          <textarea readOnly rows={6} value={text()} onFocus={(event) => event.target.select()} />
        </label>
      )}
    </>
  );
}
