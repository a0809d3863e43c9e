import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#engine/json.ts';
import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { diagnose } from '#diagnose/diagnose.ts';
import { at, scenarioOf } from '../engine/kit/runs.ts';

const image: Request = { type: 'setImage', name: 'web', container: 'nginx', image: 'nginx:B' };
const orphan: Request = {
  type: 'delete',
  resource: 'statefulsets',
  name: 'web',
  options: { propagationPolicy: 'Orphan' },
};

describe('A set that is made anew over its orphans with a template of its history', () => {
  const story = scenarioOf({ replicas: 2 });
  const make = story.requests.find(({ request }) => JSON.stringify(request).includes('"StatefulSet"'))
    ?.request as Request;
  const history = new History(
    { ...story, requests: [...story.requests, at(60_000, image), at(120_000, orphan), at(150_000, make)] },
    lateParts,
  );
  history.extend({ maxSteps: 500 });
  const made = history.steps.findIndex(({ atMs }) => atMs >= 150_000) + 1;
  const { cluster } = history.frameAt(made);
  const objects = Object.values(cluster.stored.objects).flat() as unknown as readonly JsonObject[];
  const [diagnosis] = diagnose(objects, { release: cluster.release, nowMs: cluster.wallClockMs }).diagnoses;

  it('is said to be at work: it adopts, and the conflict with its own adoption is over with the next try', () => {
    // The sync itself ends in an error (semantics 6.9).
    expect(diagnosis?.report.error).toBe('resource name may not be empty');
    expect(diagnosis).toMatchObject({ state: 'acts', rule: 'podAdopted', hold: undefined, wayOut: [] });
    expect(diagnosis?.next.map(({ verb, name }) => `${verb} ${name}`)).toContain('patch web-0');
  });

  it('has its pods and its revision a moment later', () => {
    const [web] = history.frameAt(history.steps.length).cluster.stored.objects.statefulsets;
    expect(web?.status).toMatchObject({ readyReplicas: 2, updatedReplicas: 2 });
  });
});
