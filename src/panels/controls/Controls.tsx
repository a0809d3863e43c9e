import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import './controls.css';
import { SpecRow } from './SpecRow.tsx';
import { StatusRow } from './StatusRow.tsx';
import { useShownSet } from './useShownSet.ts';

/** The two rows at the head of the page: what you ask, and under it what is reported. */
export function Controls() {
  const set = useShownSet();
  const { controls, shell } = useWords();
  const name = useOrdinal((store) => store.setName);
  const reset = useOrdinal((store) => store.reset);
  return (
    <div className="controls">
      {set === undefined ? (
        <div className="no-set">
          <p>{controls.noSet(name)}</p>
          <button type="button" className="control button" onClick={reset}>
            {shell.reset}
          </button>
        </div>
      ) : (
        <>
          <SpecRow set={set} />
          <StatusRow set={set} />
        </>
      )}
    </div>
  );
}
