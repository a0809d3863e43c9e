/** Chapter 12: of a stuck set, which gate is closed, who can open it, and what must not be done (beyond slide 20). */
import type { Frame } from '#engine/simulation/frames.ts';
import { all, everWas, inTurn, not, nowIs } from '../conditions.ts';
import {
  areReady,
  deletedByController,
  imageOf,
  isComplete,
  isReady,
  isTerminating,
  podOf,
  podsOf,
  podsOfApp,
  requestIn,
  revisionOf,
  setOf,
  waitingReason,
} from '../facts.ts';
import { ask, type Chapter, typeLine, wait, waitAtMost } from '../lesson.ts';
import { predictions } from '../predictions/whenItWaits.ts';
import { answerWith, isSolved, type Puzzle } from '../puzzles.ts';
import { now, opened, type Trail } from '../trail.ts';

const set = 'web';
const minuteMs = 60_000;
const setBad = typeLine('kubectl set image sts/web nginx=nginx:nope');
const undo = typeLine('kubectl rollout undo sts/web');

/** Who has to act before each of four sets goes on. */
const waiters: Puzzle = {
  places: ['slow', 'far', 'broken', 'capped'],
  values: ['api', 'application', 'kubelet', 'scheduler'],
  key: (frame) => Object.fromEntries(waiters.places.map((name) => [name, waiterOf(frame, name)])),
};
const rightWaiters = { slow: 'application', far: 'scheduler', broken: 'kubelet', capped: 'api' };

export const whenItWaits: Chapter = {
  id: 'when-it-waits',
  slides: [21],
  start: 'web',
  steps: [
    {
      id: 'bad-image',
      panels: ['controller', 'terminal', 'events'],
      predict: predictions['bad-image'],
      done: nowIs((frame) => isPullFailing(frame, set) && areOld(frame, 0, 1)),
      model: [setBad, wait(nowIs((frame) => isPullFailing(frame, set)))],
      negatives: [
        [setBad, wait(nowIs((frame) => podOf(frame, set, 2)?.status.phase === 'Pending'))],
        [typeLine('kubectl set image sts/web nginx=nginx:1.25'), wait()],
      ],
    },
    {
      id: 'fix-is-not-enough',
      panels: ['controller', 'revisions', 'terminal'],
      predict: predictions['fix-is-not-enough'],
      done: (trail) => isStuckFor(trail, minuteMs),
      model: [undo, waitAtMost(2 * minuteMs)],
      negatives: [
        [undo],
        [undo, waitAtMost(5000), typeLine('kubectl delete pod web-2'), waitAtMost(2 * minuteMs)],
        [waitAtMost(2 * minuteMs)],
      ],
    },
    {
      id: 'delete-the-stuck',
      panels: ['controller', 'terminal'],
      predict: predictions['delete-the-stuck'],
      done: nowIs((frame) => isComplete(frame, set) && imageOf(frame, set) === 'nginx:alpine'),
      model: [typeLine('kubectl delete pod web-2'), waitAtMost(2 * minuteMs)],
      negatives: [[setBad, typeLine('kubectl delete pod web-2'), waitAtMost(2 * minuteMs)], [waitAtMost(2 * minuteMs)]],
    },
    {
      id: 'parallel-heals',
      start: 'two-threes',
      panels: ['controller', 'terminal'],
      done: all(
        inTurn(
          (frame) => isPullFailing(frame, 'web') && isPullFailing(frame, 'fast'),
          (frame) => isComplete(frame, 'fast') && imageOf(frame, 'fast') === 'nginx:alpine',
        ),
        nowIs((frame) => isComplete(frame, 'fast') && !areReady(frame, set, 3)),
        not(everWas((frame) => isDeletedByHand(frame, 'fast-'))),
      ),
      model: [
        typeLine('kubectl set image sts/web sts/fast nginx=nginx:nope'),
        wait(nowIs((frame) => isPullFailing(frame, 'web') && isPullFailing(frame, 'fast'))),
        typeLine('kubectl set image sts/web sts/fast nginx=nginx:alpine'),
        waitAtMost(minuteMs),
      ],
      negatives: [
        [
          typeLine('kubectl set image sts/web sts/fast nginx=nginx:nope'),
          wait(nowIs((frame) => isPullFailing(frame, 'web') && isPullFailing(frame, 'fast'))),
          typeLine('kubectl set image sts/web sts/fast nginx=nginx:alpine'),
          typeLine('kubectl delete pod fast-2'),
          waitAtMost(minuteMs),
        ],
        [
          typeLine('kubectl set image sts/web sts/fast nginx=nginx:nope'),
          wait(nowIs((frame) => isPullFailing(frame, 'web') && isPullFailing(frame, 'fast'))),
        ],
      ],
    },
    {
      id: 'lost-node',
      start: 'twin',
      panels: ['inspector', 'controller', 'events', 'terminal'],
      done: nowIs(isLost),
      model: [ask({ type: 'nodeFault', name: 'node-b', fault: 'down' }), waitAtMost(10 * minuteMs)],
      negatives: [
        [ask({ type: 'nodeFault', name: 'node-b', fault: 'down' }), waitAtMost(4 * minuteMs)],
        [
          ask({ type: 'nodeFault', name: 'node-b', fault: 'down' }),
          waitAtMost(4 * minuteMs),
          ask({ type: 'nodeFault', name: 'node-b', fault: 'up' }),
          waitAtMost(10 * minuteMs),
        ],
      ],
    },
    {
      id: 'delete-is-unordered',
      start: 'two-strategies',
      panels: ['controller', 'terminal'],
      predict: predictions['delete-is-unordered'],
      done: all(
        everWas((frame) => podsOf(frame, 'bare').filter(isTerminating).length === 3),
        inTurn(
          (frame) => deletedByController(frame).includes('web-2'),
          (frame) => podOf(frame, set, 2) === undefined && deletedByController(frame).includes('web-1'),
          (frame) => podOf(frame, set, 1) === undefined && deletedByController(frame).includes('web-0'),
          (frame) => podsOf(frame, set).length === 0 && setOf(frame, set) === undefined,
        ),
      ),
      model: [
        typeLine('kubectl delete sts bare'),
        wait(),
        typeLine('kubectl scale sts web --replicas=0'),
        wait(),
        typeLine('kubectl delete sts web'),
        wait(),
      ],
      negatives: [
        [typeLine('kubectl delete sts bare web'), wait()],
        [typeLine('kubectl scale sts web --replicas=0'), wait(), typeLine('kubectl delete sts web'), wait()],
      ],
    },
    {
      id: 'orphan-and-adopt',
      start: 'web',
      panels: ['controller', 'terminal'],
      predict: predictions['orphan-and-adopt'],
      done: all(
        everWas((frame) => setOf(frame, set) === undefined && podsOf(frame, set).length === 2),
        nowIs(
          (frame, trail) =>
            areReady(frame, set, 3) &&
            !isSame(frame, trail, 0) &&
            isSame(frame, trail, 1) &&
            isSame(frame, trail, 2) &&
            podsOf(frame, set).every(({ metadata }) => (metadata.ownerReferences ?? []).length === 1),
        ),
      ),
      model: [
        typeLine('kubectl delete sts web --cascade=orphan'),
        wait(),
        typeLine('kubectl delete pod web-0'),
        wait(),
        typeLine('kubectl apply -f web.yaml'),
        wait(),
      ],
      negatives: [
        [typeLine('kubectl delete sts web'), wait(), typeLine('kubectl apply -f web.yaml'), wait()],
        [
          typeLine('kubectl delete sts web --cascade=orphan'),
          wait(),
          typeLine('kubectl apply -f web.yaml'),
          wait(),
          typeLine('kubectl delete pod web-0'),
          wait(),
        ],
      ],
    },
    {
      id: 'why-panel',
      start: 'stuck',
      panels: ['controller', 'events', 'terminal'],
      puzzle: waiters,
      done: isSolved('why-panel', waiters),
      model: [typeLine('kubectl get pods'), ...answerWith('why-panel', rightWaiters)],
      negatives: [
        answerWith('why-panel', { ...rightWaiters, broken: 'scheduler' }),
        answerWith('why-panel', { ...rightWaiters, capped: 'scheduler' }),
      ],
    },
  ],
};

/** Pod 2 is at a newer revision, and its image cannot be pulled. */
function isPullFailing(frame: Frame, name: string): boolean {
  const pod = podOf(frame, name, 2);
  const { currentRevision } = setOf(frame, name)?.status ?? {};
  return revisionOf(pod) !== currentRevision && ['ErrImagePull', 'ImagePullBackOff'].includes(waitingReason(pod));
}

function areOld(frame: Frame, ...ordinals: readonly number[]): boolean {
  const { currentRevision } = setOf(frame, set)?.status ?? {};
  return ordinals.every((each) => revisionOf(podOf(frame, set, each)) === currentRevision);
}

/** The template is the old one again, and web-2 has stayed what it was for so long. */
function isStuckFor(trail: Trail, ms: number): boolean {
  const mended = trail.frames.find((frame) => {
    const { currentRevision, updateRevision } = setOf(frame, set)?.status ?? {};
    return currentRevision === updateRevision && !areOld(frame, 2) && podOf(frame, set, 2) !== undefined;
  });
  if (mended === undefined) return false;
  const last = now(trail);
  return isSame(last, trail, 2) && !areOld(last, 2) && last.cluster.nowMs - mended.cluster.nowMs >= ms;
}

/** A pod of the set does not end, and nothing has taken its place; its like of the Deployment has a replacement, which is ready. */
function isLost(frame: Frame): boolean {
  const shop = podsOfApp(frame, 'shop');
  const isReplaced = shop.some(isTerminating) && shop.filter(isReady).length === 3;
  return isReplaced && podsOf(frame, set).length === 3 && podsOf(frame, set).some(isTerminating);
}

function isDeletedByHand(frame: Frame, prefix: string): boolean {
  const request = requestIn(frame);
  return request?.type === 'delete' && request.resource === 'pods' && request.name.startsWith(prefix);
}

function isSame(frame: Frame, trail: Trail, ordinal: number): boolean {
  return podOf(frame, set, ordinal)?.metadata.uid === podOf(opened(trail), set, ordinal)?.metadata.uid;
}

/** Who has to act: told by how far the set's first pod has got. */
function waiterOf(frame: Frame, name: string): string {
  const [pod] = podsOf(frame, name);
  if (pod === undefined) return 'api';
  if (pod.spec.nodeName === undefined) return 'scheduler';
  return waitingReason(pod) === '' ? 'application' : 'kubelet';
}
