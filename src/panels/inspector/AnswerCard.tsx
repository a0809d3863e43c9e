import type { StatefulSet } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import { getPodName } from '#engine/statefulset/identity.ts';
import type { Subject } from '#diagnose/whyNot/subjects.ts';
import { tellAnswer } from '#diagnose/whyNot/tellAnswer.ts';
import type { Answer } from '#diagnose/whyNot/whyNot.ts';
import type { DiagnosisWords } from '#i18n/diagnosisWords.ts';
import { Commands } from '../common/Commands.tsx';
import { ReadField } from '../common/ReadField.tsx';
import { JumpToMoment } from './JumpToMoment.tsx';

interface Props {
  readonly answer: Answer;
  readonly set: StatefulSet;
  readonly frame: Frame;
  readonly words: DiagnosisWords;
  readonly isOpen: boolean;
}

/** A question, and its answer: the rule, what was seen, whose turn it is, what to type, and when it was over. */
export function AnswerCard({ answer, set, frame, words, isOpen }: Props) {
  const { sentences, reading, turn, wayOut } = tellAnswer(answer, words);
  return (
    <details className="answer" open={isOpen} data-stuck={answer.isStuck || undefined}>
      <summary>
        <span className="answer-question">{questionOf(answer.subject, set, words)}</span>
        <span className="answer-turn">{turn}</span>
      </summary>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <ReadField label={words.labels.read} reading={reading} />
      <Commands label={words.labels.wayOut} lines={wayOut} />
      <JumpToMoment answer={answer} set={set} frame={frame} words={words} />
    </details>
  );
}

function questionOf(subject: Subject, set: StatefulSet, { ask }: DiagnosisWords): string {
  switch (subject.type) {
    case 'ghost':
      return ask.ghost({ pod: getPodName(set, subject.ordinal) });
    case 'dnsName':
      return ask.dnsName({ pod: getPodName(set, subject.ordinal) });
    case 'oldPod':
    case 'unreadyPod':
    case 'surplusPod':
    case 'leavingPod':
    case 'orphan':
      return ask[subject.type]({ pod: subject.pod });
    case 'claim':
      return ask.claim({ claim: subject.claim });
    case 'currentRevision':
      return ask.currentRevision();
  }
}
