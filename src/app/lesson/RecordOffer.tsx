import { useState } from 'react';
import { useStore } from 'zustand';
import { type StartName, starts } from '#lessons/starts.ts';
import { RichText } from '#panels/lesson/RichText.tsx';
import { useLessonWords } from '#panels/lesson/useLessonWords.ts';
import { beginRecording, recorderStore, returnToRecording } from '#store/lesson/recorder.ts';

/** For authors, under the contents: the way to a recording, and back to one that goes on. */
export function RecordOffer() {
  const words = useLessonWords().record;
  const isOn = useStore(recorderStore, ({ phase }) => phase !== 'off');
  const [start, setStart] = useState<StartName>('web');
  return (
    <details className="record-offer">
      <summary>{words.summary}</summary>
      <p>
        <RichText text={words.about} />
      </p>
      <p className="record-start">
        <label>
          {words.start}{' '}
          <select className="control" value={start} onChange={(event) => setStart(event.target.value as StartName)}>
            {Object.keys(starts).map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>{' '}
        <button type="button" className="control button" onClick={() => void beginRecording(start)}>
          {words.begin}
        </button>{' '}
        {isOn && (
          <button type="button" className="control button primary" onClick={returnToRecording}>
            {words.back}
          </button>
        )}
      </p>
    </details>
  );
}
