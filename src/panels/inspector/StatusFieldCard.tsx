import { useState } from 'react';
import type { StatefulSet } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { fieldValue, type NextChange, type StatusField } from '#diagnose/statusField.ts';
import type { DiagnosisWords } from '#i18n/diagnosisWords.ts';
import { nextChangeShown } from '#store/answers.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { revisionHash } from '#store/revisionNames.ts';
import { clockText } from '../timeline/clockText.ts';
import { statusLines } from './statusLines.ts';

interface Props {
  readonly field: StatusField;
  readonly set: StatefulSet;
  readonly frame: Frame;
  readonly words: DiagnosisWords;
  readonly isOpen: boolean;
}

/** One field: its value, what it counts and leaves out, and when it changes next. */
export function StatusFieldCard({ field, set, frame, words, isOpen }: Props) {
  return (
    <details className="answer" open={isOpen}>
      <summary>
        <span className="answer-question" lang="en">
          {field}: {valueText(fieldValue(set.status, field))}
        </span>
      </summary>
      {statusLines(field, set, frame, words).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <NextValue field={field} set={set} frame={frame} words={words} />
    </details>
  );
}

interface Found {
  readonly frame: Frame;
  readonly next: NextChange | undefined;
}

/** Looked for only when somebody asks: that reads many frames. */
function NextValue({ field, set, frame, words: { statusFields } }: Omit<Props, 'isOpen'>) {
  const [found, setFound] = useState<Found>();
  const shown = found?.frame === frame ? found : undefined;
  const next = shown?.next;
  return (
    <div className="answer-jump">
      <button
        type="button"
        className="control button"
        onClick={() => setFound({ frame, next: nextChangeShown(set, field, frame) })}
      >
        {statusFields.next}
      </button>
      <p role="status">
        {next !== undefined && statusFields.changes({ value: valueText(next.value), clock: clockOf(next.step) })}
        {shown !== undefined && next === undefined && statusFields.notYet}
      </p>
      {next !== undefined && (
        <button type="button" className="control button" onClick={() => ordinalStore.getState().goToStep(next.step)}>
          {statusFields.goThere}
        </button>
      )}
    </div>
  );
}

function clockOf(step: number): string {
  return clockText(ordinalStore.getState().steps[step - 1]?.atMs ?? 0);
}

function valueText(value: number | string): string {
  return typeof value === 'number' ? String(value) : revisionHash(value);
}
