import { describe, expect, it } from 'vitest';
import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Request, Scenario } from '#engine/simulation/scenario.ts';
import { compareRuns } from '#store/compare/comparison.ts';
import { type Change, otherRun } from '#store/compare/whatIf.ts';
import { at, scenarioOf } from '../../engine/kit/runs.ts';

const image = (tag: string): Request => ({ type: 'setImage', name: 'web', container: 'nginx', image: `nginx:${tag}` });
/** A bad image, and then the fix: the OrderedReady set never gets it. */
const story = scenarioOf({ replicas: 3 }, [at(60_000, image('no-such-tag')), at(90_000, image('B'))]);

function historyOf(scenario: Scenario): History {
  const history = new History(scenario, lateParts);
  history.extend({ untilMs: 200_000, maxSteps: 2000 });
  return history;
}

function compared(change: Change, step?: number) {
  const history = historyOf(story);
  const other = otherRun(history, step ?? history.steps.length, 'web', change)!;
  const otherHistory = historyOf(other.scenario);
  return { other, comparison: compareRuns(history, otherHistory, other.forkStep, 'web') };
}

describe('The same run another way', () => {
  it('with another policy has the set made with it, and the edits at the same times', () => {
    const { other, comparison } = compared({ type: 'fromStart', spec: { podManagementPolicy: 'Parallel' } });
    expect(comparison.sides[1].history.marks.map(({ request }) => request.type)).toEqual([
      'apply',
      'apply',
      'setImage',
      'setImage',
    ]);
    const times = ({ history }: (typeof comparison.sides)[0]) =>
      history.marks.map(({ step }) => history.steps[step - 1]?.atMs);
    expect(times(comparison.sides[1])).toEqual(times(comparison.sides[0]));
    expect(other.request).toEqual({ type: 'patchSet', name: 'web', spec: { podManagementPolicy: 'Parallel' } });
    // Only Parallel gets over the bad image.
    const [ordered, parallel] = comparison.sides.map(({ counters }) => counters.settledAfterMs);
    expect([ordered, parallel! > 0]).toEqual([undefined, true]);
  });

  it('with another partition is the same up to the last edit', () => {
    const spec = { updateStrategy: { rollingUpdate: { partition: 3 } } };
    const { other, comparison } = compared({ type: 'setting', spec });
    const { marks, steps } = comparison.sides[0].history;
    expect(other.forkStep).toBe(marks.at(-1)!.step - 1);
    expect(comparison.sides[1].history.steps.slice(0, other.forkStep)).toEqual(steps.slice(0, other.forkStep));
    const requests = comparison.sides[1].history.marks.map(({ request }) => request.type);
    expect(requests).toEqual(['apply', 'apply', 'setImage', 'patchSet', 'setImage']);
  });

  it('with one fault more is the same up to the shown moment', () => {
    const step = historyOf(story).stepAt(50_000);
    const request: Request = { type: 'delete', resource: 'pods', name: 'web-1' };
    const { other, comparison } = compared({ type: 'request', request }, step);
    expect(other.forkStep).toBe(step);
    expect(comparison.differences[0]).toMatchObject({
      ordinal: 1,
      looks: [{ level: 'ready' }, { level: 'terminating' }],
    });
    expect(comparison.sides[1].history.marks).toHaveLength(5);
  });

  it('under another version has other hashes, and differs only where the rules do', () => {
    const { other, comparison } = compared({ type: 'version', version: '1.33' });
    expect(other.scenario.kubernetesVersion).toBe('1.33');
    expect(comparison.differences).toEqual([]);
  });

  it('says what the set was made with when there was no edit yet', () => {
    const history = historyOf(scenarioOf({ replicas: 3 }));
    const spec = { replicas: 5 };
    const other = otherRun(history, history.steps.length, 'web', { type: 'setting', spec })!;
    expect(other.scenario.requests).toHaveLength(2);
    expect(historyOf(other.scenario).tracks).toHaveLength(5);
  });

  it('is none of a set that nobody has made', () => {
    const history = historyOf(story);
    expect(otherRun(history, 4, 'db', { type: 'fromStart', spec: {} })).toBeUndefined();
  });
});
