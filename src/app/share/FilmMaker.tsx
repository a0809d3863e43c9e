import { useEffect, useRef, useState } from 'react';
import type { FilmPlan } from '../export/filmStops.ts';
import { type FilmChoice, isStrip } from './filmChoice.ts';
import { makeFilm } from './makeFilm.ts';
import { saveFile } from './saveFile.ts';
import { momentFile, type SharedMoment } from './shareMoment.ts';
import { useShareWords } from './useShareWords.ts';

interface Props {
  readonly choice: FilmChoice;
  readonly plan: FilmPlan;
  readonly disabled: boolean;
  readonly moment: SharedMoment;
}

const endings = { gif: 'gif', mp4: 'mp4', webm: 'webm', strip: 'filmstrip.svg', stripPng: 'filmstrip.png' };

/** Makes the film, says how far it is, and lets go of it when asked or when the dialog is closed. */
export function FilmMaker({ choice, plan, disabled, moment }: Props) {
  const { film: words } = useShareWords();
  const [share, setShare] = useState<number>();
  const [said, setSaid] = useState('');
  const work = useRef<AbortController>(undefined);
  useEffect(() => () => work.current?.abort(), []);

  const make = async () => {
    const controller = new AbortController();
    work.current = controller;
    const beganMs = performance.now();
    setSaid('');
    setShare(0);
    try {
      const file = await makeFilm(choice, plan, { onProgress: setShare, signal: controller.signal });
      if (file === undefined) {
        setSaid(words.noEncoder(words.kinds[choice.kind]));
        return;
      }
      const name = momentFile(moment, endings[choice.kind]);
      saveFile(name, file);
      const seconds = ((performance.now() - beganMs) / 1000).toFixed(1);
      setSaid(words.saved(name, `${Math.ceil(file.size / 1000)} kB`, seconds));
    } catch {
      setSaid(controller.signal.aborted ? words.cancelled : words.failed);
    } finally {
      setShare(undefined);
    }
  };
  return (
    <>
      {share === undefined ? (
        <button type="button" className="control button primary" disabled={disabled} onClick={() => void make()}>
          {isStrip(choice.kind) ? words.makeStrip : words.make}
        </button>
      ) : (
        <div className="share-progress">
          <progress value={share} aria-label={words.progress} />
          <span>{words.making(Math.round(share * 100))}</span>
          <button type="button" className="control button" onClick={() => work.current?.abort()}>
            {words.cancel}
          </button>
        </div>
      )}
      <p role="status" className="share-note">
        {said}
      </p>
    </>
  );
}
