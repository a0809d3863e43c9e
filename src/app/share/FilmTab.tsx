import { useMemo, useState } from 'react';
import { useOrdinal } from '#store/useOrdinal.ts';
import { filmPlan, pictureCount } from '../export/filmStops.ts';
import { clipEnds } from './clipEnds.ts';
import { FilmFields } from './FilmFields.tsx';
import { type FilmChoice, filmSizes, firstChoice, isStrip, mostPictures, perSecondOf } from './filmChoice.ts';
import { FilmMaker } from './FilmMaker.tsx';
import { PicturePreview } from './PicturePreview.tsx';
import type { SharedMoment } from './shareMoment.ts';
import { useShareWords } from './useShareWords.ts';

/** A part of the run as a film or a filmstrip. */
export function FilmTab({ moment }: { readonly moment: SharedMoment }) {
  const { film: words } = useShareWords();
  const steps = useOrdinal((store) => store.steps);
  const marks = useOrdinal((store) => store.marks);
  const here = useOrdinal((store) => store.frame.step);
  const ends = useMemo(() => clipEnds(steps, marks, here), [steps, marks, here]);
  const [choice, setChoice] = useState<FilmChoice>(() => firstChoice(ends));
  const plan = useMemo(
    () =>
      filmPlan(steps, {
        fromStep: choice.fromStep,
        toStep: Math.max(choice.fromStep, choice.toStep),
        speed: choice.speed,
      }),
    [steps, choice],
  );
  const perSecond = perSecondOf(choice);
  const pictures = isStrip(choice.kind) ? Math.min(choice.pictures, plan.stops.length) : pictureCount(plan, perSecond);
  const { stage } = filmSizes[choice.size];
  const tooLong = pictures > mostPictures;
  return (
    <>
      <p>{words.about}</p>
      <FilmFields choice={choice} ends={ends} onChange={(part) => setChoice({ ...choice, ...part })} />
      {tooLong ? (
        <p className="share-warning">{words.tooLong(mostPictures)}</p>
      ) : (
        <p className="share-note">{words.length((plan.lengthMs / 1000).toFixed(1), pictures)}</p>
      )}
      <FilmMaker choice={choice} plan={plan} disabled={tooLong} moment={moment} />
      <PicturePreview
        title={moment.title}
        look={{ width: stage[0], height: stage[1], captions: choice.captions }}
        step={Math.max(choice.fromStep, choice.toStep)}
      />
    </>
  );
}
