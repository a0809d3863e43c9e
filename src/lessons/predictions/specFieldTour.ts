/** Predictions of chapter 10. */
import { podOf } from '../facts.ts';
import { type Act, typeLine, wait } from '../lesson.ts';
import type { Predictions } from '../prediction.ts';
import { now, opened } from '../trail.ts';

export const predictions = {
  'replicas-default': {
    given: [
      patch('"updateStrategy":{"rollingUpdate":{"maxUnavailable":0}}', 1),
      patch('"updateStrategy":{"rollingUpdate":{"partition":99}}'),
      patch('"replicas":-1', 1),
    ],
    choices: ['maxUnavailable', 'replicas', 'maxUnavailable replicas', 'maxUnavailable partition replicas'],
    answer: ({ refusals }) =>
      ['maxUnavailable', 'partition', 'replicas']
        .filter((field) => refusals.some(({ error }) => error.message.includes(field)))
        .join(' '),
  },
  'mutable-or-not': {
    given: [patch('"minReadySeconds":30'), wait()],
    choices: ['3', '1', '0'],
    answer(trail) {
      const isNew = (ordinal: number) =>
        podOf(now(trail), 'web', ordinal)?.metadata.uid !== podOf(opened(trail), 'web', ordinal)?.metadata.uid;
      return String([0, 1, 2].filter(isNew).length);
    },
  },
} satisfies Predictions;

function patch(spec: string, exit = 0): Act {
  return typeLine(`kubectl patch sts web -p '{"spec":{${spec}}}'`, exit);
}
