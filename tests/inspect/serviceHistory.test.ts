import { describe, expect, it } from 'vitest';
import type { Request } from '#engine/simulation/scenario.ts';
import { answerChanges, serviceIn } from '#inspect/serviceHistory.ts';
import { at, scenarioOf } from '../engine/kit/runs.ts';
import { runOf } from './runOf.ts';

const most = 100;
const base = 'nginx.default.svc.cluster.local';
const fault = (name: string, what: 'unready' | 'ready'): Request => ({ type: 'podFault', name, fault: what });

describe('What DNS answered over time', () => {
  it('grows pod by pod as the set comes up', () => {
    const run = runOf(scenarioOf({ replicas: 3 }));
    const joined = answerChanges(run, 'nginx', run.last, most)
      .map((change) => change.joined)
      .toReversed();
    expect(joined.flat()).toEqual(['web-0', 'web-1', 'web-2']);
    expect(joined.every((pods) => pods.length <= 1)).toBe(true);
  });

  it('leaves out a pod that is not Ready, and says so until it is', () => {
    const run = runOf(
      scenarioOf({ replicas: 2 }, [at(60_000, fault('web-1', 'unready')), at(90_000, fault('web-1', 'ready'))]),
    );
    const [back, away] = answerChanges(run, 'nginx', run.last, most);
    expect(away).toMatchObject({ left: ['web-1'], joined: [], withheld: ['web-1'], ready: 1, total: 2 });
    expect(back).toMatchObject({ left: [], joined: ['web-1'], withheld: [], ready: 2, total: 2 });
    const during = serviceIn(run.history.frameAt(away!.step), 'nginx')!;
    expect(during.endpoints.map(({ pod, state }) => `${pod} ${state}`)).toEqual(['web-0 ready', 'web-1 notReady']);
    expect(during.names.map(({ name, code }) => `${name} ${code}`)).toEqual([
      `${base} NOERROR`,
      `web-0.${base} NOERROR`,
      `web-1.${base} NXDOMAIN`,
    ]);
  });

  it('is at each moment another one than just before, and the frame of the moment shows it', () => {
    const run = runOf(scenarioOf({ replicas: 2 }, [at(60_000, { type: 'delete', resource: 'pods', name: 'web-0' })]));
    for (const { step, ready, total } of answerChanges(run, 'nginx', run.last, most)) {
      const [now, before] = [
        serviceIn(run.history.frameAt(step), 'nginx'),
        serviceIn(run.history.frameAt(step - 1), 'nginx'),
      ];
      expect(now).not.toEqual(before);
      expect(now?.endpoints.length).toBe(total);
      expect(now?.endpoints.filter(({ found }) => found).length).toBe(ready);
    }
  });

  it('is still no for half a minute after somebody has asked too early', () => {
    const question = `A web-1.${base}`;
    const run = runOf(
      scenarioOf({ replicas: 1 }, [
        at(60_000, { type: 'lookUp', pod: 'web-0', questions: [question] }),
        at(61_000, { type: 'patchSet', name: 'web', spec: { replicas: 2 } }),
      ]),
    );
    const remembered = answerChanges(run, 'nginx', run.last, most).map(({ step }) => {
      const seen = serviceIn(run.history.frameAt(step), 'nginx');
      return seen?.names.find(({ name }) => name.startsWith('web-1.'))?.isRemembered;
    });
    expect(remembered).toContain(true);
    expect(remembered[0]).toBe(false);
  });

  it('of a Service that is not there is nothing', () => {
    const run = runOf(
      scenarioOf({ replicas: 1 }, [at(60_000, { type: 'delete', resource: 'services', name: 'nginx' })]),
    );
    expect(serviceIn(run.history.frameAt(run.last), 'nginx')).toBeUndefined();
    expect(answerChanges(run, 'nginx', run.last, most)[0]).toMatchObject({ left: ['web-0'], own: undefined, total: 0 });
    expect(answerChanges(run, 'other', run.last, most)).toEqual([]);
  });
});
