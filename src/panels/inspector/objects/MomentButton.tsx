import type { Moment } from '#inspect/run.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { clockText } from '../../timeline/clockText.ts';

interface Props {
  readonly moment: Moment;
  /** The step on the screen. */
  readonly shown: number;
}

/** A time as the way to it. */
export function MomentButton({ moment: { step, atMs }, shown }: Props) {
  return (
    <button
      type="button"
      className="moment"
      aria-current={step === shown ? 'time' : undefined}
      onClick={() => ordinalStore.getState().goToStep(step)}
    >
      {clockText(atMs)}
    </button>
  );
}
