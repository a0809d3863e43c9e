import { useMemo, useState } from 'react';
import type { Frame } from '#engine/simulation/frames.ts';
import type { InspectWords } from '#i18n/inspectWords.ts';
import { type LifeMoment, type PodLife as Life, podLives } from '#inspect/podLives.ts';
import { revisionIndex } from '#store/revisionColors.ts';
import { shownRun } from '#store/shownRun.ts';
import { useCalmFrame } from '#store/useCalmFrame.ts';
import { useWords } from '#store/useWords.ts';
import { Swatch } from '../../common/Swatch.tsx';
import { useInspectWords } from '../../useInspectWords.ts';
import type { LaneFacts } from '../laneFacts.ts';
import { MomentButton } from '../objects/MomentButton.tsx';
import { Owners } from '../objects/Owners.tsx';
import { LifeChart } from './LifeChart.tsx';
import './life.css';

/** So many moments are read at first, and so many more each time. */
const readAtOnce = 40;

/** The life of a lane's pod as the statechart that it is, with the moments that it went through, and the pods before it. */
export function PodLife({ lane: { name, pod, state } }: { readonly lane: LaneFacts }) {
  const { life: words, owner, noOwner } = useInspectWords();
  const { frame } = useCalmFrame();
  const [most, setMost] = useState(readAtOnce);
  const lives = useMemo(() => podLives(shownRun(), name, frame.step, most), [name, frame, most]);
  const present = lives.find(({ uid }) => uid === pod?.metadata.uid);
  return (
    <section aria-label={words.title}>
      <h3>
        {words.title} <small>{words.note}</small>
      </h3>
      <LifeChart state={state} seen={present?.moments.map((moment) => moment.state) ?? []} words={words} />
      {pod !== undefined && (
        <p className="life-owner">
          {owner}: <Owners references={pod.metadata.ownerReferences ?? []} none={noOwner} />
        </p>
      )}
      {lives.length === 0 && <p>{words.none}</p>}
      {lives.map((each, at) => (
        <LifeDetails key={each.uid} life={each} isOpen={at === 0} frame={frame} words={words} />
      ))}
      {lives.at(-1)?.isCut === true && (
        <button type="button" className="control button" onClick={() => setMost(most + readAtOnce)}>
          {words.earlier}
        </button>
      )}
    </section>
  );
}

interface DetailsProps {
  readonly life: Life;
  readonly isOpen: boolean;
  readonly frame: Frame;
  readonly words: InspectWords['life'];
}

function LifeDetails({ life, isOpen, frame, words }: DetailsProps) {
  const { uid, revision, node, moments, ended } = life;
  return (
    <details className="life" open={isOpen}>
      <summary>
        {revision !== '' && <Swatch index={revisionIndex(frame, revision)} />}
        <code>{uid}</code>
        <span>{node === '' ? words.noNode : node}</span>
      </summary>
      <ol className="moments">
        {moments.map((moment) => (
          <li key={moment.step}>
            <MomentButton moment={moment} shown={frame.step} />
            <MomentText moment={moment} />
          </li>
        ))}
        {ended !== undefined && (
          <li>
            <MomentButton moment={ended} shown={frame.step} />
            <span>{words.ended}</span>
          </li>
        )}
      </ol>
    </details>
  );
}

function MomentText({ moment: { state, events } }: { readonly moment: LifeMoment }) {
  const { states } = useWords().inspector;
  return (
    <span>
      {states[state]} {events.length > 0 && <code className="moment-event">{events.join(' | ')}</code>}
    </span>
  );
}
