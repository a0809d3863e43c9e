/** Chapter 6: where the label of a pod's version comes from, what changes it and what does not (slides 9 and 10). */
import type { Frame } from '#engine/simulation/frames.ts';
import { all, didRead, everWas, nowIs } from '../conditions.ts';
import { imageOf, isComplete, podsOf, revisionOf, revisionsOf, setOf } from '../facts.ts';
import { type Chapter, type Condition, typeLine, wait } from '../lesson.ts';
import { predictions } from '../predictions/revisionsAndHashes.ts';
import { answerWith, isSolved, type Puzzle } from '../puzzles.ts';
import { now, opened, type Trail } from '../trail.ts';

const set = 'nginx-web';
const setImage = typeLine('kubectl set image statefulset nginx-web nginx=nginx:mainline');
const labelColumn = typeLine('kubectl get pod -L controller-revision-hash');

/** The last two digits of the number that is hashed, 64, as letters. */
const lastLetters: Puzzle = {
  places: ['6', '4'],
  values: ['4', '5', '6', '7', '8', '9', 'b', 'c', 'd', 'f'],
  key(frame) {
    const [six = '', four = ''] = (setOf(frame, set)?.status.updateRevision ?? '').slice(-2);
    return { '6': six, '4': four };
  },
};

export const revisionsAndHashes: Chapter = {
  id: 'revisions-and-hashes',
  slides: [9, 10],
  start: 'lecture-running',
  steps: [
    {
      id: 'label-column',
      panels: ['terminal', 'revisions'],
      done: didReadLabels((frame) => new Set(podsOf(frame, set).map(revisionOf)).size === 1),
      model: [labelColumn],
      negatives: [[typeLine('kubectl get pod')], [typeLine('kubectl get pod -L app')]],
    },
    {
      id: 'open-the-revision',
      panels: ['terminal', 'revisions'],
      done: didRead({ verb: 'get', resource: 'controllerrevisions', output: ['template', 'terminationMessagePath'] }),
      model: [typeLine('kubectl get controllerrevisions'), typeLine('kubectl get controllerrevisions -o yaml')],
      negatives: [[typeLine('kubectl get replicasets')], [typeLine('kubectl get controllerrevisions')]],
    },
    {
      id: 'hash-anatomy',
      panels: ['revisions'],
      puzzle: lastLetters,
      done: isSolved('hash-anatomy', lastLetters),
      model: answerWith('hash-anatomy', { '6': 'b', '4': '8' }),
      negatives: [answerWith('hash-anatomy', { '6': '6', '4': '4' }), answerWith('hash-anatomy', { '6': 'b' })],
    },
    {
      id: 'what-counts',
      panels: ['terminal', 'revisions', 'yaml'],
      predict: predictions['what-counts'],
      done: all((trail) => kindsOfEdit(trail) >= 3, nowIs(hasSameRevisions)),
      model: [
        typeLine('kubectl scale sts nginx-web --replicas=2'),
        typeLine(`kubectl patch sts nginx-web -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":1}}}}'`),
        typeLine('kubectl label sts nginx-web team=blue'),
        typeLine('kubectl annotate sts nginx-web note=hello'),
        wait(),
      ],
      negatives: [
        [
          typeLine('kubectl scale sts nginx-web --replicas=2'),
          typeLine('kubectl label sts nginx-web team=blue'),
          wait(),
        ],
        [
          typeLine('kubectl scale sts nginx-web --replicas=2'),
          typeLine('kubectl label sts nginx-web team=blue'),
          typeLine('kubectl annotate sts nginx-web note=hello'),
          typeLine(`kubectl patch sts nginx-web -p '{"spec":{"template":{"metadata":{"labels":{"team":"blue"}}}}}'`),
          wait(),
        ],
      ],
    },
    {
      id: 'set-image',
      start: 'lecture-running',
      panels: ['terminal', 'revisions', 'yaml'],
      predict: predictions['set-image'],
      done: nowIs(
        (frame, trail) =>
          generationOf(frame) === generationOf(opened(trail)) + 1 &&
          imageOf(frame, set) === 'nginx:mainline' &&
          revisionsOf(frame, set).length === revisionsOf(opened(trail), set).length + 1 &&
          revisionsOf(frame, set).at(-1)?.metadata.name === setOf(frame, set)?.status.updateRevision,
      ),
      model: [setImage, wait()],
      negatives: [
        [typeLine('kubectl set image statefulset nginx-web nginx=nginx:alpine'), wait()],
        [typeLine('kubectl set image statefulset nginx-web web=nginx:mainline', 1), wait()],
        [setImage],
      ],
    },
    {
      id: 'same-yaml-other-cluster',
      start: 'lecture-modern',
      panels: ['terminal', 'revisions'],
      predict: predictions['same-yaml-other-cluster'],
      done: all(
        didReadLabels((frame) => isComplete(frame, set) && imageOf(frame, set) === 'nginx:alpine'),
        didReadLabels((frame) => isComplete(frame, set) && imageOf(frame, set) === 'nginx:mainline'),
      ),
      model: [labelColumn, setImage, wait(), labelColumn],
      negatives: [[labelColumn], [setImage, wait(), labelColumn]],
    },
    {
      id: 'restart-is-a-revision',
      start: 'lecture-running',
      panels: ['terminal', 'revisions', 'yaml'],
      done: nowIs(
        (frame, trail) =>
          revisionsOf(frame, set).length === revisionsOf(opened(trail), set).length + 1 &&
          restartedAt(frame) !== restartedAt(opened(trail)) &&
          imageOf(frame, set) === imageOf(opened(trail), set),
      ),
      model: [typeLine('kubectl rollout restart sts/nginx-web'), wait()],
      negatives: [
        [typeLine('kubectl delete pod nginx-web-0 nginx-web-1 nginx-web-2'), wait()],
        [setImage, wait()],
      ],
    },
  ],
};

function didReadLabels(fact: (frame: Frame) => boolean): Condition {
  return didRead({ verb: 'get', resource: 'pods', flags: { 'label-columns': 'controller-revision-hash' } }, fact);
}

function generationOf(frame: Frame): number {
  return setOf(frame, set)?.metadata.generation ?? 0;
}

function restartedAt(frame: Frame): string | undefined {
  return setOf(frame, set)?.spec.template.metadata?.annotations?.['kubectl.kubernetes.io/restartedAt'];
}

function hasSameRevisions(frame: Frame, trail: Trail): boolean {
  const names = (each: Frame) => revisionsOf(each, set).map(({ metadata }) => metadata.name);
  const { observedGeneration } = setOf(frame, set)?.status ?? {};
  return observedGeneration === generationOf(frame) && names(frame).join() === names(opened(trail)).join();
}

/** How many of replicas, strategy, labels and annotations of the set were other than when the step was opened. */
function kindsOfEdit(trail: Trail): number {
  const parts = [
    (frame: Frame) => setOf(frame, set)?.spec.replicas,
    (frame: Frame) => setOf(frame, set)?.spec.updateStrategy,
    (frame: Frame) => setOf(frame, set)?.metadata.labels,
    (frame: Frame) => setOf(frame, set)?.metadata.annotations?.['note'] ?? setOf(frame, set)?.metadata.annotations,
  ];
  const before = opened(trail);
  return parts.filter((part) =>
    everWas((frame) => JSON.stringify(part(frame)) !== JSON.stringify(part(before)))({
      ...trail,
      frames: [now(trail)],
    }),
  ).length;
}
