import { describe, expect, it } from 'vitest';
import { RunCounters } from '#store/compare/counters.ts';
import { stepsAt, trackOf } from './runs.ts';

const wanted = [{ step: 1, start: 0, replicas: 2 }];

describe('What a run costs', () => {
  const steps = stepsAt(0, 1000, 2000, 4000, 7000, 9000);
  const tracks = [
    trackOf(0, '2 ready A'),
    trackOf(1, '2 ready A', '3 terminating A', '4 none', '4 waiting B', '5 notReady B', '6 ready B'),
  ];
  const run = new RunCounters(tracks, steps, wanted, 2, false);

  it('counts from where the two parted', () => {
    expect(run.at(1000)).toEqual({ settledAfterMs: undefined, unavailablePodSeconds: 0, madePods: 0 });
  });

  it('counts a second for each pod that is not Ready, while the time goes on', () => {
    expect(run.at(2000).unavailablePodSeconds).toBe(0);
    expect(run.at(4500).unavailablePodSeconds).toBe(2.5);
    expect(run.at(60_000).unavailablePodSeconds).toBe(7);
  });

  it('counts the pods that were made', () => {
    expect([2000, 4000, 60_000].map((ms) => run.at(ms).madePods)).toEqual([0, 1, 1]);
  });

  it('is settled at the last change of a pod, and says so only then', () => {
    expect(run.at(8999).settledAfterMs).toBeUndefined();
    expect(run.at(9000).settledAfterMs).toBe(8000);
    expect(run.settledAfterMs).toBe(8000);
  });

  it('never settles with a pod that is not Ready in the end', () => {
    const broken = [trackOf(0, '2 ready A'), trackOf(1, '2 ready A', '3 fault A')];
    expect(new RunCounters(broken, steps, wanted, 2, false).settledAfterMs).toBeUndefined();
  });

  it('asks only for pods that are asked for', () => {
    const scaled = [...wanted, { step: 3, start: 0, replicas: 1 }];
    const gone = [trackOf(0, '2 ready A'), trackOf(1, '2 ready A', '3 terminating A', '5 none')];
    const less = new RunCounters(gone, steps, scaled, 2, false);
    expect(less.at(60_000).unavailablePodSeconds).toBe(0);
    expect(less.settledAfterMs).toBe(6000);
  });

  it('of a Deployment asks for a number of pods, in whichever slot', () => {
    const surged = [
      trackOf(0, '2 ready A', '5 terminating A', '6 none'),
      trackOf(1, '2 ready A'),
      trackOf(2, '4 ready B'),
    ];
    expect(new RunCounters(surged, steps, wanted, 2, true).at(60_000).unavailablePodSeconds).toBe(0);
    expect(new RunCounters(surged, steps, wanted, 2, false).at(60_000).unavailablePodSeconds).toBe(53);
  });
});
