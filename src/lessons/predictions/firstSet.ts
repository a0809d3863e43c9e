/** Predictions of chapter 2. */
import { addressesOf, isReady, podOf, podsOf, revisionsOf } from '../facts.ts';
import { nowIs } from '../conditions.ts';
import { typeLine, wait } from '../lesson.ts';
import type { Predictions } from '../prediction.ts';
import { now } from '../trail.ts';

const set = 'nginx-web';
const applySet = typeLine('kubectl apply -f statefulset.yaml');

export const predictions = {
  /** The Service is forgotten. */
  'service-first': {
    start: 'lecture',
    given: [applySet, wait()],
    choices: ['none', 'one', 'nameless', 'named'],
    answer(trail) {
      const frame = now(trail);
      const ready = podsOf(frame, set).filter(isReady);
      if (ready.length < 2) return ready.length === 0 ? 'none' : 'one';
      return ready.every(({ metadata }) => addressesOf(frame, `${metadata.name}.nginx`).length > 0)
        ? 'named'
        : 'nameless';
    },
  },
  /** The grace period is what the slide leaves out. */
  'apply-the-set': {
    given: [
      applySet,
      wait(),
      typeLine(`kubectl patch sts nginx-web -p '{"spec":{"template":{"spec":{"terminationGracePeriodSeconds":30}}}}'`),
      wait(),
    ],
    choices: ['same', 'other'],
    answer: (trail) => (revisionsOf(now(trail), set).length > 1 ? 'other' : 'same'),
  },
  'gate-opens': {
    isShown: true,
    given: [
      wait(nowIs((frame) => podOf(frame, set, 0)?.status.phase === 'Running' && !isReady(podOf(frame, set, 0)))),
      typeLine('kubectl get pods'),
    ],
    choices: ['1', '2', '3'],
    answer: (trail) => String(podsOf(now(trail), set).length),
  },
} satisfies Predictions;
