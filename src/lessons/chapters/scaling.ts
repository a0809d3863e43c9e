/** Chapter 9: in which order pods come and go under both policies, and which unhealthy pod blocks what (slides 15 and 16). */
import { all, everWas, inTurn, not, nowIs } from '../conditions.ts';
import {
  areReady,
  claimOf,
  createdByController,
  deletedByController,
  isReady,
  isTerminating,
  podOf,
  podsOf,
  setOf,
  waitedFor,
} from '../facts.ts';
import { type Chapter, typeLine, wait } from '../lesson.ts';
import { opened } from '../trail.ts';

const set = 'web';

export const scaling: Chapter = {
  id: 'scaling',
  slides: [15, 16],
  start: 'web-one',
  steps: [
    {
      id: 'one-to-three',
      panels: ['controller', 'terminal'],
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
      id: 'five-to-two',
      panels: ['controller', 'terminal'],
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
      done: all(
        inTurn(
          (frame) => !isReady(podOf(frame, set, 0)) && podOf(frame, set, 1) !== undefined,
          (frame) => setOf(frame, set)?.spec.replicas === 1 && waitedFor(frame, 'web-0'),
          (frame) => isReady(podOf(frame, set, 0)) && deletedByController(frame).includes('web-1'),
        ),
        nowIs((frame) => areReady(frame, set, 1)),
      ),
      model: [
        { type: 'ask', request: { type: 'podFault', name: 'web-0', fault: 'unready' } },
        wait(nowIs((frame) => !isReady(podOf(frame, set, 0)))),
        typeLine('kubectl scale sts web --replicas=1'),
        wait(),
        { type: 'ask', request: { type: 'podFault', name: 'web-0', fault: 'ready' } },
        wait(),
      ],
      negatives: [
        [typeLine('kubectl scale sts web --replicas=1'), wait()],
        [
          { type: 'ask', request: { type: 'podFault', name: 'web-0', fault: 'unready' } },
          typeLine('kubectl scale sts web --replicas=1'),
          { type: 'ask', request: { type: 'podFault', name: 'web-0', fault: 'ready' } },
          wait(),
        ],
      ],
    },
    {
      id: 'policy-is-fixed',
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
  ],
};

function policyPatch(spec: string): string {
  return `kubectl patch sts web -p '{"spec":${spec}}'`;
}
