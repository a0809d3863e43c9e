import { describe, expect, it } from 'vitest';
import { getShortestPaths } from 'xstate/graph';
import { nextPodState } from '#engine/node/lifecycleTable.ts';
import { podEventTypes, podLifecycle, podStates, transitionOfChart } from '#engine/node/podLifecycle.ts';

function nameOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [entry] = Object.entries(value as Record<string, string>);
  return entry?.join('.') ?? '';
}

describe('The lifecycle of a pod', () => {
  it('is in the table as it is in the chart, for every state and event', () => {
    for (const state of podStates) {
      for (const event of podEventTypes) expect(nextPodState(state, event)).toBe(transitionOfChart(state, event));
    }
  });

  it('has no state that cannot be reached, and none that the cluster does not know', () => {
    const paths = getShortestPaths(podLifecycle, { events: podEventTypes.map((type) => ({ type })) });
    const reached = new Set(paths.map(({ state }) => nameOf(state.value)));
    expect([...reached].sort()).toEqual([...podStates].sort());
  });

  it('ends in gone, from wherever the pod is', () => {
    for (const state of podStates.filter((known) => known !== 'gone')) {
      const next = state === 'terminating' ? 'stopped' : 'deletionRequested';
      expect(['gone', 'terminating']).toContain(nextPodState(state, next));
    }
    expect(podEventTypes.map((event) => nextPodState('gone', event))).toEqual(podEventTypes.map(() => undefined));
  });
});
