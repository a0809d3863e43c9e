import { useState } from 'react';
import type { StatefulSet } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { Moment } from '#diagnose/whyNot/moment.ts';
import type { Answer } from '#diagnose/whyNot/whyNot.ts';
import type { DiagnosisWords } from '#i18n/diagnosisWords.ts';
import { momentOfAnswer } from '#store/answers.ts';
import { ordinalStore } from '#store/ordinalStore.ts';

interface Props {
  readonly answer: Answer;
  readonly set: StatefulSet;
  readonly frame: Frame;
  readonly words: DiagnosisWords;
}

/** Goes to the step with which what held it up was over. It is looked for only when somebody asks: that reads many frames. */
export function JumpToMoment({ answer, set, frame, words: { ask } }: Props) {
  const [missed, setMissed] = useState<Frame>();
  const jump = () => {
    const { endedAt, cameAt }: Moment = momentOfAnswer(answer, set, frame);
    const step = endedAt ?? cameAt;
    if (step === undefined) setMissed(frame);
    else ordinalStore.getState().goToStep(step);
  };
  return (
    <p className="answer-jump">
      <button type="button" className="control button" onClick={jump}>
        {ask.jump}
      </button>
      <span role="status">{missed === frame ? ask.notYet : ''}</span>
    </p>
  );
}
