/** The slides of the lecture, and the steps at which each is shown (plan, table 2). */

export type LecturePart = 'need' | 'example' | 'demo' | 'architecture' | 'practice';

export interface Slide {
  readonly number: number;
  readonly part: LecturePart | undefined;
  /** `chapter/step`; the link of the slide opens the first. Without any it opens the table of contents. */
  readonly steps: readonly string[];
}

/** The last one: what the learner has seen proved. */
export const summarySlide = 22;

export const slides: readonly Slide[] = [
  slide(1, undefined),
  slide(2, undefined),
  slide(3, 'need', 'why-not-deployment', 'keep-the-count same-copies surge-and-bound undo-in-one'),
  slide(4, 'need', 'why-not-deployment', 'need-identity need-own-disk need-order'),
  slide(5, 'example', 'first-set', 'four-promises'),
  slide(6, 'example', 'first-set', 'read-the-yaml service-first apply-the-set gate-opens claim-before-pod'),
  slide(7, 'example', 'read-the-cluster', 'get-sts get-service get-endpoints ready-is-a-ratio'),
  slide(8, 'example', 'read-the-cluster', 'pods-wide get-pvc'),
  slide(9, 'example', 'revisions-and-hashes', 'label-column open-the-revision hash-anatomy what-counts'),
  slide(10, 'example', 'revisions-and-hashes', 'set-image'),
  slide(11, 'example', 'rolling-update', 'done-means gauges disk-rejoins rollout-status'),
  slide(12, 'demo', 'rolling-update', 'guided'),
  slide(13, 'architecture', 'inside-the-controller', 'what-it-makes revision-first'),
  slide(
    14,
    'architecture',
    'inside-the-controller',
    'one-sync what-wakes-it pods-in-order update-last status-lags adopt-and-release',
  ),
  slide(15, 'architecture', 'scaling', 'one-to-three gate-closed'),
  slide(16, 'architecture', 'scaling', 'parallel-twin five-to-two sick-low-pod policy-is-fixed slow-start'),
  slide(17, 'architecture', 'rolling-update', 'top-goes-first delete-then-create'),
  slide(18, 'architecture', 'spec-field-tour', 'replicas-default selector-must-match template-stamps claim-templates'),
  slide(19, 'architecture', 'spec-field-tour', 'service-name as-stored history-limit mutable-or-not'),
  slide(
    20,
    'architecture',
    'strategy-and-partition',
    'canary reborn-below widen stage-and-grow on-delete on-delete-scale two-manifests-one-click two-at-a-time',
  ),
  slide(21, 'practice', 'practice', 'write-both-manifests'),
  slide(summarySlide, undefined),
];

function slide(number: number, part: LecturePart | undefined, chapter = '', steps = ''): Slide {
  return { number, part, steps: steps === '' ? [] : steps.split(' ').map((step) => `${chapter}/${step}`) };
}
