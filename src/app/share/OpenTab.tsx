import { useId, useMemo, useState } from 'react';
import type { LinkProblem } from '#share/link.ts';
import { looksLikeRecording } from '#live/recordingText.ts';
import { readFile } from '#share/readFile.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useWords } from '#store/useWords.ts';
import { FoundRecording } from '../live/FoundRecording.tsx';
import { showView } from '../links.ts';
import { tellLinkProblem } from '../tellNotice.ts';
import { type Incoming, readBlob } from './incoming.ts';
import { useReadWords } from './useReadWords.ts';
import { useShareWords } from './useShareWords.ts';

interface Props {
  readonly incoming: Incoming | undefined;
  readonly onOpened: () => void;
}

/** What was saved comes back: by a file, or as a text. Nothing is replaced before somebody says so. */
export function OpenTab({ incoming, onOpened }: Props) {
  const { open: words } = useShareWords();
  const id = useId();
  const [given, setGiven] = useState<Incoming | undefined>(incoming);
  return (
    <>
      <p>{words.about}</p>
      <div className="copy-field">
        <label htmlFor={`${id}-file`}>{words.choose}</label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".json,.yaml,.yml,.txt,application/json,text/*"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) void readBlob(file.name, file).then(setGiven);
          }}
        />
      </div>
      <div className="copy-field">
        <label htmlFor={`${id}-text`}>{words.paste}</label>
        <textarea
          id={`${id}-text`}
          rows={8}
          spellCheck={false}
          translate="no"
          value={shownText(given)}
          onChange={(event) => setGiven({ name: '', text: event.target.value })}
        />
      </div>
      {given === undefined || given.text?.trim() === '' ? null : given.text === undefined ? (
        <p role="status" className="share-warning">
          {words.unreadable}
        </p>
      ) : looksLikeRecording(given.text) ? (
        <FoundRecording text={given.text} onOpened={onOpened} />
      ) : (
        <Found key={given.text} text={given.text} onOpened={onOpened} />
      )}
    </>
  );
}

/** A text as long as a file may be stops a field for seconds; it is opened without being shown. */
const shownLength = 64 * 1024;

function shownText(given: Incoming | undefined): string {
  const text = given?.text ?? '';
  return text.length > shownLength ? '' : text;
}

function Found({ text, onOpened }: { readonly text: string; readonly onOpened: () => void }) {
  const { open: words } = useShareWords();
  const allWords = useWords();
  const tellRead = useReadWords();
  const [problem, setProblem] = useState<LinkProblem>();
  const [opening, setOpening] = useState(false);
  const read = useMemo(() => readFile(text, ordinalStore.getState().version), [text]);
  if (!('view' in read)) {
    return (
      <p role="status" className="share-warning">
        {tellRead(read)}
      </p>
    );
  }
  const { kind, view } = read;
  const count = view.scenario.requests.length;
  const open = async () => {
    setOpening(true);
    const found = await showView(view);
    setOpening(false);
    setProblem(found);
    if (found === undefined) onOpened();
  };
  return (
    <>
      <p role="status">{kind === 'link' ? words.found.link : words.found[kind](count)}</p>
      <p className="share-note">{words.replaces}</p>
      <button type="button" className="control button primary" disabled={opening} onClick={() => void open()}>
        {opening ? words.opening : words.open}
      </button>
      {problem !== undefined && (
        <p role="alert" className="share-warning">
          {tellLinkProblem(problem, allWords)}
        </p>
      )}
    </>
  );
}
