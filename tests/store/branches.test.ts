import { describe, expect, it } from 'vitest';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { fingerprintOf } from '#engine/simulation/fingerprint.ts';
import { History } from '#engine/simulation/history.ts';
import { lectureScenario } from '#engine/simulation/lecture.ts';
import { Branches } from '#store/branches.ts';
import { scaleTo } from './visit.ts';

/** The lecture's history, computed to its rest and shown up to there. */
function lectureBranches(): Branches {
  const branches = new Branches(new History(lectureScenario, lateParts));
  branches.history.extend({});
  branches.stepShown(branches.history.steps.length);
  return branches;
}

describe('The branches of a history', () => {
  it('are one at first', () => {
    const branches = lectureBranches();
    expect(branches.activeId).toBe('main');
    expect(branches.infos()).toMatchObject([{ id: 'main', forkStep: 0, steps: branches.history.steps.length }]);
  });

  it('stay one when the request comes after all that was shown', () => {
    const branches = lectureBranches();
    const step = branches.history.steps.length;
    expect(branches.submit(step, scaleTo(5), lateParts)).toBeUndefined();
    expect(branches.infos()).toHaveLength(1);
    expect(branches.history.requestsUpTo(step)).toHaveLength(2);
  });

  it('know which moments are past: those before another that was shown', () => {
    const branches = new Branches(new History(lectureScenario, lateParts));
    branches.history.extend({});
    branches.stepShown(10);
    expect([9, 10, 11].map((step) => branches.isPast(step))).toEqual([true, false, false]);
  });

  it('stay one when only what was computed ahead is replaced', () => {
    const branches = new Branches(new History(lectureScenario, lateParts));
    branches.history.extend({});
    branches.stepShown(10);
    expect(branches.submit(10, scaleTo(5), lateParts)).toBeUndefined();
    expect(branches.history.steps).toHaveLength(10);
  });

  it('are one more when the request comes before what was shown, and the old one keeps its future', () => {
    const branches = lectureBranches();
    const { history } = branches;
    const end = history.steps.length;
    const before = fingerprintOf(history.frameAt(end).cluster);
    expect(branches.submit(10, scaleTo(5), lateParts)).toBe('branch-1');
    branches.history.extend({});
    expect(branches.infos()).toMatchObject([
      { id: 'main', steps: end },
      { id: 'branch-1', parentId: 'main', forkStep: 10, request: scaleTo(5) },
    ]);
    expect(fingerprintOf(history.frameAt(end).cluster)).toBe(before);
    expect(branches.history.steps.slice(0, 10)).toEqual(history.steps.slice(0, 10));
  });

  it('are selected by their names', () => {
    const branches = lectureBranches();
    branches.submit(10, scaleTo(5), lateParts);
    expect([branches.select('main'), branches.activeId]).toEqual([true, 'main']);
    expect([branches.select('branch-9'), branches.activeId]).toEqual([false, 'main']);
    expect([branches.select('branch-1'), branches.activeId]).toEqual([true, 'branch-1']);
  });

  it('never share a name', () => {
    const branches = lectureBranches();
    for (const step of [12, 11, 10]) {
      branches.select('main');
      branches.submit(step, scaleTo(5), lateParts);
    }
    expect(branches.infos().map(({ id }) => id)).toEqual(['main', 'branch-1', 'branch-2', 'branch-3']);
  });
});
