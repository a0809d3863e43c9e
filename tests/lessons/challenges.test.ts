import { describe, expect, it } from 'vitest';
import type { Frame } from '#engine/simulation/frames.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { type Challenge, parsOf, variantsOf } from '#lessons/challenges/challenge.ts';
import { challengeOf, challenges } from '#lessons/challenges/challenges.ts';
import { contents } from '#lessons/contents.ts';
import { fingerprintOf } from '#engine/simulation/fingerprint.ts';
import { type Act, ask } from '#lessons/lesson.ts';
import { now } from '#lessons/trail.ts';
import { decodeLink, encodeLink, fitsLink } from '#share/link.ts';
import type { LinkedView, LinkView } from '#share/linkView.ts';
import { gradeOf } from '#store/challenge/grading.ts';
import { gradeOfRun, playActs, runOf } from '#store/challenge/modelRun.ts';
import { proofIn } from '#store/challenge/proof.ts';
import type { LessonRun } from '#store/lessonRun.ts';
import { performAll } from './playStep.ts';

/** Each with all that may be behind it. */
const variants = challenges.flatMap((each) =>
  variantsOf(each).map((challenge, at) => ({
    ...challenge,
    name: at === 0 ? each.id : `${each.id}, variant ${at + 1}`,
  })),
);

describe.each(variants)('the challenge $name', (challenge) => {
  const { model, longer = [], negatives, par } = challenge;

  it('is not solved when it opens', () => {
    expect(gradeOfRun(challenge, runOf(challenge, lateParts), lateParts)).toMatchObject({
      isSolved: false,
      actions: 0,
    });
  });

  it('is solved within par as a master does it, not sooner, and leaves a link that proves it', async () => {
    const run = runOf(challenge, lateParts);
    const opening = now(run.trail).step;
    const grade = playActs(challenge, run, model, lateParts);
    expect(grade).toMatchObject({ isSolved: true, isWithinPar: true, actions: par.actions });
    expect(par.unavailableSeconds * 1000 - grade.unavailableMs).toBeLessThan(5000);
    const link = encodeLink(viewOf(run));
    expect(fitsLink(link)).toBe(true);
    const { view } = decodeLink(link) as { view: LinkedView };
    expect(await regraded(challenge, view, opening)).toEqual(grade);
  });

  it('names lines in its solution that are answered as they say', () => {
    performAll(runOf(challenge, lateParts), model);
  });

  it.each(longer.map((acts, at) => ({ acts, number: at + 1 })))(
    'is solved on a longer way, too, beyond par ($number)',
    ({ acts }) => {
      const run = runOf(challenge, lateParts);
      expect(playActs(challenge, run, acts, lateParts)).toMatchObject({ isSolved: true, isWithinPar: false });
    },
  );

  it.each(negatives.map((acts, at) => ({ acts, number: at + 1 })))('is not solved by mistake $number', ({ acts }) => {
    const run = runOf(challenge, lateParts);
    performAll(run, acts);
    expect(gradeOfRun(challenge, run, lateParts).isSolved).toBe(false);
  });

  it('is taught in a chapter', () => {
    expect(contents.map(({ id }) => id)).toContain(challenge.chapter);
  });
});

const withBonus = challenges.flatMap(({ bonus, ...challenge }) => (bonus ? [{ ...challenge, bonus }] : []));

describe.each(withBonus)('the bonus of $id', (challenge) => {
  const gradeAfter = (acts: readonly Act[]) => playActs(challenge, runOf(challenge, lateParts), acts, lateParts);

  it('is won within par, and not by every solution', () => {
    expect(gradeAfter(challenge.bonus.model)).toMatchObject({ isSolved: true, isWithinPar: true, hasBonus: true });
    expect(gradeAfter(challenge.model)).toMatchObject({ isSolved: true, hasBonus: false });
  });
});

describe('A proof of a challenge with several truths behind it', () => {
  const challenge = challengeOf('is-the-node-dead') as Challenge;

  it.each(variantsOf(challenge))(
    'is graded by the truth of its own cluster, of which par is $par.actions',
    async (own) => {
      const run = runOf(own, lateParts);
      const grade = playActs(own, run, own.model, lateParts);
      const proof = await proofIn(challenge, viewOf(run), lateParts, () => true);
      expect(proof?.challenge.par).toEqual(own.par);
      expect(grade).toMatchObject({ isWithinPar: true });
    },
  );

  it('tells of par only between what it may be', () => {
    expect(parsOf(challenge)).toMatchObject({ least: { actions: 1 }, most: { actions: 2 } });
  });
});

describe('A link that is said to prove a challenge', () => {
  const challenge = challengeOf('newborn-canary') as Challenge;
  const run = runOf(challenge, lateParts);
  const opening = now(run.trail).step;
  playActs(challenge, run, challenge.model, lateParts);
  const proof = viewOf(run);

  it('proves nothing when its requests are left out', async () => {
    const { scenario } = challenge.start;
    expect((await regraded(challenge, { ...proof, scenario }, opening))?.isSolved).toBe(false);
  });

  it('proves nothing of another cluster, or when somebody has done something before the beginning', async () => {
    const { scenario } = proof;
    const elsewhere = { ...scenario, seed: scenario.seed + 1 };
    expect(await regraded(challenge, { ...proof, scenario: elsewhere }, opening)).toBeUndefined();
    const early = scenario.requests.map((each) => ({ ...each, afterSteps: 5 }));
    const requests = [...scenario.requests.slice(0, 2), ...early.slice(2)];
    expect(await regraded(challenge, { ...proof, scenario: { ...scenario, requests } }, opening)).toBeUndefined();
  });

  it('does not count when a menu of faults has helped', () => {
    const helped = runOf(challenge, lateParts);
    helped.perform(ask({ type: 'podFault', name: 'web-0', fault: 'unready' }));
    helped.perform(ask({ type: 'podFault', name: 'web-0', fault: 'ready' }));
    expect(playActs(challenge, helped, challenge.model, lateParts)).toMatchObject({
      isSolved: false,
      isAgainstRules: true,
    });
  });
});

function viewOf(run: LessonRun): LinkView {
  const { step, cluster } = now(run.trail);
  return {
    scenario: run.history.scenario,
    shown: { step, atMs: cluster.nowMs },
    fingerprint: fingerprintOf(cluster),
  };
}

async function regraded(challenge: Challenge, view: LinkedView, opening: number) {
  const proof = await proofIn(challenge, view, lateParts, () => true);
  if (proof === undefined) return undefined;
  const { history, step } = proof;
  const frames = Array.from({ length: step - opening + 1 }, (_, at) => history.frameAt(opening + at));
  const trail = { frames: frames as [Frame, ...Frame[]], reads: [], looks: [], refusals: [] };
  return gradeOf(challenge, trail, history, lateParts);
}
