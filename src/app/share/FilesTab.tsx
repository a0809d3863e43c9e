import { useEffect, useState } from 'react';
import { releaseOf } from '#engine/versions.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { isWatched } from '#store/watched.ts';
import { isPasted, shownView } from '../links.ts';
import { CopyField } from './CopyField.tsx';
import { OptionField } from './OptionField.tsx';
import { saveFile } from './saveFile.ts';
import { momentFile, type SharedMoment } from './shareMoment.ts';
import { useShareWords } from './useShareWords.ts';

type TextKind = 'transcript' | 'manifests' | 'scenario' | 'recording';

const endings: Readonly<Record<TextKind, string>> = {
  transcript: 'md',
  manifests: 'yaml',
  scenario: 'scenario.json',
  recording: 'jsonl',
};
const types: Readonly<Record<TextKind, string>> = {
  transcript: 'text/markdown',
  manifests: 'application/yaml',
  scenario: 'application/json',
  recording: 'application/jsonl',
};
/** Of a longer text only the beginning is shown; all of it is saved. */
const shownLength = 20_000;

/** The run as text: to read, to apply, or to open again. */
export function FilesTab({ moment }: { readonly moment: SharedMoment }) {
  const { files: words, saved } = useShareWords();
  const [kind, setKind] = useState<TextKind>('transcript');
  const [said, setSaid] = useState('');
  const watched = useOrdinal(isWatched);
  // What was seen in a real cluster is kept as it was seen; everything else is its requests.
  const { recording, scenario, ...both } = words.kinds;
  const [seen, made] = [
    { ...both, recording },
    { ...both, scenario },
  ];
  const text = useText(kind, moment);
  const refusal = kind === 'scenario' && isPasted() ? words.pasted : text === '' ? words.empty : undefined;
  const save = () => {
    if (text === undefined) return;
    const name = momentFile(moment, endings[kind]);
    saveFile(name, new Blob([text], { type: `${types[kind]};charset=utf-8` }));
    setSaid(saved(name));
  };
  return (
    <>
      <p>{words.about}</p>
      <OptionField label={words.kind} names={watched ? seen : made} value={kind} onChange={setKind} />
      <p className="share-note">{words.notes[kind]}</p>
      {refusal !== undefined ? (
        <p className="share-warning">{refusal}</p>
      ) : (
        <>
          <button type="button" className="control button primary" disabled={text === undefined} onClick={save}>
            {words.save}
          </button>
          <p role="status" className="share-note">
            {said}
          </p>
          {text === undefined ? (
            <p>{words.writing}</p>
          ) : (
            <CopyField label={words.label} text={text.slice(0, shownLength)} rows={16} />
          )}
        </>
      )}
    </>
  );
}

/** Undefined while it is being written. What writes it comes when it is asked for. */
function useText(kind: TextKind, { page, hash }: SharedMoment): string | undefined {
  const language = useOrdinal((store) => store.language);
  const [written, setWritten] = useState<{ readonly kind: TextKind; readonly text: string }>();
  useEffect(() => {
    let wanted = true;
    void textOf(kind, hash && page + hash).then((text) => {
      if (wanted) setWritten({ kind, text });
    });
    return () => {
      wanted = false;
    };
  }, [kind, page, hash, language]);
  return written?.kind === kind ? written.text : undefined;
}

async function textOf(kind: TextKind, link: string | undefined): Promise<string> {
  switch (kind) {
    case 'transcript':
      return (await import('../export/transcript.ts')).transcript(link);
    case 'manifests': {
      const { ownManifests } = await import('#share/ownManifests.ts');
      const { frame, version } = ordinalStore.getState();
      return ownManifests(frame.cluster.stored, releaseOf(version));
    }
    case 'recording':
      return (await import('#store/live/watching.ts')).shownRecording() ?? '';
    case 'scenario':
      return (await import('#share/scenarioFile.ts')).scenarioText(shownView());
  }
}
