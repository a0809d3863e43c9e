/** Chapter 7: an update told from two gauges, and when it is over (slides 11, 12 and 17). */
import type { Frame } from '#engine/simulation/frames.ts';
import { all, didRead, inTurn, nowIs } from '../conditions.ts';
import {
  areReady,
  claimOf,
  deletedByController,
  imageOf,
  isComplete,
  isReady,
  podOf,
  podsOf,
  revisionOf,
  revisionsOf,
  setOf,
} from '../facts.ts';
import { type Chapter, type Condition, typeLine, wait } from '../lesson.ts';
import { predictions } from '../predictions/rollingUpdate.ts';
import { now, opened, type Trail } from '../trail.ts';

const set = 'nginx-web';
const setImage = typeLine('kubectl set image statefulset nginx-web nginx=nginx:mainline');
const getYaml = typeLine('kubectl get sts nginx-web -o yaml');
const readNote = typeLine('kubectl exec nginx-web-2 -- cat /usr/share/nginx/html/id');

const labelColumn = typeLine('kubectl get pod -L controller-revision-hash');
const tour = [
  'kubectl get service nginx',
  'kubectl get endpoints nginx',
  'kubectl get sts nginx-web',
  'kubectl get pod -o wide',
  'kubectl get pvc',
];

export const rollingUpdate: Chapter = {
  id: 'rolling-update',
  slides: [11, 12, 17],
  start: 'lecture-running',
  steps: [
    {
      id: 'top-goes-first',
      panels: ['controller', 'terminal'],
      predict: predictions['top-goes-first'],
      done: (trail) => trail.frames.map(deletedByController).find((names) => names.length > 0)?.[0] === 'nginx-web-2',
      model: [setImage, wait(nowIs((frame) => deletedByController(frame).length > 0))],
      negatives: [
        [setImage],
        [typeLine('kubectl delete pod nginx-web-2'), wait()],
        [
          typeLine('kubectl scale sts nginx-web --replicas=4'),
          wait(),
          typeLine('kubectl scale sts nginx-web --replicas=3'),
          wait(),
        ],
      ],
    },
    {
      id: 'delete-then-create',
      panels: ['controller', 'status'],
      predict: predictions['delete-then-create'],
      done: all(
        inTurn((frame) => podOf(frame, set, 2) === undefined, isTopNew),
        nowIs(isTopNew),
      ),
      model: [wait(nowIs(isTopNew))],
      negatives: [
        [wait(nowIs((frame) => podOf(frame, set, 2) === undefined))],
        [wait(nowIs((frame) => podOf(frame, set, 2)?.status.phase === 'Pending'))],
      ],
    },
    {
      id: 'gauges',
      start: 'lecture-running',
      panels: ['status', 'controller', 'terminal'],
      predict: predictions.gauges,
      done: all(
        didRead({ verb: 'get', resource: 'statefulsets', flags: { output: '' } }, countsAre(2, 0)),
        didRead({ verb: 'get', resource: 'statefulsets', flags: { output: '' } }, countsAre(2, 1)),
      ),
      model: [setImage, wait(nowIs(countsAre(2, 0))), getYaml, wait(nowIs(countsAre(2, 1))), getYaml],
      negatives: [
        [setImage, wait(), getYaml],
        [setImage, wait(nowIs(countsAre(2, 1))), getYaml],
      ],
    },
    {
      id: 'disk-rejoins',
      start: 'lecture-with-notes',
      panels: ['terminal', 'inspector'],
      predict: predictions['disk-rejoins'],
      done: didRead(
        { verb: 'exec', output: ['nginx-web-2'] },
        (frame, trail) =>
          isTopNew(frame, trail) &&
          claimOf(frame, set, 2)?.metadata.uid === claimOf(opened(trail), set, 2)?.metadata.uid,
      ),
      model: [setImage, wait(nowIs(isTopNew)), readNote],
      negatives: [
        [readNote, setImage, wait(nowIs(isTopNew))],
        [setImage, wait(nowIs(isTopNew)), typeLine('kubectl exec nginx-web-1 -- cat /usr/share/nginx/html/id')],
      ],
    },
    {
      id: 'done-means',
      panels: ['status', 'terminal'],
      predict: predictions['done-means'],
      done: didRead(
        { verb: 'get', resource: 'statefulsets', flags: { output: '' } },
        (frame) => isComplete(frame, set) && imageOf(frame, set) === 'nginx:mainline',
      ),
      model: [wait(), getYaml],
      negatives: [
        [wait(nowIs((frame) => areAllNew(frame) && !isReady(podOf(frame, set, 0)))), getYaml],
        [wait(), typeLine('kubectl get pods')],
      ],
    },
    {
      id: 'rollout-status',
      panels: ['terminal', 'status'],
      done: didRead({
        verb: 'rollout status',
        output: [
          'pods to be ready...',
          'Waiting for partitioned roll out to finish: ',
          'partitioned roll out complete: 3 ',
        ],
      }),
      model: [
        typeLine('kubectl set image sts/nginx-web nginx=nginx:1.27'),
        typeLine('kubectl rollout status sts/nginx-web'),
      ],
      negatives: [
        [
          typeLine('kubectl set image sts/nginx-web nginx=nginx:1.27'),
          wait(),
          typeLine('kubectl rollout status sts/nginx-web'),
        ],
        [typeLine('kubectl rollout status sts/nginx-web')],
      ],
    },
    {
      id: 'undo-and-history',
      panels: ['revisions', 'terminal'],
      done: all(didRead({ verb: 'rollout history' }), isUndone),
      model: [
        typeLine('kubectl rollout history sts/nginx-web'),
        typeLine('kubectl rollout undo sts/nginx-web'),
        wait(),
      ],
      negatives: [
        [
          typeLine('kubectl rollout history sts/nginx-web'),
          typeLine('kubectl set image sts/nginx-web nginx=nginx:1.25'),
          wait(),
        ],
        [typeLine('kubectl rollout history sts/nginx-web'), typeLine('kubectl rollout undo sts/nginx-web')],
      ],
    },
    {
      id: 'guided',
      start: 'lecture',
      panels: ['terminal'],
      done: all(
        nowIs((frame) => isComplete(frame, set) && imageOf(frame, set) === 'nginx:mainline'),
        didRead({ verb: 'get', resource: 'services', name: 'nginx' }),
        didRead({ verb: 'get', resource: 'endpoints', name: 'nginx' }, (frame) => areReady(frame, set, 3)),
        didRead({ verb: 'get', resource: 'statefulsets', name: set }, (frame) => areReady(frame, set, 3)),
        didRead({ verb: 'get', resource: 'pods', flags: { output: 'wide' } }, (frame) => areReady(frame, set, 3)),
        didRead({ verb: 'get', resource: 'persistentvolumeclaims' }, (frame) => areReady(frame, set, 3)),
        didReadLabels('nginx:alpine'),
        didReadLabels('nginx:mainline'),
      ),
      model: [
        typeLine('kubectl apply -f service.yaml'),
        typeLine('kubectl apply -f statefulset.yaml'),
        wait(),
        ...tour.map((line) => typeLine(line)),
        labelColumn,
        setImage,
        wait(),
        getYaml,
        labelColumn,
      ],
      negatives: [
        [
          typeLine('kubectl apply -f service.yaml'),
          typeLine('kubectl apply -f statefulset.yaml'),
          wait(),
          ...tour.map((line) => typeLine(line)),
          labelColumn,
        ],
        [
          typeLine('kubectl apply -f service.yaml'),
          typeLine('kubectl apply -f statefulset.yaml'),
          wait(),
          labelColumn,
          setImage,
          wait(),
          labelColumn,
        ],
      ],
    },
  ],
};

/** The labels were read while all pods were at this image. */
function didReadLabels(image: string): Condition {
  return didRead(
    { verb: 'get', resource: 'pods', flags: { 'label-columns': 'controller-revision-hash' } },
    (frame) => isComplete(frame, set) && imageOf(frame, set) === image,
  );
}

/** The highest pod is ready, and of another revision than when the step was opened. */
function isTopNew(frame: Frame, trail: Trail): boolean {
  const { currentRevision } = setOf(opened(trail), set)?.status ?? {};
  const pod = podOf(frame, set, 2);
  return isReady(pod) && revisionOf(pod) !== currentRevision && pod?.metadata.deletionTimestamp === undefined;
}

function areAllNew(frame: Frame): boolean {
  const { updateRevision } = setOf(frame, set)?.status ?? {};
  return podsOf(frame, set).every((pod) => revisionOf(pod) === updateRevision);
}

/** What the status says of pods at the old revision and at the new one, while there are two revisions. */
function countsAre(current: number, updated: number): (frame: Frame) => boolean {
  return (frame) => {
    const status = setOf(frame, set)?.status;
    return (
      status !== undefined &&
      status.currentRevision !== status.updateRevision &&
      (status.currentReplicas ?? 0) === current &&
      (status.updatedReplicas ?? 0) === updated
    );
  };
}

/** Complete, with no revision more than there were: the one before the last has got a new number. */
function isUndone(trail: Trail): boolean {
  const before = revisionsOf(opened(trail), set);
  const after = revisionsOf(now(trail), set);
  const last = after.at(-1);
  return (
    isComplete(now(trail), set) &&
    after.length === before.length &&
    last !== undefined &&
    last.metadata.name === before.at(-2)?.metadata.name &&
    last.revision > (before.at(-1)?.revision ?? 0)
  );
}
