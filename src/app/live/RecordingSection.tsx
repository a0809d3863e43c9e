import { useState } from 'react';
import { FileButton } from '#panels/common/FileButton.tsx';
import { openRecording, shownRecording } from '#store/live/watching.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { isWatched } from '#store/watched.ts';
import { fileName, saveFile } from '../share/saveFile.ts';
import { type RecordingProblem, tellProblem } from './tellProblem.ts';
import { useLiveWords } from './useLiveWords.ts';

/** Takes what was seen along as a file, and shows what somebody else has seen. */
export function RecordingSection({ onOpened }: { readonly onOpened: () => void }) {
  const words = useLiveWords();
  const watched = useOrdinal(isWatched);
  const steps = useOrdinal((store) => store.steps.length);
  const [problem, setProblem] = useState<RecordingProblem>();
  const open = async (file: File | undefined) => {
    if (file === undefined) return;
    const text = await file.text().catch(() => undefined);
    const found = text === undefined ? 'unreadable' : openRecording(text);
    setProblem(found);
    if (found === undefined) onOpened();
  };
  return (
    <section className="live-part">
      <h3>{words.recording}</h3>
      {watched && <p className="dialog-note">{words.recorded(steps)}</p>}
      <div className="dialog-actions">
        {watched && (
          <button type="button" className="control button" onClick={save}>
            {words.save}
          </button>
        )}
        <FileButton label={words.openFile} accept=".jsonl,.json,.txt" onFile={(file) => void open(file)} />
      </div>
      <p role="status" className="dialog-warning">
        {problem !== undefined && tellProblem(problem, words)}
      </p>
    </section>
  );
}

function save(): void {
  const text = shownRecording();
  const { setName, frame } = ordinalStore.getState();
  if (text !== undefined)
    saveFile(fileName(setName, frame.cluster.nowMs, 'jsonl'), new Blob([text], { type: 'application/jsonl' }));
}
