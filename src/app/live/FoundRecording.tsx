import { useState } from 'react';
import { openRecording } from '#store/live/watching.ts';
import { type RecordingProblem, tellProblem } from './tellProblem.ts';
import { useLiveWords } from './useLiveWords.ts';

/** A text that is a recording of a real cluster, to be put on the stage. */
export function FoundRecording({ text, onOpened }: { readonly text: string; readonly onOpened: () => void }) {
  const words = useLiveWords();
  const [problem, setProblem] = useState<RecordingProblem>();
  const open = () => {
    const found = openRecording(text);
    setProblem(found);
    if (found === undefined) onOpened();
  };
  return (
    <>
      <p role="status" className={problem === undefined ? undefined : 'share-warning'}>
        {problem === undefined ? words.foundRecording : tellProblem(problem, words)}
      </p>
      <button type="button" className="control button primary" onClick={open}>
        {words.openFound}
      </button>
    </>
  );
}
