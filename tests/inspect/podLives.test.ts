import { describe, expect, it } from 'vitest';
import { nextPodState } from '#engine/node/lifecycleTable.ts';
import { podEventTypes, podStates } from '#engine/node/podLifecycle.ts';
import { stateOfPod } from '#engine/node/podStates.ts';
import { chartEdges, chartNodes, chartSize, nodeSize } from '#inspect/lifecycleChart.ts';
import { type PodLife, podLives } from '#inspect/podLives.ts';
import { at, scenarioOf } from '../engine/kit/runs.ts';
import { runOf, runWith } from './runOf.ts';

const most = 100;

/** Its states, and after each `>` the event that led on. */
function told({ moments }: PodLife): string {
  return moments.map(({ state, events }) => `${events.length === 0 ? '' : `>${events.join('|')}> `}${state}`).join(' ');
}

describe('The lives of a pod', () => {
  it('of a set that has come up are one, from waiting for a node to Ready', () => {
    const run = runOf(scenarioOf({ replicas: 2 }));
    const [life, ...others] = podLives(run, 'web-1', run.last, most);
    expect(others).toEqual([]);
    expect(told(life!)).toBe(
      'unscheduled >scheduled> creating >started> running.notReady >probeSucceeded> running.ready',
    );
    expect(life).toMatchObject({ claims: ['www-web-1'], isCut: false, ended: undefined });
    expect(life!.revision).toMatch(/^web-/);
  });

  it('are two after a deletion, the newer first, and the older one has an end', () => {
    const run = runOf(scenarioOf({ replicas: 1 }, [at(60_000, { type: 'delete', resource: 'pods', name: 'web-0' })]));
    const [young, old] = podLives(run, 'web-0', run.last, most);
    expect(young!.uid).not.toBe(old!.uid);
    expect(young!.ended).toBeUndefined();
    expect(told(old!)).toContain('>deletionRequested> terminating');
    expect(old!.ended!.step).toBeLessThanOrEqual(young!.moments[0]!.step);
  });

  it('are at each moment what the frame of that step shows', () => {
    const run = runOf(
      scenarioOf({ replicas: 2, image: 'A' }, [at(60_000, { type: 'podFault', name: 'web-1', fault: 'crash' })]),
    );
    const lives = podLives(run, 'web-1', run.last, most);
    expect(told(lives[0]!)).toContain('running.ready >crashed> crashed >restarted|rebooted> running.notReady');
    for (const { uid, moments } of lives)
      for (const { step, state } of moments) {
        expect(stateOfPod(run.history.frameAt(step).cluster.podStates, uid)).toBe(state);
        expect(stateOfPod(run.history.frameAt(step - 1).cluster.podStates, uid)).not.toBe(state);
      }
  });

  it('end where the reader stands', () => {
    const run = runOf(scenarioOf({ replicas: 1 }));
    const [life] = podLives(run, 'web-0', run.last, most);
    const created = life!.moments[0]!.step;
    expect(podLives(run, 'web-0', created - 1, most)).toEqual([]);
    expect(told(podLives(run, 'web-0', created, most)[0]!)).toBe('unscheduled');
  });

  it('are read once: not again when asked again, nor on a branch, and no step of other pods', () => {
    const run = runOf(scenarioOf({ replicas: 5 }));
    podLives(run, 'web-0', run.last, most);
    const { count } = run.reads;
    expect(count).toBeLessThan(run.last / 3);
    podLives(run, 'web-0', run.last, most);
    expect(run.reads.count).toBe(count);
    const branch = runWith(run.history.fork(run.last, { type: 'delete', resource: 'pods', name: 'web-0' }));
    podLives(branch, 'web-0', run.last, most);
    expect(branch.reads.count).toBe(0);
    expect(podLives(branch, 'web-0', branch.last, most)).toHaveLength(2);
  });

  it('that are too long to be read begin with what is known of them', () => {
    const run = runOf(scenarioOf({ replicas: 1 }));
    const [whole] = podLives(run, 'web-0', run.last, most);
    const [cut] = podLives(run, 'web-0', run.last, 2);
    expect(cut!.isCut).toBe(true);
    expect(whole!.isCut).toBe(false);
    expect(cut!.moments.at(-1)!.state).toBe('running.ready');
    expect(cut!.moments.length).toBeLessThanOrEqual(2);
  });
});

describe('The chart of the lifecycle', () => {
  it('has every state once, none over another, and all in the picture', () => {
    expect(chartNodes.map(({ state }) => state)).toEqual(podStates);
    expect(new Set(chartNodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(podStates.length);
    for (const { x, y } of chartNodes) {
      expect(x + nodeSize.width).toBeLessThanOrEqual(chartSize.width);
      expect(y + nodeSize.height).toBeLessThanOrEqual(chartSize.height);
    }
  });

  it('has every transition of the machine, with all that causes it', () => {
    const drawn = chartEdges().flatMap(({ from, to, events }) => events.map((event) => `${from} ${event} ${to}`));
    const taken = podStates.flatMap((from) =>
      podEventTypes.flatMap((event) => {
        const to = nextPodState(from, event);
        return to === undefined || to === from ? [] : [`${from} ${event} ${to}`];
      }),
    );
    expect(drawn.toSorted()).toEqual(taken.toSorted());
  });

  it('draws what nearly every state can do for the present one only', () => {
    const common = chartEdges().filter(({ isCommon }) => isCommon);
    expect(common.map(({ from, to }) => `${from} ${to}`)).toContain('running.ready terminating');
    expect(common.map(({ from, to }) => `${from} ${to}`)).not.toContain('terminating gone');
    expect(chartEdges().filter(({ path }) => /NaN|Infinity/.test(path))).toEqual([]);
  });
});
