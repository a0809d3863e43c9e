/** The sentences of the quiz (plan 6). The first are about the order of things, the others about what belongs to whom. */
import type { Frame } from '#engine/simulation/frames.ts';
import { all, didRead, everWas, inTurn, not, nowIs } from '../conditions.ts';
import {
  claimOf,
  createdByController,
  deletedByController,
  isReady,
  isTerminating,
  podOf,
  podsOf,
  revisionOf,
  revisionsOf,
  setOf,
} from '../facts.ts';
import { type Act, typeLine, wait, waitAtMost } from '../lesson.ts';
import { starts } from '../starts.ts';
import { opened, type Trail } from '../trail.ts';
import { web } from '../webStart.ts';
import type { Claim } from './claim.ts';

const set = 'web';
const newImage = typeLine('kubectl set image sts/web nginx=nginx:1.25');
const deleteSet = typeLine('kubectl delete sts web');
const scale = (to: number): Act => typeLine(`kubectl scale sts web --replicas=${to}`);
const parallel = web({ spec: { podManagementPolicy: 'Parallel' } });

const deletes = (ordinal: number) => (frame: Frame) => deletedByController(frame).includes(`web-${ordinal}`);
const creates = (ordinal: number) => (frame: Frame) => createdByController(frame).includes(`web-${ordinal}`);

function areAllTerminating(frame: Frame): boolean {
  return [0, 1, 2].every((ordinal) => isTerminating(podOf(frame, set, ordinal)));
}

/** Another pod of the same name, made from the template that there was at the beginning. */
function isReborn(frame: Frame, trail: Trail, ordinal: number): boolean {
  return podOf(frame, set, ordinal)?.metadata.uid !== podOf(opened(trail), set, ordinal)?.metadata.uid;
}

function isBackAtOld(frame: Frame, trail: Trail): boolean {
  const pod = podOf(frame, set, 0);
  return isReady(pod) && isReborn(frame, trail, 0) && revisionOf(pod) === revisionOf(podOf(opened(trail), set, 0));
}

const midRollout: readonly Act[] = [
  newImage,
  wait(nowIs((frame) => isTerminating(podOf(frame, set, 2)))),
  typeLine('kubectl delete pod web-0 --wait=false'),
  wait(),
];

const ofOrder: readonly Claim[] = [
  {
    id: 'update-from-zero',
    trials: [{ start: web(), acts: [newImage, wait()], holds: inTurn(deletes(0), deletes(1), deletes(2)) }],
  },
  {
    id: 'delete-set-in-order',
    trials: [
      { start: web(), acts: [deleteSet, wait()], holds: not(everWas(areAllTerminating)) },
      { start: parallel, acts: [deleteSet, wait()], holds: not(everWas(areAllTerminating)) },
    ],
  },
  {
    id: 'delete-scales-to-zero',
    trials: [
      { start: web(), acts: [deleteSet, wait()], holds: everWas((frame) => setOf(frame, set)?.spec.replicas === 0) },
    ],
  },
  {
    id: 'back-at-the-old-revision',
    trials: [
      { start: web(), acts: midRollout, holds: everWas(isBackAtOld) },
      {
        start: web({ spec: { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } } } }),
        acts: midRollout,
        holds: everWas(isBackAtOld),
      },
    ],
  },
  {
    id: 'running-is-enough',
    trials: [
      {
        start: starts['web-slow'],
        acts: [scale(3), wait()],
        holds: everWas((frame) => {
          const [before, next] = [podOf(frame, set, 1), podOf(frame, set, 2)];
          return before?.status.phase === 'Running' && !isReady(before) && next !== undefined;
        }),
      },
    ],
  },
  {
    id: 'stuck-is-pending',
    trials: [
      {
        start: web({ replicas: 0 }),
        acts: [
          typeLine('kubectl set image sts/web nginx=nginx:broken'),
          scale(3),
          waitAtMost(60_000),
          typeLine('kubectl get pods'),
        ],
        holds: didRead({ verb: 'get', resource: 'pods', output: ['web-0', 'web-1'] }),
      },
    ],
  },
  {
    id: 'delete-three-in-order',
    trials: [
      {
        start: web(),
        acts: [typeLine('kubectl delete pod web-0 web-1 web-2'), wait()],
        holds: not(everWas(areAllTerminating)),
      },
    ],
  },
  {
    id: 'order-by-init-containers',
    trials: [
      {
        start: starts['web-empty'],
        acts: [typeLine('kubectl apply -f web.yaml'), wait()],
        holds: not(
          all(
            inTurn(creates(0), creates(1), creates(2)),
            nowIs((frame) => podsOf(frame, set).every(({ spec }) => (spec.initContainers ?? []).length === 0)),
          ),
        ),
      },
    ],
  },
  {
    id: 'down-one-at-a-time',
    trials: [
      {
        start: web(),
        acts: [scale(0), wait()],
        holds: all(inTurn(deletes(2), deletes(1), deletes(0)), not(everWas(areAllTerminating))),
      },
      {
        start: parallel,
        acts: [scale(0), wait()],
        holds: all(inTurn(deletes(2), deletes(1), deletes(0)), not(everWas(areAllTerminating))),
      },
    ],
  },
];

const ofThings: readonly Claim[] = [
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
          return isReborn(frame, trail, 1) && isReady(podOf(frame, set, 1)) && isSame;
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

/** By turns, so that no one knows what comes next by what came before. */
export const claims: readonly Claim[] = [...ofOrder, ...ofThings].sort((one, other) => (one.id < other.id ? -1 : 1));
