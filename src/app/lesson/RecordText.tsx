import { useStore } from 'zustand';
import { useLessonWords } from '#panels/lesson/useLessonWords.ts';
import { beginRecording, endStep, recorderStore, stopRecording, writeDraft } from '#store/lesson/recorder.ts';
import { CopyField } from '../share/CopyField.tsx';
import { saveFile } from '../share/saveFile.ts';

/** In the place of a lesson's text: what has been recorded, and the draft that was written of it. */
export function RecordText() {
  const words = useLessonWords().record;
  const { phase, acts } = useStore(recorderStore);
  const isEmpty = acts.every((count) => count === 0);
  return (
    <div className="lesson-page">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A region that scrolls must be reached by keys. */}
      <div className="lesson-text" role="region" aria-labelledby="record-title" tabIndex={0}>
        <h2 id="record-title" className="lesson-title">
          {phase === 'written' ? words.written : words.title}
        </h2>
        {phase === 'written' ? <Draft /> : <p>{words.text}</p>}
      </div>
      <section className="task" aria-label={words.steps}>
        <ol className="record-steps" aria-live="polite">
          {(phase === 'written' ? acts.filter((count) => count > 0) : acts).map((count, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- Steps have no other name than their place.
            <li key={at}>{words.acts({ step: at + 1, count })}</li>
          ))}
        </ol>
        <div className="task-actions">
          {phase === 'recording' && (
            <>
              <button type="button" className="control button" disabled={acts.at(-1) === 0} onClick={endStep}>
                {words.endStep}
              </button>
              <button
                type="button"
                className="control button primary"
                disabled={isEmpty}
                onClick={() => void writeDraft()}
              >
                {words.write}
              </button>
            </>
          )}
          <button type="button" className="control button quiet" onClick={stopRecording}>
            {words.stop}
          </button>
        </div>
      </section>
    </div>
  );
}

function Draft() {
  const words = useLessonWords().record;
  const { draft, start } = useStore(recorderStore);
  if (draft === '') return <p>{words.nothing}</p>;
  const save = () => saveFile('draft.ts', new Blob([draft], { type: 'text/plain' }));
  return (
    <>
      <CopyField label={words.copy} text={draft} rows={8} />
      <p className="lesson-ways">
        <button type="button" onClick={save}>
          {words.save}
        </button>
        <button type="button" onClick={() => void beginRecording(start)}>
          {words.again}
        </button>
      </p>
    </>
  );
}
