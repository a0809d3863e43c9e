import { describe, expect, it } from 'vitest';
import { gradeOf } from '#engine/predict/question.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { kubernetesVersions } from '#engine/versions.ts';
import { at, scenarioOf } from '../kit/runs.ts';
import type { Wanted } from '../kit/setOf.ts';
import { asked, askedAfterLast, historyOf, told } from './ask.ts';

const restMs = 60_000;

describe.each(kubernetesVersions)('Which pod is touched next, under %s', (kubernetesVersion) => {
  const nextPod = (wanted: Wanted, ...requests: readonly Request[]): string => {
    const timed = requests.map((request, place) => at(restMs * (place + 1), request));
    return told(askedAfterLast(scenarioOf(wanted, timed, { kubernetesVersion })), 'nextPod');
  };

  it('of a new set: the lowest', () => {
    expect(nextPod({})).toBe(
      'create web-0 (right), create web-0 web-1 web-2 (allAtOnce), create web-2 (countsDown), none (standsStill)',
    );
  });

  it('of a new Parallel set: all', () => {
    expect(nextPod({ policy: 'Parallel' })).toBe(
      'create web-0 (oneAtATime), create web-0 web-1 web-2 (right), create web-2 (countsDown), none (standsStill)',
    );
  });

  it('in an update: the highest, and no other first', () => {
    expect(nextPod({}, image('B'))).toBe(
      'create web-3 (surges), delete web-0 (countsUp), delete web-0 web-1 web-2 (allAtOnce), delete web-2 (right)',
    );
  });

  it('in an update with a partition: the highest, and those below are left alone', () => {
    expect(nextPod({ replicas: 5, partition: 2 }, image('B'))).toBe(
      'delete web-1 (ignoresPartition), delete web-2 (countsUp), delete web-2 web-3 web-4 (allAtOnce), delete web-4 (right)',
    );
  });

  it('under a partition that no pod is above: none', () => {
    expect(nextPod({ partition: 3 }, image('B'))).toBe(
      'delete web-0 (ignoresPartition), delete web-2 (ignoresPartition), none (right)',
    );
  });

  it('when OnDelete is asked: none', () => {
    expect(nextPod({ strategy: 'OnDelete' }, image('B'))).toBe(
      'delete web-0 (ignoresStrategy), delete web-2 (ignoresStrategy), none (right)',
    );
  });

  it('when scaled down: the highest', () => {
    expect(nextPod({ replicas: 4 }, { type: 'patchSet', name: 'web', spec: { replicas: 2 } })).toBe(
      'delete web-2 (countsUp), delete web-2 web-3 (allAtOnce), delete web-3 (right), none (standsStill)',
    );
  });

  it('in the stuck rollout, after the fix: none, and the broken pod is not repaired', () => {
    expect(nextPod({}, image('no-such-tag'), image('B'))).toBe(
      'delete web-0 (doesNotWait), delete web-2 (repairsBroken), none (right)',
    );
  });

  it('in the same rollout under Parallel: the broken pod', () => {
    expect(nextPod({ policy: 'Parallel' }, image('no-such-tag'), image('B'))).toContain('delete web-2 (right)');
  });

  it('is not asked of a set at rest, nor of one pod alone', () => {
    const { length } = historyOf(scenarioOf({})).steps;
    expect(told(asked(historyOf(scenarioOf({})), length), 'nextPod')).toBe('not asked');
    expect(nextPod({ replicas: 0 })).toBe('not asked');
  });

  it('is not asked when it hangs on which of two pods is gone first', () => {
    const both = [1, 2].map((ordinal) => at(restMs, { type: 'delete', resource: 'pods', name: `web-${ordinal}` }));
    const race = scenarioOf({ policy: 'Parallel' }, both, { kubernetesVersion });
    expect(told(askedAfterLast(race), 'nextPod')).toBe('not asked');
    const inOrder = scenarioOf({}, both, { kubernetesVersion });
    expect(told(askedAfterLast(inOrder), 'nextPod')).toContain('create web-1 (right)');
  });

  it('is not asked when a stale cache lets a pod be deleted that is going already', () => {
    const scaledDown = [
      at(restMs, { type: 'cacheLag', resources: ['pods'], lag: 'frozen' }),
      at(restMs, { type: 'patchSet', name: 'web', spec: { replicas: 2 } }),
    ] as const;
    const once = scenarioOf({ replicas: 4 }, scaledDown, { kubernetesVersion });
    expect(told(askedAfterLast(once), 'nextPod')).toContain('delete web-3 (right)');
    const again = at(restMs + 100, { type: 'patchSet', name: 'web', spec: { replicas: 1 } });
    const twice = scenarioOf({ replicas: 4 }, [...scaledDown, again], { kubernetesVersion });
    expect(told(askedAfterLast(twice), 'nextPod')).toBe('not asked');
  });
});

describe('With which revision a pod comes back', () => {
  const comesBack = (wanted: Wanted, step: (last: number) => number, ...requests: readonly Request[]): string => {
    const timed = requests.map((request, place) => at(restMs * (place + 1), request));
    const history = historyOf(scenarioOf(wanted, timed));
    return told(asked(history, step(history.steps.length)), 'comesBack');
  };
  const atRest = (last: number): number => last;

  it('is the current one below the partition, though it is not the newest', () => {
    expect(comesBack({ replicas: 5, partition: 2 }, atRest, image('B'))).toBe(
      'web-1: undefined (neverComesBack), web-86c (right), web-589 (newestBelowPartition)',
    );
  });

  it('is the update one above it, though the pod was of the old one', () => {
    expect(comesBack({ strategy: 'OnDelete' }, atRest, image('B'))).toBe(
      'web-0: undefined (neverComesBack), web-86c (keepsItsOwn), web-589 (right)',
    );
  });

  it('is none when a lower pod holds the walk up', () => {
    const broken = [image('B'), { type: 'podFault', name: 'web-0', fault: 'unready' }] as const;
    expect(comesBack({ replicas: 3, partition: 2 }, atRest, ...broken)).toBe(
      'web-1: undefined (right), web-86c (comesBackAnyway), web-589 (comesBackAnyway)',
    );
  });

  it('is not asked of a set with one revision', () => {
    expect(comesBack({}, atRest)).toBe('not asked');
  });
});

describe('What the status says after the next sync', () => {
  const status = (wanted: Wanted, ...requests: readonly Request[]): string => {
    const timed = requests.map((request, place) => at(restMs * (place + 1), request));
    return told(askedAfterLast(scenarioOf(wanted, timed)), 'statusAfterSync');
  };

  it('does not count the pods that the sync creates', () => {
    expect(status({ policy: 'Parallel' })).toBe('updatedReplicas: 0 (right), 1 (off), 3 (countsOwnWork)');
  });

  it('counts the pod that a scale-down deletes still', () => {
    expect(status({ replicas: 5 }, { type: 'patchSet', name: 'web', spec: { replicas: 2 } })).toBe(
      'currentReplicas: 2 (asAsked), 4 (countsOwnWork), 5 (right), 6 (off)',
    );
  });

  it('takes the pod that an update deletes off currentReplicas at once', () => {
    expect(status({}, image('B'))).toBe('currentReplicas: 1 (off), 2 (right), 3 (asBefore)');
  });
});

describe('How many pods are new at rest', () => {
  const rest = (wanted: Wanted, ...requests: readonly Request[]): string => {
    const timed = requests.map((request, place) => at(restMs * (place + 1), request));
    return told(askedAfterLast(scenarioOf(wanted, timed)), 'atRest');
  };

  it('is as many as are above the partition', () => {
    expect(rest({ replicas: 5, partition: 2 }, image('B'))).toBe(
      '0 (asBefore), 2 (wrongSideOfPartition), 3 (right), 5 (ignoresPartition)',
    );
  });

  it('is none when the rollout is stuck', () => {
    expect(rest({}, image('no-such-tag'), image('B'))).toBe('0 (right), 1 (oneAtATime), 3 (doesNotWait)');
  });

  it('is not asked when nothing holds the rollout', () => {
    expect(rest({}, image('B'))).toBe('not asked');
  });
});

describe('A choice', () => {
  const scenario = scenarioOf({ replicas: 5, partition: 2 }, [at(restMs, image('B'))]);
  const [question] = askedAfterLast(scenario);

  it('is graded by the mistake that leads to it, with the reason of the engine', () => {
    const wrong = gradeOf(question!, 1);
    expect(wrong).toMatchObject({ isRight: false, mistake: 'countsUp', right: 3 });
    expect(wrong.reason?.decision).toMatchObject({
      rule: 'outdatedPodDeleted',
      object: { resource: 'pods', name: 'web-4' },
    });
    expect(gradeOf(question!, 3)).toMatchObject({ isRight: true, mistake: undefined });
  });

  it('that does not exist is wrong', () => {
    for (const place of [-1, 9, Number.NaN]) expect(gradeOf(question!, place).isRight).toBe(false);
  });

  it('is the same each time it is asked', () => {
    expect(JSON.stringify(askedAfterLast(scenario))).toBe(JSON.stringify(askedAfterLast(scenario)));
  });
});

function image(tag: string): Request {
  return { type: 'setImage', name: 'web', container: 'nginx', image: `nginx:${tag}` };
}
