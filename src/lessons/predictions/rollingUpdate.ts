/** Predictions of chapter 7. */
import type { Frame } from '#engine/simulation/frames.ts';
import { nowIs } from '../conditions.ts';
import { isReady, podOf, podsOf, revisionOf, setOf } from '../facts.ts';
import { typeLine, wait } from '../lesson.ts';
import type { Predictions } from '../prediction.ts';
import { now } from '../trail.ts';

const set = 'nginx-web';
const setImage = typeLine('kubectl set image statefulset nginx-web nginx=nginx:mainline');

export const predictions = {
  'top-goes-first': { ask: 'nextPod', given: [setImage], isShown: true },
  'delete-then-create': { ask: 'comesBack', isShown: true },
  gauges: { ask: 'statusAfterSync', given: [setImage] },
  /** The highest pod is new, and somebody deletes the lowest. */
  'disk-rejoins': { ask: 'comesBack', given: [setImage, wait(nowIs(isTopNew))] },
  /** As the ages of the pods tell. */
  'done-means': {
    isShown: true,
    given: [wait()],
    choices: ['0 1 2', '2 1 0', 'together'],
    answer(trail) {
      const made = podsOf(now(trail), set).map((pod, ordinal) => ({ ordinal, at: pod.metadata.creationTimestamp }));
      if (new Set(made.map(({ at }) => at)).size === 1) return 'together';
      return made
        .toSorted((a, b) => Date.parse(a.at ?? '') - Date.parse(b.at ?? ''))
        .map(({ ordinal }) => ordinal)
        .join(' ');
    },
  },
} satisfies Predictions;

function isTopNew(frame: Frame): boolean {
  const pod = podOf(frame, set, 2);
  const { currentRevision, updateRevision } = setOf(frame, set)?.status ?? {};
  return currentRevision !== updateRevision && revisionOf(pod) === updateRevision && isReady(pod);
}
