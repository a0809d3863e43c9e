import { useId } from 'react';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { isWatched } from '#store/watched.ts';
import { useWords } from '#store/useWords.ts';
import { speeds, type Speed, type StepUnit } from '#store/state.ts';
import { Select } from '../common/Select.tsx';
import { StepPosition } from './StepPosition.tsx';
import { TransportButton } from './TransportButton.tsx';

/** What comes next can be guessed before it is played. */
function PredictButton() {
  const { timeline } = useWords();
  const predicting = useOrdinal((store) => store.predicting);
  // What comes next in a real cluster comes by itself.
  const watched = useOrdinal(isWatched);
  if (watched) return null;
  return (
    <button
      type="button"
      className="control button predict-button"
      aria-pressed={predicting}
      title={timeline.predictNote}
      onClick={() => ordinalStore.getState().predict(!predicting)}
    >
      {timeline.predict}
    </button>
  );
}

/** The player's buttons, what a step is, and how fast. What they do is the store's. */
export function Transport() {
  const { timeline } = useWords();
  const id = useId();
  const playing = useOrdinal((store) => store.playing);
  const isFirst = useOrdinal((store) => store.frame.step === 0);
  const isLast = useOrdinal((store) => store.frame.step >= store.steps.length);
  const unit = useOrdinal((store) => store.stepUnit);
  const speed = useOrdinal((store) => store.speed);
  // The actions never change, so nothing is to be followed.
  const { toFirst, prev, play, pause, next, toLast, setSpeed, setStepUnit } = ordinalStore.getState();
  return (
    <div className="transport" role="group" aria-label={timeline.transport}>
      <TransportButton icon="first" label={timeline.first} onPress={toFirst} disabled={isFirst} />
      <TransportButton icon="previous" label={timeline.previous} onPress={() => prev()} disabled={isFirst} />
      {playing ? (
        <TransportButton icon="pause" label={timeline.pause} onPress={pause} primary />
      ) : (
        <TransportButton icon="play" label={timeline.play} onPress={play} primary />
      )}
      <TransportButton icon="next" label={timeline.next} onPress={() => next()} disabled={isLast} />
      <TransportButton icon="last" label={timeline.last} onPress={toLast} disabled={isLast} />
      <span className="transport-unit">
        <span className="unseen" id={`${id}-unit`}>
          {timeline.unitLabel}
        </span>
        <Select<StepUnit>
          id={`${id}-unit-select`}
          labelledBy={`${id}-unit`}
          value={unit}
          choices={[
            { value: 'event', label: timeline.units.event, note: timeline.unitNotes.event },
            { value: 'sync', label: timeline.units.sync, note: timeline.unitNotes.sync },
          ]}
          onChoose={setStepUnit}
        />
      </span>
      <span className="transport-speed">
        <span className="unseen" id={`${id}-speed`}>
          {timeline.speedLabel}
        </span>
        <Select
          id={`${id}-speed-select`}
          labelledBy={`${id}-speed`}
          value={String(speed)}
          choices={speeds.map((times) => ({ value: String(times), label: timeline.speed({ times }) }))}
          onChoose={(value) => setSpeed(Number(value) as Speed)}
        />
      </span>
      <StepPosition />
      <PredictButton />
    </div>
  );
}
