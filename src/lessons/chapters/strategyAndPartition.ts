/** Chapter 11: partition and OnDelete for a canary, and at which revision a pod comes back (slide 20). */
import type { Frame } from '#engine/simulation/frames.ts';
import { all, everWas, inTurn, not, nowIs } from '../conditions.ts';
import {
  areReady,
  countDeleted,
  createdByController,
  deletedByController,
  imageOf,
  isComplete,
  isReady,
  podOf,
  podsOf,
  revisionOf,
  setOf,
} from '../facts.ts';
import { type Act, ask, type Chapter, typeLine, wait } from '../lesson.ts';
import { predictions } from '../predictions/strategyAndPartition.ts';
import { opened, type Trail } from '../trail.ts';

const set = 'web';
const onDelete = patchSet('web', '"updateStrategy":{"type":"OnDelete","rollingUpdate":null}');
const imageOfBoth = typeLine('kubectl set image sts/web sts/bare nginx=nginx:1.25');
/** Web-2 and bare-2 are on their way out, or gone. */
const bothHaveBegun = wait(nowIs((frame) => [set, 'bare'].every((each) => !isReady(podOf(frame, each, 2)))));
const imageOfBothFives = typeLine('kubectl set image sts/web sts/fast nginx=nginx:1.25');

export const strategyAndPartition: Chapter = {
  id: 'strategy-and-partition',
  slides: [20],
  start: 'web',
  steps: [
    {
      id: 'canary',
      panels: ['revisions', 'terminal'],
      predict: predictions.canary,
      done: nowIs(
        (frame, trail) =>
          areReady(frame, set, 3) && areAt(frame, 'old', 0, 1) && areAt(frame, 'new', 2) && areSame(frame, trail, 0, 1),
      ),
      model: [partition(2), image('1.25'), wait()],
      negatives: [
        [image('1.25'), wait(), partition(2), wait()],
        [partition(2), image('1.25'), wait(nowIs((frame) => podOf(frame, set, 2) === undefined))],
        [partition(1), image('1.25'), wait()],
      ],
    },
    {
      id: 'reborn-below',
      panels: ['revisions', 'terminal'],
      predict: predictions['reborn-below'],
      done: all(
        nowIs(
          (frame, trail) =>
            areReady(frame, set, 3) &&
            areAt(frame, 'old', 0) &&
            areAt(frame, 'new', 2) &&
            !areSame(frame, trail, 0) &&
            !areSame(frame, trail, 2),
        ),
        not(everWas((frame) => partitionOf(frame) !== 2)),
      ),
      model: [typeLine('kubectl delete pod web-0'), wait(), typeLine('kubectl delete pod web-2'), wait()],
      negatives: [
        [typeLine('kubectl delete pod web-0'), wait()],
        [partition(0), wait(), partition(2), typeLine('kubectl delete pod web-0 web-2'), wait()],
      ],
    },
    {
      id: 'widen',
      panels: ['revisions', 'status', 'terminal'],
      predict: predictions.widen,
      done: all(
        everWas(
          (frame) =>
            partitionOf(frame) === 1 && areReady(frame, set, 3) && areAt(frame, 'old', 0) && areAt(frame, 'new', 1, 2),
        ),
        nowIs((frame) => partitionOf(frame) === 0 && isComplete(frame, set)),
      ),
      model: [partition(1), wait(), partition(0), wait()],
      negatives: [
        [partition(0), wait()],
        [partition(1), wait()],
        [partition(1), wait(), partition(0), wait(nowIs((frame) => podOf(frame, set, 0) === undefined))],
      ],
    },
    {
      id: 'stage-and-grow',
      start: 'web',
      panels: ['revisions', 'terminal'],
      predict: predictions['stage-and-grow'],
      done: nowIs(
        (frame, trail) =>
          areReady(frame, set, 5) &&
          areAt(frame, 'old', 0, 1, 2) &&
          areAt(frame, 'new', 3, 4) &&
          areSame(frame, trail, 0, 1, 2),
      ),
      model: [partition(3), image('1.27'), typeLine('kubectl scale sts web --replicas=5'), wait()],
      negatives: [
        [partition(5), image('1.27'), typeLine('kubectl scale sts web --replicas=5'), wait()],
        [image('1.27'), typeLine('kubectl scale sts web --replicas=5'), wait()],
      ],
    },
    {
      id: 'on-delete',
      start: 'web',
      panels: ['revisions', 'terminal'],
      predict: predictions['on-delete'],
      done: all(
        not(everWas((frame) => deletedByController(frame).length > 0)),
        inTurn(
          (frame) => isTold(frame) && areAt(frame, 'old', 0, 1, 2),
          (frame) => areAt(frame, 'new', 1) && areAt(frame, 'old', 0, 2) && areReady(frame, set, 3),
          (frame) => areAt(frame, 'new', 0, 1) && areAt(frame, 'old', 2) && areReady(frame, set, 3),
          (frame, trail) => areReady(frame, set, 3) && !areSame(frame, trail, 2) && isTold(frame),
        ),
      ),
      model: [
        onDelete,
        image('1.25'),
        wait(),
        ...[1, 0, 2].flatMap((ordinal) => [typeLine(`kubectl delete pod web-${ordinal}`), wait()]),
      ],
      negatives: [
        [image('1.25'), wait()],
        [
          typeLine(`kubectl patch sts web -p '{"spec":{"updateStrategy":{"type":"OnDelete"}}}'`, 1),
          image('1.25'),
          wait(),
        ],
        [onDelete, image('1.25'), wait(), typeLine('kubectl delete pod web-0 web-1 web-2'), wait()],
      ],
    },
    {
      id: 'on-delete-scale',
      panels: ['revisions', 'terminal'],
      done: nowIs(
        (frame, trail) =>
          areReady(frame, set, 4) &&
          areAt(frame, 'new', 3) &&
          areAt(frame, 'old', 0, 1, 2) &&
          areSame(frame, trail, 0, 1, 2),
      ),
      model: [image('1.27'), typeLine('kubectl scale sts web --replicas=4'), wait()],
      negatives: [
        [
          image('1.27'),
          typeLine('kubectl scale sts web --replicas=4'),
          wait(),
          typeLine('kubectl delete pod web-0'),
          wait(),
        ],
        [typeLine('kubectl scale sts web --replicas=4'), wait()],
      ],
    },
    {
      id: 'two-manifests-one-click',
      start: 'two-strategies',
      panels: ['revisions', 'controller', 'terminal'],
      done: all(
        everWas((frame, trail) => isReborn(frame, trail, 'web', 'new')),
        everWas((frame, trail) => isReborn(frame, trail, 'bare', 'old')),
      ),
      model: [imageOfBoth, bothHaveBegun, typeLine('kubectl delete pod web-0 bare-0 --wait=false'), wait()],
      negatives: [
        [imageOfBoth, bothHaveBegun, typeLine('kubectl delete pod web-1 bare-1 --wait=false'), wait()],
        [imageOfBoth, wait(), typeLine('kubectl delete pod web-0 bare-0'), wait()],
      ],
    },
    {
      id: 'two-at-a-time',
      start: 'two-fives',
      panels: ['status', 'controller', 'terminal'],
      predict: predictions['two-at-a-time'],
      done: all(
        inTurn(
          (frame) => countDeleted(frame, set) === 2,
          (frame) => createdByController(frame).includes('web-3'),
          (frame) => createdByController(frame).includes('web-4'),
        ),
        everWas((frame) => deletedByController(frame).toSorted().join() === 'fast-0,fast-4'),
      ),
      model: [
        upToTwo('web'),
        upToTwo('fast'),
        ask({ type: 'podFault', name: 'fast-0', fault: 'unready' }),
        wait(),
        imageOfBothFives,
        wait(),
      ],
      negatives: [
        [imageOfBothFives, wait()],
        [upToTwo('web'), upToTwo('fast'), imageOfBothFives, wait()],
      ],
    },
  ],
};

function patchSet(name: string, spec: string): Act {
  return typeLine(`kubectl patch sts ${name} -p '{"spec":{${spec}}}'`);
}

function partition(to: number): Act {
  return patchSet('web', `"updateStrategy":{"rollingUpdate":{"partition":${to}}}`);
}

function upToTwo(name: string): Act {
  return patchSet(name, '"updateStrategy":{"rollingUpdate":{"maxUnavailable":2}}');
}

function image(tag: string): Act {
  return typeLine(`kubectl set image sts/web nginx=nginx:${tag}`);
}

/** The pods of these ordinals are at the old or the new of two revisions. */
function areAt(frame: Frame, which: 'old' | 'new', ...ordinals: readonly number[]): boolean {
  const { currentRevision, updateRevision } = setOf(frame, set)?.status ?? {};
  const wanted = which === 'old' ? currentRevision : updateRevision;
  return currentRevision !== updateRevision && ordinals.every((each) => revisionOf(podOf(frame, set, each)) === wanted);
}

/** The pods are the very objects that they were when the step was opened. */
function areSame(frame: Frame, trail: Trail, ...ordinals: readonly number[]): boolean {
  return ordinals.every(
    (each) => podOf(frame, set, each)?.metadata.uid === podOf(opened(trail), set, each)?.metadata.uid,
  );
}

function partitionOf(frame: Frame): number {
  return setOf(frame, set)?.spec.updateStrategy.rollingUpdate?.partition ?? 0;
}

/** The controller knows of a newer template than the set began with. */
function isTold(frame: Frame): boolean {
  const found = setOf(frame, set);
  return imageOf(frame, set) !== 'nginx:alpine' && found?.status.observedGeneration === found?.metadata.generation;
}

/** Ordinal 0 has come back while the update went on, at this revision of the two. */
function isReborn(frame: Frame, trail: Trail, name: string, which: 'old' | 'new'): boolean {
  const { currentRevision, updateRevision } = setOf(frame, name)?.status ?? {};
  const pod = podOf(frame, name, 0);
  return (
    currentRevision !== updateRevision &&
    podsOf(frame, name).some((each) => revisionOf(each) === currentRevision && each !== pod) &&
    pod?.metadata.uid !== podOf(opened(trail), name, 0)?.metadata.uid &&
    isReady(pod) &&
    revisionOf(pod) === (which === 'old' ? currentRevision : updateRevision)
  );
}
