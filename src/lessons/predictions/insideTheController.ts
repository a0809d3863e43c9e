/** Predictions of chapter 8. */
import { ask, typeLine, wait } from '../lesson.ts';
import type { Predictions } from '../prediction.ts';
import { syncOf } from '../facts.ts';

export const predictions = {
  /** The claim of a pod that runs is deleted. */
  'what-wakes-it': {
    start: 'web',
    given: [typeLine('kubectl delete pvc www-web-1 --wait=false'), wait()],
    choices: ['0', '1', '2'],
    answer: ({ frames }) => String(frames.filter((frame) => syncOf(frame, 'web') !== undefined).length),
  },
  /** Where four things stand in any sync. */
  'one-sync': {
    isShown: true,
    given: [typeLine('kubectl annotate sts web note=hello'), wait()],
    choices: [
      'replicas condemned update revisions',
      'revisions replicas update condemned',
      'revisions replicas condemned update',
      'revisions condemned replicas update',
    ],
    answer(trail) {
      const asked = ['revisions', 'replicas', 'condemned', 'update'];
      const [sync] = trail.frames.flatMap((frame) => syncOf(frame, 'web') ?? []);
      const passed = sync?.decisions.map(({ stage }) => stage).filter((stage) => asked.includes(stage));
      return [...new Set(passed)].join(' ');
    },
  },
  /** The lowest pod and the highest are not ready when the image changes. */
  'revision-first': {
    ask: 'nextPod',
    given: [
      ask({ type: 'podFault', name: 'web-0', fault: 'unready' }),
      ask({ type: 'podFault', name: 'web-2', fault: 'unready' }),
      wait(),
      typeLine('kubectl set image sts/web nginx=nginx:1.25'),
    ],
  },
  'pods-in-order': {
    ask: 'nextPod',
    given: [typeLine('kubectl delete pod web-0 web-2 --wait=false')],
    isShown: true,
  },
  'update-last': {
    ask: 'nextPod',
    given: [
      typeLine(
        `kubectl patch sts web -p '{"spec":{"replicas":5,"template":{"spec":{"containers":[{"name":"nginx","image":"nginx:1.25"}]}}}}'`,
      ),
    ],
    isShown: true,
  },
} satisfies Predictions;
