/** Predictions of chapter 12. */
import { nowIs } from '../conditions.ts';
import { imageOf, isComplete, isReady, podOf, revisionOf, setOf, waitingReason } from '../facts.ts';
import { ask, typeLine, wait, waitAtMost } from '../lesson.ts';
import type { Predictions } from '../prediction.ts';
import { now } from '../trail.ts';

const set = 'web';
const setBad = typeLine('kubectl set image sts/web nginx=nginx:nope');
const twoMinutes = waitAtMost(120_000);

export const predictions = {
  'bad-image': { ask: 'atRest', given: [setBad], isShown: true },
  'fix-is-not-enough': {
    isShown: true,
    given: [typeLine('kubectl rollout undo sts/web'), twoMinutes],
    choices: ['equal current', 'equal neither', 'differ current', 'differ neither'],
    answer(trail) {
      const { currentRevision, updateRevision } = setOf(now(trail), set)?.status ?? {};
      const own = revisionOf(podOf(now(trail), set, 2));
      const place = own === currentRevision ? 'current' : own === updateRevision ? 'update' : 'neither';
      return `${currentRevision === updateRevision ? 'equal' : 'differ'} ${place}`;
    },
  },
  /** The pod is deleted first, and the template mended afterwards. */
  'delete-the-stuck': {
    start: 'web',
    given: [
      setBad,
      wait(nowIs((frame) => waitingReason(podOf(frame, set, 2)) !== '')),
      typeLine('kubectl delete pod web-2'),
      twoMinutes,
      typeLine('kubectl rollout undo sts/web'),
      twoMinutes,
    ],
    choices: ['healed', 'stuck'],
    answer: (trail) => (isReady(podOf(now(trail), set, 2)) ? 'healed' : 'stuck'),
  },
  /** A budget that leaves no pod to spare. */
  'delete-is-unordered': {
    start: 'web',
    given: [
      typeLine('kubectl create pdb all-of-them --selector=app=nginx --min-available=3'),
      typeLine('kubectl set image sts/web nginx=nginx:1.25'),
      wait(),
    ],
    choices: ['stops', 'one', 'goesOn'],
    answer(trail) {
      if (isComplete(now(trail), set) && imageOf(now(trail), set) === 'nginx:1.25') return 'goesOn';
      return isReady(podOf(now(trail), set, 2)) ? 'stops' : 'one';
    },
  },
  /** A pod has ended for good. */
  'orphan-and-adopt': { ask: 'nextPod', given: [ask({ type: 'podFault', name: 'web-1', fault: 'fail' })] },
} satisfies Predictions;
