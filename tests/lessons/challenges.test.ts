import { describe, expect, it } from 'vitest';
import type { Frame } from '#engine/simulation/frames.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { challenges } from '#lessons/challenges/challenges.ts';
import { contents } from '#lessons/contents.ts';
import { fingerprintOf } from '#engine/simulation/fingerprint.ts';
import { now } from '#lessons/trail.ts';
import { decodeLink, encodeLink, fitsLink } from '#share/link.ts';
import type { LinkedView } from '#share/linkView.ts';
import { gradeOf } from '#store/challenge/grading.ts';
import { gradeOfRun, playActs, runOf } from '#store/challenge/modelRun.ts';
import { proofIn } from '#store/challenge/proof.ts';
import { performAll } from './playStep.ts';

describe.each(challenges)('the challenge $id', (challenge) => {
  const { model, longer = [], negatives, par } = challenge;

  it('is not solved when it opens', () => {
    expect(gradeOfRun(challenge, runOf(challenge, lateParts), lateParts)).toMatchObject({
      isSolved: false,
      actions: 0,
    });
  });

  it('is solved within par as a master does it, and not sooner', () => {
    const run = runOf(challenge, lateParts);
    const grade = playActs(challenge, run, model, lateParts);
    expect(grade).toMatchObject({ isSolved: true, isWithinPar: true, actions: par.actions });
    expect(par.unavailableSeconds * 1000 - grade.unavailableMs).toBeLessThan(5000);
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

  it('leaves a link that proves it, and proves nothing when its requests are left out', async () => {
    const run = runOf(challenge, lateParts);
    const opening = now(run.trail).step;
    playActs(challenge, run, model, lateParts);
    const { step, cluster } = now(run.trail);
    const { scenario } = run.history;
    const shown = { step, atMs: cluster.nowMs };
    const link = encodeLink({ scenario, shown, fingerprint: fingerprintOf(cluster) });
    expect(fitsLink(link)).toBe(true);
    const { view } = decodeLink(link) as { view: LinkedView };
    expect(await regraded(view, opening)).toMatchObject({ isSolved: true, isWithinPar: true, actions: par.actions });
    const idle = { ...view, scenario: challenge.start.scenario };
    expect((await regraded(idle, opening))?.isSolved).toBe(false);
    const other = { ...view, scenario: { ...scenario, seed: scenario.seed + 1 } };
    expect(await regraded(other, opening)).toBeUndefined();
  });

  async function regraded(view: LinkedView, opening: number) {
    const proof = await proofIn(challenge, view, lateParts, () => true);
    if (proof === undefined) return undefined;
    const { history, step } = proof;
    const frames = Array.from({ length: step - opening + 1 }, (_, at) => history.frameAt(opening + at));
    const trail = { frames: frames as [Frame, ...Frame[]], reads: [], looks: [], refusals: [] };
    return gradeOf(challenge, trail, history, lateParts);
  }

  it('is taught in a chapter', () => {
    expect(contents.map(({ id }) => id)).toContain(challenge.chapter);
  });
});
