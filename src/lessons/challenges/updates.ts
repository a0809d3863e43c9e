/** Challenges about rollouts: one that is stuck, others that are to stop half-way, or to go in an order of one's own (plan 5). */
import { all, everWas, nowIs } from '../conditions.ts';
import { isTerminating, podOf, setOf } from '../facts.ts';
import { type Act, typeLine, wait, waitAtMost } from '../lesson.ts';
import { web } from '../webStart.ts';
import type { Challenge } from './challenge.ts';
import {
  areKept,
  areOfOneRevision,
  currentImage,
  haveOnly,
  run,
  set,
  updateImage,
  wasNeverBelow,
} from './challengeFacts.ts';
import { after, setImage } from './startAfter.ts';

const image = (tag: string): Act => typeLine(`kubectl set image sts/web nginx=nginx:${tag}`);
const scale = (to: number): Act => typeLine(`kubectl scale sts web --replicas=${to}`);
const remove = (...pods: readonly string[]): Act => typeLine(`kubectl delete pod ${pods.join(' ')}`);
const undo = typeLine('kubectl rollout undo sts/web');
const aMinute = waitAtMost(60_000);

function partition(to: number): Act {
  return typeLine(`kubectl patch sts web -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":${to}}}}}'`);
}

function partitionedAt(to: number, replicas = 3) {
  return web({ replicas, spec: { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: to } } } });
}

/** Image and number of pods in one patch, with other fields of the spec before them. */
function patchBoth(tag: string, replicas: number, others = ''): Act {
  const template = `"template":{"spec":{"containers":[{"name":"nginx","image":"nginx:${tag}"}]}}`;
  return typeLine(`kubectl patch sts web -p '{"spec":{"replicas":${replicas},${others}${template}}}'`);
}

const stuckRollout: Challenge = {
  id: 'stuck-rollout',
  chapter: 'when-it-waits',
  level: 'easy',
  start: after(web(), [[60, setImage('nginx:nope')]], { atMostMs: 120_000 }),
  goal: nowIs(
    (frame) =>
      haveOnly(frame, [0, 1, 2]) &&
      areOfOneRevision(frame) &&
      (run(frame, 'nginx:alpine', [0, 1, 2]) || run(frame, 'nginx:1.25', [0, 1, 2])),
  ),
  floor: 2,
  par: { actions: 2, unavailableSeconds: 0 },
  shows: ['image'],
  model: [undo, remove('web-2'), aMinute],
  longer: [[undo, scale(2), aMinute, scale(3), aMinute]],
  negatives: [
    [undo, aMinute],
    [remove('web-2'), aMinute],
    [remove('web-2'), aMinute, undo, aMinute],
  ],
};

const leaderLast: Challenge = {
  id: 'leader-last',
  chapter: 'strategy-and-partition',
  level: 'medium',
  start: web(),
  goal: all(
    nowIs((frame) => haveOnly(frame, [0, 1, 2]) && run(frame, 'nginx:1.25', [0, 1, 2])),
    everWas((frame, trail) => run(frame, 'nginx:1.25', [0, 1]) && areKept(frame, trail, [2])),
    (trail) => wasNeverBelow(trail, 2),
  ),
  floor: 2,
  par: { actions: 4, unavailableSeconds: 0 },
  shows: ['image', 'kept'],
  fields: ['spec.updateStrategy.type'],
  model: [
    typeLine(
      `kubectl patch sts web -p '{"spec":{"updateStrategy":{"type":"OnDelete","rollingUpdate":null},"template":{"spec":{"containers":[{"name":"nginx","image":"nginx:1.25"}]}}}}'`,
    ),
    ...['web-0', 'web-1', 'web-2'].flatMap((pod) => [remove(pod), wait()]),
  ],
  negatives: [
    [image('1.25'), wait()],
    [
      typeLine(`kubectl patch sts web -p '{"spec":{"updateStrategy":{"type":"OnDelete","rollingUpdate":null}}}'`),
      image('1.25'),
      remove('web-0', 'web-1'),
      wait(),
      remove('web-2'),
      wait(),
    ],
    [partition(2), image('1.25'), wait(), partition(0), wait()],
  ],
};

const zeroWithAPartition: Challenge = {
  id: 'zero-with-a-partition',
  chapter: 'strategy-and-partition',
  level: 'hard',
  start: after(partitionedAt(2, 4), [
    [60, setImage('nginx:1.25')],
    [180, { type: 'scale', resource: 'statefulsets', name: set, replicas: 0 }],
  ]),
  goal: nowIs(
    (frame) =>
      haveOnly(frame, [0, 1, 2, 3]) &&
      run(frame, 'nginx:alpine', [0, 1]) &&
      run(frame, 'nginx:1.25', [2, 3]) &&
      currentImage(frame) === 'nginx:alpine' &&
      updateImage(frame) === 'nginx:1.25',
  ),
  floor: 4,
  par: { actions: 2, unavailableSeconds: 15 },
  shows: ['image'],
  fields: ['spec.updateStrategy.rollingUpdate.partition'],
  model: [undo, wait(), patchBoth('1.25', 4), wait()],
  negatives: [
    [scale(4), wait()],
    [patchBoth('alpine', 4), wait()],
    [undo, scale(4), wait()],
  ],
};

const newbornCanary: Challenge = {
  id: 'newborn-canary',
  chapter: 'strategy-and-partition',
  level: 'easy',
  start: web(),
  goal: nowIs(
    (frame, trail) =>
      haveOnly(frame, [0, 1, 2, 3, 4]) &&
      run(frame, 'nginx:alpine', [0, 1, 2]) &&
      run(frame, 'nginx:1.25', [3, 4]) &&
      areKept(frame, trail, [0, 1, 2]),
  ),
  floor: 3,
  par: { actions: 1, unavailableSeconds: 0 },
  shows: ['image', 'kept'],
  fields: ['spec.updateStrategy.rollingUpdate.partition'],
  model: [patchBoth('1.25', 5, '"updateStrategy":{"rollingUpdate":{"partition":3}},'), wait()],
  longer: [[partition(3), image('1.25'), scale(5), wait()]],
  negatives: [
    [image('1.25'), wait(nowIs((frame) => isTerminating(podOf(frame, set, 2)))), partition(3), scale(5), wait()],
    [partition(5), image('1.25'), scale(5), wait()],
    [scale(5), wait()],
  ],
};

const quietRetreat: Challenge = {
  id: 'quiet-retreat',
  chapter: 'strategy-and-partition',
  level: 'medium',
  start: after(partitionedAt(2), [[60, setImage('nginx:1.25')]]),
  goal: nowIs(
    (frame) =>
      haveOnly(frame, [0, 1, 2]) && run(frame, 'nginx:alpine', [0, 1, 2]) && updateImage(frame) === 'nginx:1.25',
  ),
  floor: 2,
  par: { actions: 2, unavailableSeconds: 0 },
  shows: ['image'],
  fields: ['spec.updateStrategy.rollingUpdate.partition', 'spec.template.spec.containers.0.image'],
  model: [partition(3), remove('web-2'), wait()],
  negatives: [
    [partition(3), wait()],
    [undo, wait()],
    [remove('web-2'), wait()],
  ],
};

const forgottenPartition: Challenge = {
  id: 'forgotten-partition',
  chapter: 'strategy-and-partition',
  level: 'easy',
  start: after(partitionedAt(2), [[60, setImage('nginx:1.27')]]),
  goal: nowIs((frame) => {
    const { currentRevision, updateRevision } = setOf(frame, set)?.status ?? {};
    return haveOnly(frame, [0, 1, 2]) && run(frame, 'nginx:1.27', [0, 1, 2]) && currentRevision === updateRevision;
  }),
  floor: 2,
  par: { actions: 1, unavailableSeconds: 0 },
  shows: ['image'],
  fields: ['spec.updateStrategy.rollingUpdate.partition'],
  model: [partition(0), wait()],
  negatives: [
    [image('1.27'), wait()],
    [typeLine('kubectl rollout restart sts/web'), wait()],
    [remove('web-0'), wait()],
  ],
};

export const updates: readonly Challenge[] = [
  stuckRollout,
  newbornCanary,
  forgottenPartition,
  leaderLast,
  quietRetreat,
  zeroWithAPartition,
];
