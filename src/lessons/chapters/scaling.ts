/** Chapter 9: in which order pods come and go under both policies, and which unhealthy pod blocks what (slides 15 and 16). */
import type { Frame } from '#engine/simulation/frames.ts';
import { all, everWas, inTurn, not, nowIs } from '../conditions.ts';
import {
  areReady,
  claimOf,
  countCreated,
  countDeleted,
  createdByController,
  deletedByController,
  imageOf,
  isComplete,
  isReady,
  isTerminating,
  podOf,
  podsOf,
  setOf,
  syncOf,
  waitedFor,
} from '../facts.ts';
import { ask, type Chapter, look, typeLine, wait, waitAtMost } from '../lesson.ts';
import { hasLookedAt } from '../looks.ts';
import { predictions } from '../predictions/scaling.ts';
import { opened, type Trail } from '../trail.ts';

const set = 'web';

export const scaling: Chapter = {
  id: 'scaling',
  slides: [15, 16],
  start: 'web-one',
  steps: [
    {
      id: 'one-to-three',
      panels: ['controller', 'terminal'],
      predict: predictions['one-to-three'],
      done: all(
        nowIs((frame) => areReady(frame, set, 3)),
        inTurn(
          (frame) => createdByController(frame).includes('web-1') && !createdByController(frame).includes('web-2'),
          (frame) => isReady(podOf(frame, set, 1)),
          (frame) => createdByController(frame).includes('web-2'),
        ),
      ),
      model: [typeLine('kubectl scale sts web --replicas=3'), wait()],
      negatives: [
        [typeLine('kubectl scale sts web --replicas=3'), wait(nowIs((frame) => podOf(frame, set, 1) !== undefined))],
        [
          typeLine('kubectl delete sts web --cascade=orphan'),
          typeLine('kubectl apply -f web-parallel.yaml'),
          wait(),
          typeLine('kubectl scale sts web --replicas=3'),
          wait(),
        ],
      ],
    },
    {
      id: 'gate-closed',
      start: 'web-slow',
      panels: ['controller', 'inspector'],
      predict: predictions['gate-closed'],
      done: hasLookedAt({ type: 'pod', ordinal: 3 }, isGateClosed),
      model: [
        typeLine('kubectl scale sts web --replicas=4'),
        wait(nowIs(isGateClosed)),
        look({ type: 'pod', ordinal: 3 }),
      ],
      negatives: [
        [typeLine('kubectl scale sts web --replicas=4'), wait(), look({ type: 'pod', ordinal: 3 })],
        [typeLine('kubectl scale sts web --replicas=4'), wait(nowIs(isGateClosed)), look({ type: 'pod', ordinal: 1 })],
      ],
    },
    {
      id: 'five-to-two',
      start: 'web',
      panels: ['controller', 'terminal'],
      predict: predictions['five-to-two'],
      done: all(
        nowIs((frame) => areReady(frame, set, 2)),
        inTurn(
          (frame) => deletedByController(frame).includes('web-4'),
          (frame) => podOf(frame, set, 4) === undefined && deletedByController(frame).includes('web-3'),
          (frame) => podOf(frame, set, 3) === undefined && deletedByController(frame).includes('web-2'),
        ),
        not(everWas((frame) => podsOf(frame, set).filter(isTerminating).length > 1)),
        nowIs((frame) => [2, 3, 4].every((ordinal) => claimOf(frame, set, ordinal) !== undefined)),
      ),
      model: [
        typeLine('kubectl scale sts web --replicas=5'),
        wait(),
        typeLine('kubectl scale sts web --replicas=2'),
        wait(),
      ],
      negatives: [
        [typeLine('kubectl scale sts web --replicas=2'), wait()],
        [
          typeLine('kubectl scale sts web --replicas=5'),
          wait(),
          typeLine('kubectl delete pod web-4 web-3 web-2 --wait=false'),
          typeLine('kubectl scale sts web --replicas=2'),
          wait(),
        ],
      ],
    },
    {
      id: 'sick-low-pod',
      panels: ['controller', 'terminal'],
      predict: predictions['sick-low-pod'],
      done: all(
        inTurn(
          (frame) => !isReady(podOf(frame, set, 0)) && podOf(frame, set, 1) !== undefined,
          (frame) => setOf(frame, set)?.spec.replicas === 1 && waitedFor(frame, 'web-0'),
          (frame) => isReady(podOf(frame, set, 0)) && deletedByController(frame).includes('web-1'),
        ),
        nowIs((frame) => areReady(frame, set, 1)),
      ),
      model: [
        ask({ type: 'podFault', name: 'web-0', fault: 'unready' }),
        wait(nowIs((frame) => !isReady(podOf(frame, set, 0)))),
        typeLine('kubectl scale sts web --replicas=1'),
        wait(),
        ask({ type: 'podFault', name: 'web-0', fault: 'ready' }),
        wait(),
      ],
      negatives: [
        [typeLine('kubectl scale sts web --replicas=1'), wait()],
        [
          ask({ type: 'podFault', name: 'web-0', fault: 'unready' }),
          typeLine('kubectl scale sts web --replicas=1'),
          ask({ type: 'podFault', name: 'web-0', fault: 'ready' }),
          wait(),
        ],
      ],
    },
    {
      id: 'parallel-twin',
      start: 'two-policies',
      panels: ['controller', 'terminal'],
      predict: predictions['parallel-twin'],
      done: all(
        inTurn(
          (frame) => countCreated(frame, 'fast') === 5,
          (frame) => countDeleted(frame, 'fast') === 3,
          (frame, trail) => isAnew(frame, trail, 'fast') && countDeleted(frame, 'fast') === 1,
        ),
        not(everWas((frame, trail) => isAnew(frame, trail, 'fast') && countDeleted(frame, 'fast') > 1)),
        ...['web', 'fast'].map((each) =>
          nowIs((frame, trail) => isAnew(frame, trail, each) && isComplete(frame, each)),
        ),
      ),
      model: [
        typeLine('kubectl scale sts web fast --replicas=5'),
        wait(),
        typeLine('kubectl scale sts web fast --replicas=2'),
        wait(),
        typeLine('kubectl set image sts/web sts/fast nginx=nginx:1.25'),
        wait(),
      ],
      negatives: [
        [
          typeLine('kubectl scale sts web --replicas=5'),
          wait(),
          typeLine('kubectl scale sts web --replicas=2'),
          wait(),
          typeLine('kubectl set image sts/web nginx=nginx:1.25'),
          wait(),
        ],
        [
          typeLine('kubectl scale sts web fast --replicas=5'),
          wait(),
          typeLine('kubectl scale sts web fast --replicas=2'),
          wait(),
        ],
      ],
    },
    {
      id: 'policy-is-fixed',
      start: 'web',
      panels: ['yaml', 'terminal'],
      done: all(
        ({ refusals }) => refusals.some(({ error }) => error.message.includes('podManagementPolicy')),
        nowIs(
          (frame, trail) => setOf(frame, set)?.metadata.generation === setOf(opened(trail), set)?.metadata.generation,
        ),
      ),
      model: [typeLine(policyPatch('{"podManagementPolicy":"Parallel"}'), 1)],
      negatives: [[typeLine(policyPatch('{"minReadySeconds":1}'))]],
    },
    {
      id: 'slow-start',
      start: 'parallel-zero',
      panels: ['controller', 'events', 'terminal'],
      done: all(
        inTurn(
          (frame) => countCreated(frame, set) === 8,
          (frame) => podsOf(frame, set).length === 0,
          (frame) => isRefusedByQuota(frame) && podsOf(frame, set).length === 4,
        ),
        nowIs((frame) => podsOf(frame, set).length === 4),
      ),
      model: [
        typeLine('kubectl scale sts web --replicas=8'),
        wait(),
        typeLine('kubectl scale sts web --replicas=0'),
        wait(),
        typeLine('kubectl apply -f quota.yaml'),
        wait(),
        typeLine('kubectl scale sts web --replicas=8'),
        waitAtMost(30_000),
      ],
      negatives: [
        [typeLine('kubectl scale sts web --replicas=8'), wait()],
        [
          typeLine('kubectl scale sts web --replicas=8'),
          wait(),
          typeLine('kubectl scale sts web --replicas=0'),
          wait(),
          typeLine('kubectl apply -f quota.yaml'),
          typeLine(`kubectl patch quota four-pods -p '{"spec":{"hard":{"pods":"10"}}}'`),
          typeLine('kubectl scale sts web --replicas=8'),
          waitAtMost(30_000),
        ],
      ],
    },
  ],
};

function policyPatch(spec: string): string {
  return `kubectl patch sts web -p '{"spec":${spec}}'`;
}

/** web-2 runs and is not ready yet, so that nobody has made web-3. */
function isGateClosed(frame: Frame): boolean {
  const below = podOf(frame, set, 2);
  return below?.status.phase === 'Running' && !isReady(below) && podOf(frame, set, 3) === undefined;
}

/** Its template has got another image since the step was opened. */
function isAnew(frame: Frame, trail: Trail, name: string): boolean {
  return imageOf(frame, name) !== imageOf(opened(trail), name);
}

function isRefusedByQuota(frame: Frame): boolean {
  return (
    syncOf(frame, set)?.events.some(({ reason, message }) => reason === 'FailedCreate' && message.includes('quota')) ===
    true
  );
}
