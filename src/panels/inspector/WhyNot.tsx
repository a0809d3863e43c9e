import { useMemo } from 'react';
import { type About, answersTo } from '#store/answers.ts';
import type { Subject } from '#diagnose/whyNot/subjects.ts';
import type { StatefulSet } from '#engine/objects.ts';
import { type AskedPart, useAskedPart } from '#store/question.ts';
import { useCalmFrame } from '#store/useCalmFrame.ts';
import { setIn } from '../controls/useShownSet.ts';
import { AnswerCard } from './AnswerCard.tsx';
import { useDiagnosisWords } from '../useDiagnosisWords.ts';
import '../common/answer.css';

interface Props {
  readonly set: StatefulSet;
  /** The lane, the claim or the names; without any the questions are about the set itself. */
  readonly about?: About;
}

/** What is not so, and why not: a card for each question, the one that was asked open. */
export function WhyNot({ set: asked, about }: Props) {
  const words = useDiagnosisWords();
  const part = useAskedPart();
  const { frame } = useCalmFrame();
  const { uid, name } = asked.metadata;
  const there = setIn(frame, name);
  // Of a set that is gone something may be left.
  const set = (there?.metadata.uid ?? '') === uid ? (there ?? asked) : undefined;
  const answers = useMemo(() => (set === undefined ? [] : answersTo(frame, set, about)), [frame, set, about]);
  if (set === undefined || answers.length === 0) return null;
  const open = answers.find(({ subject }) => partOf(subject) === part) ?? answers[0];
  return (
    <section className="why-not">
      <h3>{words.ask.title}</h3>
      {answers.map((answer) => (
        <AnswerCard
          key={`${part} ${JSON.stringify(answer.subject)}`}
          answer={answer}
          set={set}
          frame={frame}
          words={words}
          isOpen={answer === open}
        />
      ))}
    </section>
  );
}

/** Where on the stage a question is asked. */
function partOf({ type }: Subject): AskedPart {
  if (type === 'dnsName') return 'name';
  if (type === 'currentRevision') return 'revision';
  return type === 'claim' ? 'claim' : 'pod';
}
