/** Predictions of chapter 9. */
import { nowIs } from '../conditions.ts';
import { deletedByController, podsOf } from '../facts.ts';
import { ask, typeLine, wait, waitAtMost } from '../lesson.ts';
import type { Predictions } from '../prediction.ts';
import { now } from '../trail.ts';

const toFive = typeLine('kubectl scale sts web --replicas=5');

export const predictions = {
  'one-to-three': { ask: 'nextPod', given: [typeLine('kubectl scale sts web --replicas=3')], isShown: true },
  /** A pod in the middle is not ready when more are wanted. */
  'gate-closed': {
    start: 'web',
    given: [ask({ type: 'podFault', name: 'web-1', fault: 'unready' }), wait(), toFive, waitAtMost(60_000)],
    choices: ['3', '4', '5'],
    answer: (trail) => String(podsOf(now(trail), 'web').length),
  },
  'five-to-two': {
    ask: 'nextPod',
    given: [toFive, wait(), typeLine('kubectl scale sts web --replicas=2')],
    isShown: true,
  },
  /** Two of those that shall go are not ready. */
  'sick-low-pod': {
    start: 'web',
    given: [
      toFive,
      wait(),
      ask({ type: 'podFault', name: 'web-3', fault: 'unready' }),
      ask({ type: 'podFault', name: 'web-4', fault: 'unready' }),
      wait(),
      typeLine('kubectl scale sts web --replicas=3'),
      waitAtMost(60_000),
    ],
    choices: ['web-3', 'web-4', 'web-3 web-4', 'none'],
    answer: ({ frames }) => frames.flatMap(deletedByController).toSorted().join(' ') || 'none',
  },
  /** Parallel, the lowest pod is not ready, and there is a new image. */
  'parallel-twin': {
    start: 'two-threes',
    given: [
      ask({ type: 'podFault', name: 'fast-0', fault: 'unready' }),
      wait(),
      typeLine('kubectl set image sts/fast nginx=nginx:1.25'),
      wait(nowIs((frame) => deletedByController(frame).length > 0)),
    ],
    choices: ['fast-0', 'fast-1', 'fast-2', 'none'],
    answer: (trail) => deletedByController(now(trail))[0] ?? 'none',
  },
} satisfies Predictions;
