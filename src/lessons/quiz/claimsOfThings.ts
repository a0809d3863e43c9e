/** Sentences about what belongs to whom (plan 6). */
import type { Frame } from '#engine/simulation/frames.ts';
import { areKept } from '../challenges/challengeFacts.ts';
import { didRead, nowIs } from '../conditions.ts';
import { claimOf, isReady, podOf, podsOf, revisionOf, revisionsOf, setOf } from '../facts.ts';
import { type Act, typeLine, wait } from '../lesson.ts';
import { starts } from '../starts.ts';
import { opened } from '../trail.ts';
import { web } from '../webStart.ts';
import type { Claim } from './claim.ts';

const set = 'web';
const newImage = typeLine('kubectl set image sts/web nginx=nginx:1.25');
const scale = (to: number): Act => typeLine(`kubectl scale sts web --replicas=${to}`);

export const claimsOfThings: readonly Claim[] = [
  {
    id: 'strategy-in-the-template',
    trials: [
      {
        start: web(),
        acts: [
          typeLine(`kubectl patch sts web -p '{"spec":{"template":{"updateStrategy":{"type":"OnDelete"}}}}'`),
          wait(),
        ],
        holds: nowIs((frame) => setOf(frame, set)?.spec.updateStrategy.type === 'OnDelete'),
      },
    ],
  },
  {
    id: 'pods-from-one',
    trials: [
      { start: web(), acts: [typeLine('kubectl get pods')], holds: nowIs((frame) => areNumbered(frame, [1, 2, 3])) },
      {
        start: web({ spec: { ordinals: { start: 1 } } }),
        acts: [typeLine('kubectl get pods')],
        holds: nowIs((frame) => areNumbered(frame, [1, 2, 3])),
      },
    ],
  },
  {
    id: 'named-after-the-service',
    trials: [
      {
        start: starts['lecture-running'],
        acts: [typeLine('kubectl get pods')],
        holds: nowIs((frame) => {
          const { serviceName } = setOf(frame, 'nginx-web')?.spec ?? {};
          return frame.cluster.stored.objects.pods.some(({ metadata }) => metadata.name === `${serviceName}-0`);
        }),
      },
    ],
  },
  {
    id: 'columns-of-revisions',
    trials: [
      {
        start: starts['lecture-running'],
        acts: [typeLine('kubectl get statefulset -o wide')],
        holds: didRead({ verb: 'get', resource: 'statefulsets', output: ['CURRENT', 'UPDATE'] }),
      },
    ],
  },
  {
    id: 'deployments-lose-data',
    trials: [
      {
        start: starts.twin,
        acts: [typeLine('kubectl delete pods -l app=shop'), wait()],
        holds: nowIs(({ cluster }) =>
          cluster.stored.objects.persistentvolumeclaims.every(({ metadata }) => metadata.name !== 'www-shop'),
        ),
      },
    ],
  },
  {
    id: 'volumes-named-after-the-set',
    trials: [
      {
        start: web(),
        acts: [typeLine('kubectl get pv')],
        holds: nowIs(({ cluster }) =>
          cluster.stored.objects.persistentvolumes.every(({ metadata }) => metadata.name.includes('web')),
        ),
      },
    ],
  },
  {
    id: 'apply-says-updated',
    trials: [
      {
        start: web(),
        acts: [typeLine('kubectl apply -f web.yaml'), typeLine('kubectl apply -f web.yaml')],
        holds: didRead({ verb: 'apply', output: ['updated'] }),
      },
    ],
  },
  {
    id: 'same-claim-again',
    trials: [
      {
        start: web(),
        acts: [typeLine('kubectl delete pod web-1'), wait()],
        holds: nowIs((frame, trail) => {
          const claimNow = claimOf(frame, set, 1)?.metadata.uid;
          const isSame = claimNow !== undefined && claimNow === claimOf(opened(trail), set, 1)?.metadata.uid;
          return !areKept(frame, trail, [1]) && isReady(podOf(frame, set, 1)) && isSame;
        }),
      },
    ],
  },
  {
    id: 'scaling-keeps-claims',
    trials: [
      { start: web(), acts: [scale(1), wait()], holds: nowIs(hasAllClaims) },
      {
        start: web({ spec: { persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete' } } }),
        acts: [scale(1), wait()],
        holds: nowIs(hasAllClaims),
      },
    ],
  },
  {
    id: 'label-is-a-revision',
    trials: [
      {
        start: web(),
        acts: [typeLine('kubectl get pods --show-labels'), typeLine('kubectl get controllerrevisions')],
        holds: nowIs((frame) => {
          const names = revisionsOf(frame, set).map(({ metadata }) => metadata.name);
          return podsOf(frame, set).every((pod) => names.includes(revisionOf(pod)));
        }),
      },
    ],
  },
  {
    id: 'scaling-makes-no-revision',
    trials: [
      {
        start: web(),
        acts: [scale(5), wait()],
        holds: nowIs((frame, trail) => revisionsOf(frame, set).length === revisionsOf(opened(trail), set).length),
      },
    ],
  },
  {
    id: 'undo-makes-a-revision',
    trials: [
      {
        start: web(),
        acts: [newImage, wait(), typeLine('kubectl rollout undo sts/web'), wait()],
        holds: nowIs((frame) => revisionsOf(frame, set).length === 3),
      },
    ],
  },
];

function areNumbered(frame: Frame, ordinals: readonly number[]): boolean {
  return (
    podsOf(frame, set)
      .map(({ metadata }) => metadata.name)
      .join() === ordinals.map((each) => `web-${each}`).join()
  );
}

function hasAllClaims(frame: Frame): boolean {
  return [0, 1, 2].every((ordinal) => claimOf(frame, set, ordinal) !== undefined);
}
