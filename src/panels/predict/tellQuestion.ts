/** A question of the engine in words, its choices, and what is said of an answer. */
import type { Choice, Deed, Grade, Question } from '#engine/predict/question.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { PredictWords } from '#i18n/predictWords.ts';
import type { Words } from '#i18n/words.ts';
import { shortHash } from '#store/revisionNames.ts';
import { tellDecision } from '../narration/tellDecision.ts';

export function tellAsk(question: Question, { ask }: PredictWords): string {
  switch (question.kind) {
    case 'nextPod':
      return ask.nextPod;
    case 'comesBack':
      return question.premise === undefined ? ask.comesBack(question) : ask.comesBackIfDeleted(question);
    case 'statusAfterSync':
      return ask.statusAfterSync(question);
    case 'atRest':
      return ask.atRest;
  }
}

/** The choices in their order. `frame`: in which their revisions are. */
export function tellChoices(question: Question, frame: Frame, words: PredictWords): readonly string[] {
  switch (question.kind) {
    case 'nextPod':
      return textsOf(question.choices, ({ verb, pods }: Deed) =>
        verb === 'none' ? words.deeds.none : words.deeds[verb]({ pods }),
      );
    case 'comesBack':
      return textsOf(question.choices, (name) =>
        name === undefined ? words.doesNotComeBack : told(name, frame, words),
      );
    case 'statusAfterSync':
    case 'atRest':
      return textsOf(question.choices, String);
  }
}

export interface ToldGrade {
  readonly verdict: string;
  /** What is wrong about the idea behind the choice. */
  readonly mistake: string | undefined;
  /** What the controller did and why, in the words of the caption. */
  readonly reason: string | undefined;
}

export function tellGrade(
  { isRight, mistake, right, reason }: Grade,
  choices: readonly string[],
  predictWords: PredictWords,
  words: Words,
): ToldGrade {
  const { verdict, mistakes } = predictWords;
  const story = reason && tellDecision(reason.decision, { frame: reason.frame, report: reason.report, words });
  return {
    verdict: isRight ? verdict.right : verdict.wrong({ right: choices[right] ?? '' }),
    mistake: mistake && mistakes[mistake],
    reason: story && `${story.headline} ${story.reason}`.trim(),
  };
}

function textsOf<Value>(choices: readonly Choice<Value>[], text: (value: Value) => string): readonly string[] {
  return choices.map(({ value }) => text(value));
}

function told(name: string, frame: Frame, { revision }: PredictWords): string {
  const { controllerrevisions } = frame.cluster.stored.objects;
  const found = controllerrevisions.find(({ metadata }) => metadata.name === name);
  const image = found?.data.spec.template.spec.containers[0]?.image ?? '';
  return revision({ hash: shortHash(frame, name), image });
}
