/** Chapter 1: four needs, and for each the observation on which a Deployment fails (slides 2 to 4). */
import type { Frame } from '#engine/simulation/frames.ts';
import { all, didRead, everWas, inTurn, not, nowIs } from '../conditions.ts';
import { areReady, imageOf, isComplete, isReady, isTerminating, noteOf, podOf, podsOfApp } from '../facts.ts';
import { type Chapter, typeLine, wait } from '../lesson.ts';
import { predictions } from '../predictions/whyNotDeployment.ts';
import { answerWith, isSolved, type Puzzle } from '../puzzles.ts';
import { opened, type Trail } from '../trail.ts';

const set = 'web';
const notePath = '/usr/share/nginx/html/id';
const deleteFirst = typeLine('kubectl delete $(kubectl get pods -l app=shop -o name | head -n 1)');
const noteEach = typeLine(
  `for p in web-0 web-1 $(kubectl get pods -l app=shop -o name); do kubectl exec $p -- sh -c 'hostname > ${notePath}'; done`,
);

const newImages = [
  typeLine('kubectl set image sts/web nginx=nginx:1.27'),
  typeLine('kubectl set image deployment/shop shop=shop:2'),
];

/** The order of slide 17, and none. */
const strips: Puzzle = {
  places: ['StatefulSet', 'Deployment'],
  values: ['upwards', 'downwards', 'none'],
  key: () => ({ StatefulSet: 'downwards', Deployment: 'none' }),
};
const rightStrips = { StatefulSet: 'downwards', Deployment: 'none' };

export const whyNotDeployment: Chapter = {
  id: 'why-not-deployment',
  slides: [2, 3, 4],
  start: 'twin',
  steps: [
    {
      id: 'same-copies',
      panels: ['terminal'],
      done: didRead(
        { verb: 'get', resource: 'pods', flags: { 'show-labels': '' }, output: ['pod-template-hash'] },
        (frame) => templateHashes(frame).length === 1,
      ),
      model: [typeLine('kubectl get pods -l app=shop --show-labels')],
      negatives: [
        [typeLine('kubectl get pods -l app=nginx --show-labels')],
        [typeLine('kubectl get pods -l app=shop')],
      ],
    },
    {
      id: 'keep-the-count',
      panels: ['terminal'],
      done: all(nowIs(isOneRenamed), not(everWas((frame) => replicasOf(frame) !== 3))),
      model: [deleteFirst, wait()],
      negatives: [
        [
          typeLine('kubectl scale deployment shop --replicas=4'),
          wait(),
          typeLine('kubectl scale deployment shop --replicas=3'),
          wait(),
        ],
        [typeLine('kubectl delete pod web-1'), wait()],
      ],
    },
    {
      id: 'surge-and-bound',
      panels: ['terminal'],
      done: all(
        everWas((frame) => living(frame).length > 3),
        nowIs((frame) => isRolledOut(frame) && imageOfShop(frame) === 'shop:2'),
      ),
      model: [typeLine('kubectl set image deployment/shop shop=shop:2'), wait()],
      negatives: [
        [typeLine('kubectl set image deployment/shop shop=shop:2'), wait(nowIs((frame) => living(frame).length > 3))],
        [
          typeLine(`kubectl patch deployment shop -p '{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null}}}'`),
          typeLine('kubectl set image deployment/shop shop=shop:2'),
          wait(),
        ],
      ],
    },
    {
      id: 'undo-in-one',
      panels: ['terminal'],
      done: nowIs(
        (frame, trail) =>
          isRolledOut(frame) &&
          imageOfShop(frame) !== imageOfShop(opened(trail)) &&
          replicaSetCount(frame) === replicaSetCount(opened(trail)),
      ),
      model: [typeLine('kubectl rollout undo deployment/shop'), wait()],
      negatives: [
        [typeLine('kubectl set image deployment/shop shop=shop:3'), wait()],
        [typeLine('kubectl rollout undo deployment/shop')],
      ],
    },
    {
      id: 'need-identity',
      start: 'twin',
      panels: ['terminal', 'names'],
      predict: predictions['need-identity'],
      done: nowIs(
        (frame, trail) =>
          isOneRenamed(frame, trail) &&
          areReady(frame, set, 3) &&
          podOf(frame, set, 1)?.metadata.uid !== podOf(opened(trail), set, 1)?.metadata.uid,
      ),
      model: [typeLine('kubectl delete pod web-1'), deleteFirst, wait()],
      negatives: [
        [typeLine('kubectl delete pod web-1'), wait()],
        [deleteFirst, wait()],
        [deleteFirst, wait(), typeLine('kubectl delete pod web-1 --wait=false')],
      ],
    },
    {
      id: 'need-own-disk',
      start: 'twin',
      panels: ['terminal', 'inspector'],
      done: inTurn(hasOwnNotes, (frame, trail) => {
        const [before, after] = [podOf(opened(trail), set, 0), podOf(frame, set, 0)];
        return hasOwnNotes(frame) && isReady(after) && after?.metadata.uid !== before?.metadata.uid;
      }),
      model: [noteEach, typeLine('kubectl delete pod web-0'), wait()],
      negatives: [
        [noteEach],
        [
          typeLine(
            `for p in web-0 web-1 $(kubectl get pods -l app=shop -o name); do kubectl exec $p -- sh -c 'echo same > ${notePath}'; done`,
          ),
          typeLine('kubectl delete pod web-0'),
          wait(),
        ],
      ],
    },
    {
      id: 'need-order',
      start: 'twin',
      panels: ['controller', 'terminal'],
      puzzle: strips,
      predict: predictions['need-order'],
      done: all(
        nowIs(
          (frame, trail) =>
            isComplete(frame, set) &&
            isRolledOut(frame) &&
            imageOf(frame, set) !== imageOf(opened(trail), set) &&
            imageOfShop(frame) !== imageOfShop(opened(trail)),
        ),
        isSolved('need-order', strips),
      ),
      model: [...newImages, wait(), ...answerWith('need-order', rightStrips)],
      negatives: [
        [...newImages, wait(), ...answerWith('need-order', { ...rightStrips, StatefulSet: 'upwards' })],
        [...newImages, ...answerWith('need-order', rightStrips)],
      ],
    },
  ],
};

/** The pods of the Deployment that are not on their way out. */
function living(frame: Frame) {
  return podsOfApp(frame, 'shop').filter((pod) => !isTerminating(pod));
}

function shopOf({ cluster }: Frame) {
  return cluster.stored.objects.deployments.find(({ metadata }) => metadata.name === 'shop');
}

function replicasOf(frame: Frame): number | undefined {
  return shopOf(frame)?.spec.replicas;
}

function imageOfShop(frame: Frame): string | undefined {
  return shopOf(frame)?.spec.template.spec.containers[0]?.image;
}

function replicaSetCount({ cluster }: Frame): number {
  return cluster.stored.objects.replicasets.length;
}

function templateHashes(frame: Frame): readonly unknown[] {
  return [...new Set(living(frame).map(({ metadata }) => metadata.labels?.['pod-template-hash']))];
}

/** All pods of the Deployment are there, ready, and at its image. */
function isRolledOut(frame: Frame): boolean {
  const pods = podsOfApp(frame, 'shop');
  return pods.length === 3 && pods.every((pod) => isReady(pod) && pod.spec.containers[0]?.image === imageOfShop(frame));
}

/** Of the pods that the Deployment had when the step was opened, one is gone, and another has come. */
function isOneRenamed(frame: Frame, trail: Trail): boolean {
  const before = podsOfApp(opened(trail), 'shop').map(({ metadata }) => metadata.name);
  const after = podsOfApp(frame, 'shop');
  const kept = after.filter(({ metadata }) => before.includes(metadata.name));
  return after.length === 3 && after.every(isReady) && kept.length === 2;
}

/** web-0 and web-1 have each their own note, and all pods of the Deployment share one. */
function hasOwnNotes(frame: Frame): boolean {
  const [first, second] = [0, 1].map((ordinal) => noteOf(frame, `www-web-${ordinal}`, '/id'));
  const shared = noteOf(frame, 'www-shop', '/id');
  return first !== undefined && second !== undefined && first !== second && shared !== undefined;
}
