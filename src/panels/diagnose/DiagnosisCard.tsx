import type { Diagnosis } from '#diagnose/diagnose.ts';
import { tellDiagnosis } from '#diagnose/tell.ts';
import type { DiagnosisWords } from '#i18n/diagnosisWords.ts';
import { Commands } from '../common/Commands.tsx';
import { ReadField } from '../common/ReadField.tsx';

interface Props {
  readonly diagnosis: Diagnosis;
  readonly words: DiagnosisWords;
  readonly isOpen: boolean;
  /** What the button under it does. */
  readonly onShow: () => void;
  readonly showLabel?: string;
}

/** One set: what holds it up or what comes next, the rule, the way out, what is missing. */
export function DiagnosisCard({ diagnosis, words, isOpen, onShow, showLabel }: Props) {
  const { state } = diagnosis;
  const { labels, paste } = words;
  const told = tellDiagnosis(diagnosis, words);
  const isBad = state === 'stuck' || state === 'fails' || state === 'unknown';
  return (
    <details className="answer" open={isOpen} data-stuck={isBad || undefined}>
      <summary>
        <span className="answer-question">{told.title}</span>
      </summary>
      {told.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {told.reading && <ReadField label={labels.read} reading={told.reading} />}
      <p className="read-field">
        {labels.rule}{' '}
        <code>
          {told.rule} · {told.source}
        </code>
      </p>
      <p className="read-field">
        {labels.next} <code>{told.next.length === 0 ? labels.none : told.next.join(', ')}</code>
      </p>
      {told.afterwards !== undefined && (
        <p>
          {labels.afterwards}: {told.afterwards}
        </p>
      )}
      <Commands label={labels.wayOut} lines={told.wayOut} />
      {told.notes.map((note) => (
        <p key={note} className="dialog-note">
          {note}
        </p>
      ))}
      <button type="button" className="control button" onClick={onShow}>
        {showLabel ?? paste.show}
      </button>
    </details>
  );
}
