import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import type { PodDisruptionBudget, PodStatus } from '#engine/objects.ts';
import { mustBe } from '../../kit/world.ts';
import { budgetOf, podOf, Server } from './server.ts';

const running = (isReady: boolean): PodStatus => ({
  phase: 'Running',
  conditions: [{ type: 'Ready', status: isReady ? 'True' : 'False' }],
});

/** A pod on a node, and a budget as its controller would have left it. */
function budgeted(status: Partial<PodDisruptionBudget['status']>, isReady = true, spec: JsonObject = {}): Server {
  const server = new Server();
  server.create(podOf('web-0'));
  server.api.updatePodStatus('web-0', running(isReady), 'node-a');
  server.create(budgetOf('budget', spec));
  const counted = {
    currentHealthy: 3,
    desiredHealthy: 2,
    disruptionsAllowed: 1,
    expectedPods: 3,
    observedGeneration: 1,
  };
  const patch: JsonObject = { status: { ...counted, ...(status as JsonObject) } };
  server.must({ ...server.patch('poddisruptionbudgets', 'budget', patch, 'merge'), subresource: 'status' });
  return server;
}

const evict = { type: 'evict', name: 'web-0' } as const;
const budgetOfServer = (server: Server) => mustBe(server.api.get('poddisruptionbudgets', 'budget'));

describe('An eviction', () => {
  it('deletes the pod with its grace period, and says in the pod why', () => {
    const server = budgeted({});
    server.must(evict);
    const pod = mustBe(server.api.get('pods', 'web-0'));
    expect(pod.metadata.deletionTimestamp).toBe('2026-01-01T00:00:30Z');
    expect(pod.status.conditions).toContainEqual({
      type: 'DisruptionTarget',
      status: 'True',
      lastTransitionTime: '2026-01-01T00:00:00Z',
      reason: 'EvictionByEvictionAPI',
      message: 'Eviction API: evicting',
    });
  });

  it('takes one disruption from the budget and notes the pod', () => {
    const server = budgeted({ disruptionsAllowed: 2 });
    server.must(evict);
    expect(budgetOfServer(server).status).toMatchObject({
      disruptionsAllowed: 1,
      disruptedPods: { 'web-0': '2026-01-01T00:00:00Z' },
    });
    expect(budgetOfServer(server).status.conditions).toBeUndefined();
  });

  it('takes the last one, and the condition says that there are too few pods', () => {
    const server = budgeted({});
    server.must(evict);
    expect(budgetOfServer(server).status).toMatchObject({
      disruptionsAllowed: 0,
      conditions: [{ type: 'DisruptionAllowed', status: 'False', reason: 'InsufficientPods', observedGeneration: 1 }],
    });
  });

  it('is refused when the budget allows none, and the cause counts the pods', () => {
    const server = budgeted({ disruptionsAllowed: 0, currentHealthy: 2 });
    expect(server.refused(evict)).toEqual({
      code: 429,
      reason: 'TooManyRequests',
      message: "Cannot evict pod as it would violate the pod's disruption budget.",
      details: {
        causes: [
          {
            reason: 'DisruptionBudget',
            message: 'The disruption budget budget needs 2 healthy pods and has 2 currently',
          },
        ],
      },
    });
    expect(server.api.get('pods', 'web-0')?.metadata.deletionTimestamp).toBeUndefined();
  });

  it('is refused while the budget has not been looked at since it changed', () => {
    const server = budgeted({ observedGeneration: 0 });
    expect(server.refused(evict)).toMatchObject({
      code: 429,
      details: {
        causes: [{ message: 'The disruption budget budget is still being processed by the server.' }],
        retryAfterSeconds: 10,
      },
    });
  });

  it('is refused when two budgets want to be asked', () => {
    const server = budgeted({});
    server.create(budgetOf('second'));
    expect(server.refused(evict)).toMatchObject({
      code: 500,
      message: 'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.',
    });
  });

  it('asks no budget that does not select the pod', () => {
    const server = budgeted({ disruptionsAllowed: 0 }, true, { selector: { matchLabels: { app: 'other' } } });
    server.must(evict);
    expect(server.api.get('pods', 'web-0')?.metadata.deletionTimestamp).toBeDefined();
  });

  it('of a pod that is not ready costs nothing while enough others are', () => {
    const server = budgeted({ disruptionsAllowed: 0, currentHealthy: 2 }, false);
    server.must(evict);
    expect(budgetOfServer(server).status.disruptedPods).toBeUndefined();
    expect(budgeted({ disruptionsAllowed: 0, currentHealthy: 1 }, false).refused(evict)).toMatchObject({ code: 429 });
  });

  it('of a pod that is not ready is always allowed by AlwaysAllow', () => {
    const spec = { unhealthyPodEvictionPolicy: 'AlwaysAllow' };
    const server = budgeted({ disruptionsAllowed: 0, currentHealthy: 1 }, false, spec);
    server.must(evict);
    expect(server.api.get('pods', 'web-0')?.metadata.deletionTimestamp).toBeDefined();
  });

  it.each(['Pending', 'Failed', 'Succeeded'] as const)('of a pod that is %s asks nobody', (phase) => {
    const server = budgeted({ disruptionsAllowed: 0 });
    server.api.updatePodStatus('web-0', { phase });
    server.must(evict);
    expect(budgetOfServer(server).status.disruptedPods).toBeUndefined();
  });

  it('of what is not there is not found', () => {
    expect(new Server().refusal(evict)).toBe('pods "web-0" not found');
  });
});
