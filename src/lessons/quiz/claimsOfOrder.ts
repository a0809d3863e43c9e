/** Sentences about the order of things (plan 6). */
import type { Frame } from '#engine/simulation/frames.ts';
import { areKept } from '../challenges/challengeFacts.ts';
import { all, didRead, everWas, inTurn, not, nowIs } from '../conditions.ts';
import {
  createdByController,
  deletedByController,
  isReady,
  isTerminating,
  podOf,
  podsOf,
  revisionOf,
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

function isBackAtOld(frame: Frame, trail: Trail): boolean {
  const pod = podOf(frame, set, 0);
  return isReady(pod) && !areKept(frame, trail, [0]) && revisionOf(pod) === revisionOf(podOf(opened(trail), set, 0));
}

const midRollout: readonly Act[] = [
  newImage,
  wait(nowIs((frame) => isTerminating(podOf(frame, set, 2)))),
  typeLine('kubectl delete pod web-0 --wait=false'),
  wait(),
];

export const claimsOfOrder: readonly Claim[] = [
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
