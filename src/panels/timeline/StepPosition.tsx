import { useCalmFrame } from '#store/useCalmFrame.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { clockText } from './clockText.ts';
import { positionOf } from './stops.ts';

/** `Sync 41 of 58 · 0:46`. Not a live region: the caption tells what happened, and this changes all the time. */
export function StepPosition() {
  const { timeline } = useWords();
  const { frame } = useCalmFrame();
  const steps = useOrdinal((store) => store.steps);
  const unit = useOrdinal((store) => store.stepUnit);
  const position = positionOf(steps, frame.step, unit);
  const full = timeline.position[unit](position);
  const short = timeline.position.short(position);
  return (
    <p className="step-position">
      <span className="in-full">
        <strong>{full.strong}</strong> {full.rest}
      </span>
      <span className="in-short">
        <strong>{short.strong}</strong> {short.rest}
      </span>
      <span className="clock"> · {clockText(frame.cluster.nowMs)}</span>
    </p>
  );
}
