import type { Question } from '#engine/predict/question.ts';
import { questionsAt } from '#engine/predict/questions.ts';
import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Scenario } from '#engine/simulation/scenario.ts';

/** The history of a scenario, as far as its last request and what follows within the hour. */
export function historyOf(scenario: Scenario): History {
  const history = new History(scenario, lateParts);
  history.extend({ untilMs: (scenario.requests.at(-1)?.atMs ?? 0) + 3_600_000, maxSteps: 5000 });
  return history;
}

/** The questions right after the last request of the scenario. */
export function askedAfterLast(scenario: Scenario): readonly Question[] {
  const history = historyOf(scenario);
  return asked(history, history.marks.at(-1)?.step ?? 0);
}

export function asked(history: History, step: number): readonly Question[] {
  return questionsAt(history, step, 'web', lateParts);
}

/** The question of a kind in a line: what is right, and what is wrong by which mistake. */
export function told(questions: readonly Question[], kind: Question['kind']): string {
  const question = questions.find((each) => each.kind === kind);
  if (question === undefined) return 'not asked';
  const about = 'pod' in question ? `${question.pod}: ` : 'field' in question ? `${question.field}: ` : '';
  const choices = question.choices.map(({ value, mistake = 'right' }) => `${textOf(value)} (${mistake})`);
  return `${about}${choices.join(', ')}`;
}

function textOf(value: Question['choices'][number]['value']): string {
  if (typeof value === 'object') return [value.verb, ...value.pods].join(' ');
  return typeof value === 'string' ? value.slice(0, 7) : String(value);
}
