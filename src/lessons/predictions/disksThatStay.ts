/** Predictions of chapter 5. */
import type { Frame } from '#engine/simulation/frames.ts';
import { nowIs } from '../conditions.ts';
import { claimOf, deletedByController, imageOf, isTerminating, podsOf, setOf } from '../facts.ts';
import { typeLine, wait } from '../lesson.ts';
import type { Predictions } from '../prediction.ts';
import { now, opened } from '../trail.ts';

const set = 'web';

export const predictions = {
  /** Everything that takes web-2 away, one after the other. */
  'scale-away': {
    start: 'web',
    given: [
      typeLine('kubectl delete pod web-2'),
      wait(),
      typeLine('kubectl set image sts/web nginx=nginx:1.25'),
      wait(),
      typeLine('kubectl scale sts web --replicas=2'),
      wait(),
      typeLine('kubectl delete sts web'),
      wait(),
    ],
    choices: ['pod', 'image', 'scale', 'set', 'none'],
    answer(trail) {
      const uidOf = (frame: Frame) => claimOf(frame, set, 2)?.metadata.uid;
      const lost = trail.frames.find((frame) => uidOf(frame) !== uidOf(opened(trail)));
      if (lost === undefined) return 'none';
      const found = setOf(lost, set);
      if (found === undefined) return 'set';
      if (found.spec.replicas === 2) return 'scale';
      return imageOf(lost, set) === imageOf(opened(trail), set) ? 'pod' : 'image';
    },
  },
  'retention-grid': {
    given: [
      typeLine(`kubectl patch sts web -p '{"spec":{"persistentVolumeClaimRetentionPolicy":{"whenScaled":"Delete"}}}'`),
      wait(),
      typeLine('kubectl scale sts web --replicas=1'),
      wait(nowIs((frame) => deletedByController(frame).length > 0)),
    ],
    choices: ['1 1', '2 1', '2 2'],
    answer(trail) {
      const frame = now(trail);
      const isOwned = (ordinal: number) =>
        claimOf(frame, set, ordinal)?.metadata.ownerReferences?.some(({ kind }) => kind === 'Pod') === true;
      return `${[0, 1, 2].filter(isOwned).length} ${podsOf(frame, set).filter(isTerminating).length}`;
    },
  },
  /** The claim of a pod that runs is deleted. */
  'whose-claim-is-it': {
    given: [typeLine('kubectl delete pvc www-web-0 --wait=false'), wait(), typeLine('kubectl get pvc')],
    choices: ['Bound', 'Lost', 'Terminating', 'gone'],
    answer: ({ reads }) => /^www-web-0\s+(\S+)/m.exec(reads.at(-1)?.output ?? '')?.[1] ?? 'gone',
  },
} satisfies Predictions;
