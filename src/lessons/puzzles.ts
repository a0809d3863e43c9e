/** Things to put together beside the stage: pairs to match, names to fill in. What is right is worked out from the cluster. */
import type { Frame } from '#engine/simulation/frames.ts';
import { type Act, type Condition, look } from './lesson.ts';
import { frameOf, type Trail } from './trail.ts';

export interface Puzzle {
  /** Each of them is given a value. Their labels are in the words of the step; without one a place is shown as it is called. */
  readonly places: readonly string[];
  /** What there is to choose from, in an order that gives nothing away; none: the learner types. */
  readonly values: readonly string[];
  /** The right values by place, in the frame in which the answers were given. A place that is not in it has none. */
  readonly key: (frame: Frame) => Readonly<Record<string, string>>;
}

/** Each place has last been given what is right. `task`: the id of the step. */
export function isSolved(task: string, { places, key }: Puzzle): Condition {
  return (trail) =>
    places.every((place) => {
      const last = lastAnswer(trail, task, place);
      const frame = last === undefined ? undefined : frameOf(trail, last.step);
      return frame !== undefined && key(frame)[place] === last?.value.trim();
    });
}

function lastAnswer({ looks }: Trail, task: string, place: string) {
  const answers = looks.flatMap(({ look: each, step }) =>
    each.type === 'answer' && each.task === task && each.place === place ? [{ value: each.value, step }] : [],
  );
  return answers.at(-1);
}

/** Gives these values to these places. */
export function answerWith(task: string, values: Readonly<Record<string, string>>): readonly Act[] {
  return Object.entries(values).map(([place, value]) => look({ type: 'answer', task, place, value }));
}
