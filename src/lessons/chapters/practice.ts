/** The practice after class: everything that the lecture has shown, done alone (slide 21). No line is given away. */
import type { Frame } from '#engine/simulation/frames.ts';
import { all, didRead, everWas, inTurn, not, nowIs } from '../conditions.ts';
import {
  areReady,
  claimOf,
  createdByController,
  deletedByController,
  imageOf,
  isComplete,
  isReady,
  noteOf,
  podOf,
  podsOf,
  requestIn,
  revisionOf,
  setOf,
} from '../facts.ts';
import { type Chapter, typeLine, wait, waitAtMost } from '../lesson.ts';
import { answerWith, isSolved, type Puzzle } from '../puzzles.ts';
import {
  claimName,
  grace,
  hasClaims,
  hasNotes,
  isAtUpdate,
  isHeadless,
  isReborn,
  isStill,
  isTwoAndOne,
  ordinals,
  partition,
  partitionOf,
  saysAddress,
  scale,
  set,
  slideRevision,
} from './practiceFacts.ts';
import { opened } from '../trail.ts';

const notePath = '/usr/share/nginx/html/id';
const mainline = typeLine('kubectl set image statefulset nginx-web nginx=nginx:mainline');
const getYaml = typeLine('kubectl get sts nginx-web -o yaml');

/** In which order the pods will be replaced. Once the template has changed it is too late to say. */
const order: Puzzle = {
  places: ['first', 'second', 'third'],
  values: ordinals.map((each) => `${set}-${each}`),
  key(frame): Readonly<Record<string, string>> {
    const { currentRevision, updateRevision, observedGeneration } = setOf(frame, set)?.status ?? {};
    const isEarly = currentRevision === updateRevision && observedGeneration === setOf(frame, set)?.metadata.generation;
    const names = podsOf(frame, set).map(({ metadata }) => metadata.name);
    const [first = '', second = '', third = ''] = names.toReversed();
    return isEarly ? { first, second, third } : {};
  },
};
const rightOrder = { first: 'nginx-web-2', second: 'nginx-web-1', third: 'nginx-web-0' };

export const practice: Chapter = {
  id: 'practice',
  slides: [21],
  start: 'lecture',
  steps: [
    {
      id: 'write-both-manifests',
      panels: ['terminal', 'yaml'],
      done: all(
        nowIs((frame) => areReady(frame, set, 3) && isHeadless(frame) && hasClaims(frame)),
        inTurn(
          (frame) => isReady(podOf(frame, set, 0)),
          (frame) => createdByController(frame).includes('nginx-web-1'),
          (frame) => isReady(podOf(frame, set, 1)),
          (frame) => createdByController(frame).includes('nginx-web-2'),
        ),
      ),
      model: [typeLine('kubectl apply -f service.yaml -f statefulset.yaml'), wait()],
      negatives: [
        [typeLine("sed 's/clusterIP: None//' service.yaml | kubectl apply -f - -f statefulset.yaml"), wait()],
        [
          typeLine('kubectl apply -f service.yaml'),
          typeLine(
            "sed 's/replicas: 3/replicas: 3\\n  podManagementPolicy: Parallel/' statefulset.yaml | kubectl apply -f -",
          ),
          wait(),
        ],
      ],
    },
    {
      id: 'prove-the-abilities',
      start: 'lecture-running',
      panels: ['terminal', 'names', 'inspector'],
      done: all(
        nowIs((frame) => areReady(frame, set, 3) && hasNotes(frame)),
        didRead({ verb: 'exec' }, (frame, trail, output) =>
          ordinals.some(
            (each) => isReborn(frame, trail, each) && saysAddress(output, podOf(frame, set, each)?.status.podIP),
          ),
        ),
        didRead({ verb: 'exec' }, (frame, trail, output) =>
          ordinals.some(
            (each) => isReborn(frame, trail, each) && output.trim() === noteOf(frame, claimName(each), '/id'),
          ),
        ),
      ),
      model: [
        typeLine(`for i in 0 1 2; do kubectl exec nginx-web-$i -- sh -c 'hostname > ${notePath}'; done`),
        typeLine('kubectl delete pod nginx-web-1'),
        wait(),
        typeLine('kubectl exec nginx-web-0 -- nslookup nginx-web-1.nginx'),
        typeLine(`kubectl exec nginx-web-1 -- cat ${notePath}`),
      ],
      negatives: [
        [
          typeLine(`for i in 0 1 2; do kubectl exec nginx-web-$i -- sh -c 'hostname > ${notePath}'; done`),
          typeLine('kubectl exec nginx-web-0 -- nslookup nginx-web-1.nginx'),
          typeLine(`kubectl exec nginx-web-1 -- cat ${notePath}`),
          typeLine('kubectl delete pod nginx-web-1'),
          wait(),
        ],
        [
          typeLine(`for i in 0 1 2; do kubectl exec nginx-web-$i -- sh -c 'echo same > ${notePath}'; done`),
          typeLine('kubectl delete pod nginx-web-1'),
          wait(),
          typeLine('kubectl exec nginx-web-0 -- nslookup nginx-web-1.nginx'),
          typeLine(`kubectl exec nginx-web-1 -- cat ${notePath}`),
        ],
      ],
    },
    {
      id: 'get-the-hash',
      start: 'lecture-literal',
      panels: ['terminal', 'revisions', 'yaml'],
      done: nowIs(
        (frame) =>
          areReady(frame, set, 3) &&
          setOf(frame, set)?.status.updateRevision === slideRevision &&
          podsOf(frame, set).every((pod) => revisionOf(pod) === slideRevision),
      ),
      model: [grace(10), wait()],
      negatives: [
        [grace(20), wait()],
        ordinals.map((each) =>
          typeLine(`kubectl label pod nginx-web-${each} controller-revision-hash=${slideRevision} --overwrite`),
        ),
      ],
    },
    {
      id: 'predict-the-order',
      start: 'lecture-running',
      panels: ['terminal', 'controller'],
      puzzle: order,
      done: all(
        isSolved('predict-the-order', order),
        inTurn(...[2, 1, 0].map((each) => (frame: Frame) => deletedByController(frame).includes(`${set}-${each}`))),
        nowIs((frame) => isComplete(frame, set) && imageOf(frame, set) === 'nginx:mainline'),
      ),
      model: [...answerWith('predict-the-order', rightOrder), mainline, wait()],
      negatives: [
        [
          mainline,
          wait(nowIs((frame) => podOf(frame, set, 2) === undefined)),
          ...answerWith('predict-the-order', rightOrder),
          wait(),
        ],
        [
          ...answerWith('predict-the-order', { ...rightOrder, first: 'nginx-web-0', third: 'nginx-web-2' }),
          mainline,
          wait(),
        ],
      ],
    },
    {
      id: 'find-two-and-one',
      start: 'lecture-running',
      panels: ['status', 'terminal'],
      done: didRead({ verb: 'get', resource: 'statefulsets', flags: { output: '' } }, isTwoAndOne),
      model: [mainline, wait(nowIs(isTwoAndOne)), getYaml],
      negatives: [
        [mainline, wait(), getYaml],
        [mainline, wait(nowIs(isTwoAndOne)), typeLine('kubectl get pods')],
      ],
    },
    {
      id: 'scale-and-keep',
      start: 'lecture-running',
      panels: ['terminal', 'controller'],
      done: all(
        inTurn(
          (frame) => createdByController(frame).includes('nginx-web-3'),
          (frame) => createdByController(frame).includes('nginx-web-4'),
          (frame) => deletedByController(frame).includes('nginx-web-4'),
          (frame) => deletedByController(frame).includes('nginx-web-3'),
          (frame) => deletedByController(frame).includes('nginx-web-2'),
        ),
        nowIs((frame) => areReady(frame, set, 2)),
        nowIs((frame) => [0, 1, 2, 3, 4].every((each) => claimOf(frame, set, each)?.status.phase === 'Bound')),
      ),
      model: [scale(5), wait(), scale(2), wait()],
      negatives: [
        [scale(2), wait()],
        [scale(5), wait(), scale(2), wait(), typeLine('kubectl delete pvc www-storage-nginx-web-4'), wait()],
      ],
    },
    {
      id: 'canary-and-release',
      start: 'lecture-running',
      panels: ['terminal', 'revisions'],
      done: all(
        everWas(
          (frame) =>
            partitionOf(frame) === 2 &&
            areReady(frame, set, 3) &&
            isAtUpdate(frame, 2) &&
            !isAtUpdate(frame, 1) &&
            !isAtUpdate(frame, 0),
        ),
        nowIs((frame, trail) => isComplete(frame, set) && imageOf(frame, set) !== imageOf(opened(trail), set)),
      ),
      model: [partition(2), mainline, wait(), partition(0), wait()],
      negatives: [
        [mainline, wait()],
        [partition(2), mainline, wait()],
        [partition(2), mainline, wait(nowIs((frame) => podOf(frame, set, 2) === undefined)), partition(0), wait()],
      ],
    },
    {
      id: 'one-zero-two',
      start: 'lecture-running',
      panels: ['terminal', 'revisions'],
      done: all(
        not(everWas((frame) => deletedByController(frame).length > 0)),
        inTurn(
          (frame) => areReady(frame, set, 3) && isAtUpdate(frame, 1) && !isAtUpdate(frame, 0) && !isAtUpdate(frame, 2),
          (frame) => areReady(frame, set, 3) && isAtUpdate(frame, 1) && isAtUpdate(frame, 0) && !isAtUpdate(frame, 2),
          (frame) => areReady(frame, set, 3) && ordinals.every((each) => isAtUpdate(frame, each)),
        ),
      ),
      model: [
        typeLine(
          `kubectl patch sts nginx-web -p '{"spec":{"updateStrategy":{"type":"OnDelete","rollingUpdate":null}}}'`,
        ),
        mainline,
        wait(),
        ...[1, 0, 2].flatMap((each) => [typeLine(`kubectl delete pod nginx-web-${each}`), wait()]),
      ],
      negatives: [
        [mainline, wait()],
        [
          typeLine(
            `kubectl patch sts nginx-web -p '{"spec":{"updateStrategy":{"type":"OnDelete","rollingUpdate":null}}}'`,
          ),
          mainline,
          wait(),
          ...[2, 1, 0].flatMap((each) => [typeLine(`kubectl delete pod nginx-web-${each}`), wait()]),
        ],
      ],
    },
    {
      id: 'recover',
      start: 'lecture-broken',
      panels: ['terminal', 'controller', 'events'],
      done: all(
        nowIs((frame, trail) => isComplete(frame, set) && areReady(frame, set, 3) && isStill(frame, trail)),
        (trail) => trail.frames.slice(1).filter((frame) => requestIn(frame) !== undefined).length <= 4,
      ),
      model: [
        typeLine('kubectl rollout undo sts/nginx-web'),
        typeLine('kubectl delete pod nginx-web-2'),
        waitAtMost(60_000),
      ],
      negatives: [
        [typeLine('kubectl rollout undo sts/nginx-web'), waitAtMost(60_000)],
        [typeLine('kubectl delete pod nginx-web-2'), waitAtMost(60_000)],
        [
          typeLine('kubectl delete sts nginx-web'),
          waitAtMost(30_000),
          typeLine('kubectl apply -f statefulset.yaml'),
          waitAtMost(60_000),
        ],
      ],
    },
  ],
};
