/** Chapter 8: one sync from its beginning to its end, and what can wake it (slides 13 and 14). */
import type { Frame } from '#engine/simulation/frames.ts';
import { all, didRead, everWas, inTurn, not, nowIs } from '../conditions.ts';
import {
  areReady,
  claimOf,
  createdByController,
  deletedByController,
  isReady,
  isTerminating,
  podOf,
  requestIn,
  revisionOf,
  setOf,
  syncOf,
} from '../facts.ts';
import { ask, type Chapter, seek, typeLine, wait } from '../lesson.ts';
import { predictions } from '../predictions/insideTheController.ts';
import { answerWith, isSolved } from '../puzzles.ts';
import { opened, type Trail } from '../trail.ts';
import { firstStatus, inOrder, isQuietSync, owners, stations } from './insidePuzzles.ts';

const set = 'web';
const unready = ask({ type: 'podFault', name: 'web-1', fault: 'unready' });

export const insideTheController: Chapter = {
  id: 'inside-the-controller',
  slides: [13, 14],
  start: 'web',
  steps: [
    {
      id: 'what-it-makes',
      panels: ['terminal', 'inspector'],
      puzzle: owners,
      done: all(
        ...['controllerrevisions', 'persistentvolumeclaims', 'pods'].map((resource) =>
          didRead({ verb: 'get', resource }),
        ),
        isSolved('what-it-makes', owners),
      ),
      model: [
        typeLine('kubectl get controllerrevisions,pvc,pods'),
        ...answerWith('what-it-makes', {
          ControllerRevision: 'StatefulSet',
          Pod: 'StatefulSet',
          PersistentVolumeClaim: 'nobody',
        }),
      ],
      negatives: [
        [
          typeLine('kubectl get controllerrevisions,pvc,pods'),
          ...answerWith('what-it-makes', {
            ControllerRevision: 'StatefulSet',
            Pod: 'StatefulSet',
            PersistentVolumeClaim: 'StatefulSet',
          }),
        ],
        [
          typeLine('kubectl get pods'),
          ...answerWith('what-it-makes', {
            ControllerRevision: 'StatefulSet',
            Pod: 'StatefulSet',
            PersistentVolumeClaim: 'nobody',
          }),
        ],
      ],
    },
    {
      id: 'what-wakes-it',
      panels: ['controller', 'events', 'terminal'],
      predict: predictions['what-wakes-it'],
      done: all(
        inTurn((frame) => requestIn(frame)?.type === 'delete' && isTerminating(podOf(frame, set, 0)), isSync),
        inTurn((frame) => isOfSet(frame), isSync),
        nowIs((frame) => isClaimGoing(frame)),
        not(everWas((frame) => isClaimGoing(frame) && isSync(frame))),
      ),
      model: [
        typeLine('kubectl delete pod web-0'),
        wait(),
        typeLine('kubectl annotate sts web note=hello'),
        wait(),
        typeLine('kubectl delete pvc www-web-2 --wait=false'),
        wait(),
      ],
      negatives: [
        [typeLine('kubectl delete pvc www-web-2 --wait=false'), typeLine('kubectl delete pod web-0'), wait()],
        [typeLine('kubectl delete pod web-0'), wait(), typeLine('kubectl annotate sts web note=hello'), wait()],
      ],
    },
    {
      id: 'one-sync',
      predict: predictions['one-sync'],
      start: 'web',
      panels: ['controller', 'terminal'],
      puzzle: stations,
      done: isSolved('one-sync', stations),
      model: [
        typeLine('kubectl annotate sts web note=hello'),
        wait(),
        seek(nowIs(isQuietSync)),
        ...answerWith('one-sync', inOrder),
      ],
      negatives: [
        answerWith('one-sync', inOrder),
        [
          typeLine('kubectl annotate sts web note=hello'),
          wait(),
          seek(nowIs(isQuietSync)),
          ...answerWith('one-sync', { ...inOrder, '4': 'update', '5': 'condemned' }),
        ],
      ],
    },
    {
      id: 'revision-first',
      panels: ['revisions', 'status', 'terminal'],
      predict: predictions['revision-first'],
      done: all(
        nowIs((frame, trail) => isTold(frame, trail) && (setOf(frame, set)?.status.updatedReplicas ?? 0) === 0),
        not(everWas((frame) => [...createdByController(frame), ...deletedByController(frame)].length > 0)),
        nowIs((frame) => !isReady(podOf(frame, set, 1))),
      ),
      model: [unready, wait(), typeLine('kubectl set image sts/web nginx=nginx:1.25'), wait()],
      negatives: [
        [typeLine('kubectl set image sts/web nginx=nginx:1.25'), wait()],
        [unready, wait()],
      ],
    },
    {
      id: 'pods-in-order',
      start: 'web',
      panels: ['controller', 'terminal'],
      predict: predictions['pods-in-order'],
      done: inTurn(
        (frame) => createdByController(frame).includes('web-0') && podOf(frame, set, 2) === undefined,
        (frame) => isReady(podOf(frame, set, 0)) && podOf(frame, set, 2) === undefined,
        (frame) => createdByController(frame).includes('web-2'),
      ),
      model: [typeLine('kubectl delete pod web-0 web-2 --wait=false'), wait()],
      negatives: [
        [typeLine('kubectl delete pod web-2'), wait()],
        [typeLine('kubectl delete pod web-0'), wait(), typeLine('kubectl delete pod web-2'), wait()],
      ],
    },
    {
      id: 'update-last',
      start: 'web',
      panels: ['controller', 'terminal'],
      predict: predictions['update-last'],
      done: inTurn(
        (frame) => isBornNew(frame, 3),
        (frame) => isBornNew(frame, 4),
        (frame) => deletedByController(frame).includes('web-2'),
      ),
      model: [
        typeLine(
          `kubectl patch sts web -p '{"spec":{"replicas":5,"template":{"spec":{"containers":[{"name":"nginx","image":"nginx:1.25"}]}}}}'`,
        ),
        wait(),
      ],
      negatives: [
        [
          typeLine('kubectl scale sts web --replicas=5'),
          wait(),
          typeLine('kubectl set image sts/web nginx=nginx:1.25'),
          wait(),
        ],
        [typeLine('kubectl set image sts/web nginx=nginx:1.25'), wait()],
      ],
    },
    {
      id: 'status-lags',
      start: 'web-empty',
      panels: ['controller', 'status', 'terminal'],
      puzzle: firstStatus,
      done: isSolved('status-lags', firstStatus),
      model: [
        typeLine('kubectl apply -f web.yaml'),
        wait(),
        seek(nowIs((frame) => createdByController(frame).includes('web-0'))),
        ...answerWith('status-lags', { replicas: '0' }),
      ],
      negatives: [
        [
          typeLine('kubectl apply -f web.yaml'),
          wait(),
          seek(nowIs((frame) => createdByController(frame).includes('web-0'))),
          ...answerWith('status-lags', { replicas: '1' }),
        ],
        [
          typeLine('kubectl apply -f web.yaml'),
          wait(),
          seek(nowIs((frame) => createdByController(frame).includes('web-1'))),
          ...answerWith('status-lags', { replicas: '1' }),
        ],
      ],
    },
    {
      id: 'adopt-and-release',
      start: 'web',
      panels: ['controller', 'events', 'terminal'],
      done: all(
        inTurn(
          (frame) => podOf(frame, set, 1) !== undefined && !isOwned(frame, 1),
          (frame) => syncOf(frame, set)?.error?.includes('already exists') === true,
          (frame) => podOf(frame, set, 1) === undefined,
        ),
        nowIs((frame) => areReady(frame, set, 3) && isOwned(frame, 1)),
      ),
      model: [
        typeLine('kubectl label pod web-1 app=debug --overwrite'),
        { type: 'wait', atMostMs: 10_000 },
        typeLine('kubectl delete pod web-1'),
        wait(),
      ],
      negatives: [
        [
          typeLine('kubectl label pod web-1 app=debug --overwrite'),
          { type: 'wait', atMostMs: 10_000 },
          typeLine('kubectl label pod web-1 app=nginx --overwrite'),
          wait(),
        ],
        [typeLine('kubectl delete pod web-1'), wait()],
      ],
    },
  ],
};

function isSync(frame: Frame): boolean {
  return syncOf(frame, set) !== undefined;
}

/** Somebody has changed something about the set. */
function isOfSet(frame: Frame): boolean {
  const request = requestIn(frame);
  return request?.type === 'patch' && request.resource === 'statefulsets' && request.name === set;
}

function isClaimGoing(frame: Frame): boolean {
  return claimOf(frame, set, 2)?.metadata.deletionTimestamp !== undefined;
}

/** The controller has seen another template than there was. */
function isTold(frame: Frame, trail: Trail): boolean {
  const found = setOf(frame, set);
  return (
    found?.status.observedGeneration === found?.metadata.generation &&
    found?.status.updateRevision !== setOf(opened(trail), set)?.status.updateRevision
  );
}

/** This sync has made the pod, at the newer of two revisions. */
function isBornNew(frame: Frame, ordinal: number): boolean {
  const { currentRevision, updateRevision } = setOf(frame, set)?.status ?? {};
  return (
    currentRevision !== updateRevision &&
    createdByController(frame).includes(`${set}-${ordinal}`) &&
    revisionOf(podOf(frame, set, ordinal)) === updateRevision
  );
}

function isOwned(frame: Frame, ordinal: number): boolean {
  return podOf(frame, set, ordinal)?.metadata.ownerReferences?.some(({ name }) => name === set) === true;
}
