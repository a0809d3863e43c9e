import { useId, type ReactNode } from 'react';
import { ordinalStore } from '#store/ordinalStore.ts';
import { speeds, type Speed } from '#store/state.ts';
import { useWords } from '#store/useWords.ts';
import { Select } from '../common/Select.tsx';
import { clockText } from '../timeline/clockText.ts';
import { TransportButton } from '../timeline/TransportButton.tsx';
import { useCalmCompare, useCompare, useCompareWords, useOpenComparison } from './useCompare.ts';

/** One player for both, the way to the next difference, and the way out. */
export function CompareBar({ children }: { readonly children?: ReactNode }) {
  const { timeline } = useWords();
  const words = useCompareWords();
  const { store } = useOpenComparison();
  const id = useId();
  const playing = useCompare((state) => state.playing);
  const speed = useCompare((state) => state.speed);
  const hasDifferences = useCompare((state) => state.comparison.differences.length > 0);
  const isFirst = useCompare((state) => state.at === 0);
  const isLast = useCompare((state) => state.at >= state.comparison.moments.steps.length);
  const { at, comparison } = useCalmCompare();
  const { toFirst, prev, play, pause, next, toLast, setSpeed, toNextDifference } = store.getState();
  return (
    <div className="compare-bar">
      <div className="transport" role="group" aria-label={timeline.transport}>
        <TransportButton icon="first" label={timeline.first} onPress={toFirst} disabled={isFirst} />
        <TransportButton icon="previous" label={timeline.previous} onPress={prev} disabled={isFirst} />
        {playing ? (
          <TransportButton icon="pause" label={timeline.pause} onPress={pause} primary />
        ) : (
          <TransportButton icon="play" label={timeline.play} onPress={play} primary />
        )}
        <TransportButton icon="next" label={timeline.next} onPress={next} disabled={isLast} />
        <TransportButton icon="last" label={timeline.last} onPress={toLast} disabled={isLast} />
        <span className="transport-speed">
          <span className="unseen" id={`${id}-speed`}>
            {timeline.speedLabel}
          </span>
          <Select
            id={`${id}-select`}
            labelledBy={`${id}-speed`}
            value={String(speed)}
            choices={speeds.map((times) => ({ value: String(times), label: timeline.speed({ times }) }))}
            onChoose={(value) => setSpeed(Number(value) as Speed)}
          />
        </span>
        <p className="step-position">
          <strong>{clockText(comparison.moments.steps[at - 1]?.atMs ?? 0)}</strong>{' '}
          <span className="one-clock">{words.oneClock}</span>
        </p>
      </div>
      <div className="compare-actions">
        {children}
        {hasDifferences && (
          <button type="button" className="control button" onClick={toNextDifference}>
            {words.nextDifference}
          </button>
        )}
        <button type="button" className="control button" onClick={() => ordinalStore.getState().compareWith(undefined)}>
          {words.close}
        </button>
      </div>
    </div>
  );
}
