/**
 * Par is the fewest writes that reach the goal: here everything that makes sense is tried with fewer. After each write somebody goes on at
 * once, or waits until all has come to rest (ten minutes at most).
 *
 * Searched in every run: of each challenge that nothing but waiting does it, and of those with a par of two or more each single write of
 * `writesTo`. With `ORDINAL_DEEP=1` (`npm run test:deep`) also each single patch of several fields; where par is three all pairs of
 * `writesTo`; and where it is four or five all ways of one write less, made of the writes that their lists below name.
 *
 * Not searched: moments between a write and the rest that follows it, values that nobody would think of, and manifests that somebody
 * writes himself.
 */
import { describe, expect, it } from 'vitest';
import { type Challenge, variantsOf } from '#lessons/challenges/challenge.ts';
import { areClaimsKept, areKept, run, wasNeverBelow } from '#lessons/challenges/challengeFacts.ts';
import { challengeOf, challenges } from '#lessons/challenges/challenges.ts';
import { isEmptied } from '#lessons/challenges/nodes.ts';
import { everWas } from '#lessons/conditions.ts';
import { type Act, typeLine } from '#lessons/lesson.ts';
import { now, type Trail } from '#lessons/trail.ts';
import { isDeep } from '../../engine/invariants/depth.ts';
import { search } from './search.ts';
import { patchesOf, writesTo } from './writes.ts';

/** A long search on a busy machine is no failure. */
const longMs = 1_800_000;

const variants = challenges.flatMap((each) =>
  variantsOf(each).map((challenge, at) => ({
    ...challenge,
    name: at === 0 ? each.id : `${each.id}, variant ${at + 1}`,
  })),
);

describe.each(variants)('Of $name', (challenge) => {
  it('no waiting reaches the goal', () => {
    expect(search(challenge, { writesAt: () => [], mostActions: 0 }).way).toBeUndefined();
  });
});

describe.each(variants.filter(({ par }) => par.actions > 1))('Of $name, which takes $par.actions', (challenge) => {
  it('no single write reaches the goal', () => {
    const { way, tried } = search(challenge, { writesAt: (frame) => writesTo(challenge, frame), mostActions: 1 });
    expect(way).toBeUndefined();
    expect(tried).toBeGreaterThan(40);
  });
});

const patch = (spec: object) => `kubectl patch sts web -p '${JSON.stringify({ spec })}'`;
const onDelete = { type: 'OnDelete', rollingUpdate: null };
const rolling = (partition: number) => ({ type: 'RollingUpdate', rollingUpdate: { partition } });
const template = { spec: { containers: [{ name: 'nginx', image: 'nginx:1.25' }] } };
const ofPods = (line: string) => [0, 1, 2].map((ordinal) => line.replace('*', String(ordinal)));
const ofNodes = (line: string) => ['a', 'b', 'c'].map((node) => line.replace('*', node));

interface Narrowed {
  readonly id: string;
  readonly lines: readonly string[];
  readonly isHopeless: (trail: Trail) => boolean;
  /** What of the past the goal asks for. */
  readonly past: (trail: Trail) => string;
}

/** What of a goal cannot be made good again, and what there is to write for who has read the challenge. */
const narrowed: readonly Narrowed[] = [
  {
    id: 'leader-last',
    isHopeless: (trail) => !wasNeverBelow(trail, 2),
    past: (trail) => String(everWas((frame) => run(frame, 'nginx:1.25', [0, 1]) && areKept(frame, trail, [2]))(trail)),
    lines: [
      'kubectl set image sts/web nginx=nginx:1.25',
      patch({ updateStrategy: onDelete }),
      patch({ updateStrategy: onDelete, template }),
      ...[0, 1, 2, 3].map((partition) => patch({ updateStrategy: rolling(partition) })),
      ...[0, 1, 2, 3].map((partition) => patch({ updateStrategy: rolling(partition), template })),
      ...ofPods('kubectl delete pod web-* --wait=false'),
      ...[2, 3, 4].map((count) => `kubectl scale sts web --replicas=${count}`),
    ],
  },
  {
    id: 'two-drains',
    isHopeless: (trail) => !wasNeverBelow(trail, 2),
    past: (trail) =>
      ofNodes('node-*')
        .filter((node) => everWas((frame) => isEmptied(frame, node))(trail))
        .join(),
    lines: [
      ...ofNodes('kubectl drain node-* --ignore-daemonsets --timeout=60s'),
      ...ofNodes('kubectl cordon node-*'),
      ...ofNodes('kubectl uncordon node-*'),
      ...ofPods('kubectl delete pod web-* --wait=false'),
      'kubectl delete pdb web',
      'kubectl scale sts web --replicas=2',
      'kubectl scale sts web --replicas=4',
    ],
  },
  {
    id: 'resize-the-disks',
    past: () => '',
    isHopeless: (trail) => !areKept(now(trail), trail, [0, 1, 2]) || !areClaimsKept(now(trail), trail, [0, 1, 2]),
    lines: [
      ...ofPods(`kubectl patch pvc www-web-* -p '{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}'`),
      'kubectl delete sts web --cascade=orphan',
      'kubectl delete sts web --wait=false',
      'kubectl apply -f web-2gi.yaml',
      'kubectl apply -f web.yaml',
      'kubectl scale sts web --replicas=2',
      'kubectl scale sts web --replicas=4',
      'kubectl rollout restart sts/web',
    ],
  },
];

describe.each(isDeep ? narrowed : [])('Of $id', ({ id, lines, isHopeless, past }) => {
  const challenge = challengeOf(id) as Challenge;
  const writes: readonly Act[] = lines.map((line) => typeLine(line));

  it(
    `no way of ${challenge.par.actions - 1} writes reaches the goal`,
    () => {
      const mostActions = challenge.par.actions - 1;
      expect(search(challenge, { writesAt: () => writes, mostActions, isHopeless, past }).way).toBeUndefined();
    },
    longMs,
  );
});

/** Those of so many actions or more, when there is time. */
function ofPar(least: number, most: number) {
  return isDeep ? variants.filter(({ par }) => par.actions >= least && par.actions <= most) : [];
}

describe.each(ofPar(2, 5))('Of $name, when there is time', (challenge) => {
  it(
    'no patch of several fields reaches the goal',
    () => {
      expect(search(challenge, { writesAt: () => patchesOf(challenge), mostActions: 1 }).way).toBeUndefined();
    },
    longMs,
  );
});

describe.each(ofPar(3, 3))('Of $name, when there is time', (challenge) => {
  it(
    'no two writes reach the goal',
    () => {
      const found = search(challenge, { writesAt: (frame) => writesTo(challenge, frame), mostActions: 2 });
      expect(found.way).toBeUndefined();
    },
    longMs,
  );
});
