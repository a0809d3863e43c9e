/** Predictions of chapter 6. */
import { revisionOf, podOf, revisionsOf, setOf } from '../facts.ts';
import { typeLine, wait } from '../lesson.ts';
import type { Predictions } from '../prediction.ts';
import { now, opened, type Trail } from '../trail.ts';

const set = 'nginx-web';

export const predictions = {
  /** One edit after the other, until there is another revision. */
  'what-counts': {
    given: [
      typeLine('kubectl scale sts nginx-web --replicas=4'),
      wait(),
      typeLine(`kubectl patch sts nginx-web -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":1}}}}'`),
      wait(),
      typeLine('kubectl label sts nginx-web team=blue'),
      wait(),
      typeLine(`kubectl patch sts nginx-web -p '{"spec":{"template":{"metadata":{"annotations":{"team":"blue"}}}}}'`),
      wait(),
    ],
    choices: ['replicas', 'partition', 'label', 'template', 'none'],
    answer: firstThatCounts,
  },
  'set-image': {
    given: [
      typeLine('kubectl set image statefulset nginx-web nginx=nginx:mainline'),
      wait(),
      typeLine('kubectl set image statefulset nginx-web nginx=nginx:alpine'),
      wait(),
    ],
    choices: ['three', 'untouched', 'renumbered'],
    answer(trail) {
      const before = revisionsOf(opened(trail), set);
      const after = revisionsOf(now(trail), set);
      if (after.length > before.length + 1) return 'three';
      return after.at(-1)?.metadata.name === before.at(-1)?.metadata.name ? 'renumbered' : 'untouched';
    },
  },
  /** A set of another name, and of the same template. */
  'same-yaml-other-cluster': {
    given: [typeLine("sed 's/^  name: nginx-web$/  name: other/' statefulset.yaml | kubectl apply -f -"), wait()],
    choices: ['same', 'other'],
    answer(trail) {
      const hashOf = (name: string) => revisionOf(podOf(now(trail), name, 0)).slice(name.length);
      return hashOf('other') === hashOf(set) ? 'same' : 'other';
    },
  },
} satisfies Predictions;

function firstThatCounts(trail: Trail): string {
  const before = opened(trail);
  const grown = trail.frames.find((frame) => revisionsOf(frame, set).length > revisionsOf(before, set).length);
  const found = grown && setOf(grown, set);
  if (found === undefined) return 'none';
  if (found.spec.template.metadata?.annotations !== undefined) return 'template';
  if (found.metadata.labels !== undefined) return 'label';
  return found.spec.updateStrategy.rollingUpdate?.partition === 1 ? 'partition' : 'replicas';
}
