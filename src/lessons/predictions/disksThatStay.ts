/** Predictions of chapter 5. */
import type { Frame } from '#engine/simulation/frames.ts';
import { nowIs } from '../conditions.ts';
import { claimOf, deletedByController, isTerminating, podsOf } from '../facts.ts';
import { type Act, typeLine, wait } from '../lesson.ts';
import type { Predictions } from '../prediction.ts';
import { now, opened } from '../trail.ts';

const set = 'web';

function keep(policy: string): Act {
  return typeLine(`kubectl patch sts web -p '{"spec":{"persistentVolumeClaimRetentionPolicy":{${policy}}}}'`);
}

const policies = {
  default: [],
  whenScaled: [keep('"whenScaled":"Delete"'), wait()],
  whenDeleted: [keep('"whenDeleted":"Delete"'), wait()],
};

const deeds = {
  pod: typeLine('kubectl delete pod web-2'),
  image: typeLine('kubectl set image sts/web nginx=nginx:1.25'),
  scale: typeLine('kubectl scale sts web --replicas=2'),
  set: typeLine('kubectl delete sts web'),
  orphan: typeLine('kubectl delete sts web --cascade=orphan'),
};

/** Of the claim of web-2. */
function uidOf(frame: Frame): string | undefined {
  return claimOf(frame, set, 2)?.metadata.uid;
}

export const predictions = {
  /** Everything that takes web-2 away, under each policy: whether its claim goes, too. */
  'scale-away': {
    start: 'web',
    cases: Object.fromEntries(
      Object.entries(policies).flatMap(([policy, acts]) =>
        Object.entries(deeds).map(([deed, act]) => [`${policy}/${deed}`, [...acts, act, wait()]]),
      ),
    ),
    holds: nowIs((frame, trail) => uidOf(frame) !== uidOf(opened(trail))),
    choices: [
      'none',
      'whenScaled/scale whenDeleted/set',
      'whenScaled/image whenScaled/scale whenDeleted/set',
      'whenScaled/scale whenDeleted/set whenDeleted/orphan',
      'whenScaled/scale whenScaled/set whenDeleted/set',
    ],
  },
  'retention-grid': {
    given: [
      keep('"whenScaled":"Delete"'),
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
