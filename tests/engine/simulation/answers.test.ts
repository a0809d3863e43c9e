import { describe, expect, it } from 'vitest';
import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { at, finished, scenarioOf } from '../kit/runs.ts';
import { setOf } from '../kit/setOf.ts';

/** A history of three running pods. */
function running(): { readonly history: History; readonly end: number } {
  const history = new History(scenarioOf({ replicas: 3 }), lateParts);
  history.extend({ untilMs: 60_000 });
  return { history, end: history.steps.length };
}

const patch = (spec: object): Request =>
  ({ type: 'patch', resource: 'statefulsets', name: 'web', patchType: 'strategic', patch: { spec } }) as Request;

describe('What would be answered to a request', () => {
  it('is the object as it would be, with warnings, and nothing has happened', () => {
    const { history, end } = running();
    const before = history.frameAt(end);
    const answer = history.answerTo(end, patch({ replicas: 5, revisionHistoryLimit: -1 }));
    expect(answer).toMatchObject({
      object: { metadata: { name: 'web', generation: 2 }, spec: { replicas: 5 } },
      warnings: [
        'spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended',
      ],
    });
    expect(history.frameAt(end)).toEqual(before);
  });

  it('is the refusal, when it would be refused', () => {
    const { history, end } = running();
    const answer = history.answerTo(end, patch({ replicas: -1 }));
    expect(answer).toMatchObject({ code: 422, reason: 'Invalid' });
    expect(history.refusalOf(end, patch({ replicas: -1 }))).toEqual(answer);
  });
});

describe('Requests of the API, in a cluster that moves', () => {
  it('wake the controller as a click does', () => {
    const { simulation } = finished(
      scenarioOf({ replicas: 2 }, [
        at(60_000, { type: 'scale', resource: 'statefulsets', name: 'web', replicas: 3 }),
        at(120_000, patch({ template: { spec: { containers: [{ name: 'nginx', image: 'nginx:B' }] } } })),
        at(240_000, { type: 'evict', name: 'web-2' }),
      ]),
    );
    const pods = [...simulation.api.list('pods')].map(
      ({ metadata, spec }) => `${metadata.name} ${spec.containers[0]?.image}`,
    );
    expect(pods.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['web-0 nginx:B', 'web-1 nginx:B', 'web-2 nginx:B']);
  });

  it('create a set as an applied manifest does', () => {
    const applied = finished({
      kubernetesVersion: '1.37',
      seed: 7,
      requests: [at(0, { type: 'apply', manifest: setOf({}) })],
    });
    const created = finished({
      kubernetesVersion: '1.37',
      seed: 7,
      requests: [at(0, { type: 'create', manifest: setOf({}) })],
    });
    const [one, other] = [applied, created].map(({ simulation }) => simulation.cluster().stored.objects);
    expect(other).toEqual(one);
  });

  it('say when they were refused, and go on', () => {
    const { causes } = finished(scenarioOf({ replicas: 1 }, [at(60_000, { type: 'evict', name: 'nobody' })]));
    expect(causes).toContainEqual({
      type: 'request',
      request: { type: 'evict', name: 'nobody' },
      refusal: { code: 404, reason: 'NotFound', message: 'pods "nobody" not found' },
    });
  });
});
