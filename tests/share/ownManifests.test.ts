import { describe, expect, it } from 'vitest';
import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { lectureScenario } from '#engine/simulation/lecture.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { releaseOf } from '#engine/versions.ts';
import { viewOfManifests } from '#share/manifestScenario.ts';
import { ownManifests } from '#share/ownManifests.ts';

const extra = [
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { key: 'value: with\nlines' } },
  {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web' },
    spec: { minAvailable: 1, selector: { matchLabels: { app: 'nginx' } } },
  },
];

/** The lecture's set after some edits, and the cluster at rest. */
function edited() {
  const edits: Request[] = [
    ...extra.map((manifest): Request => ({ type: 'apply', manifest })),
    { type: 'patchSet', name: 'nginx-web', spec: { replicas: 2, minReadySeconds: 3 } },
    { type: 'setImage', name: 'nginx-web', container: 'nginx', image: 'nginx:mainline' },
  ];
  const requests = [
    ...lectureScenario.requests,
    ...edits.map((request, index) => ({ atMs: 30_000 + index * 1000, request })),
  ];
  return atRest(new History({ ...lectureScenario, requests }, lateParts));
}

function atRest(history: History) {
  history.extend({ untilMs: 300_000 });
  return history.frameAt(history.steps.length).cluster.stored;
}

describe('The manifests of a cluster', () => {
  const stored = edited();
  const text = ownManifests(stored, releaseOf(lectureScenario.kubernetesVersion));

  it('are of what somebody has put there, and of nothing that a controller made', () => {
    const kinds = [...text.matchAll(/^kind: (\w+)$/gm)].map(([, kind]) => kind);
    expect(kinds).toEqual(['ConfigMap', 'Service', 'PodDisruptionBudget', 'StatefulSet']);
    expect(stored.objects.pods).toHaveLength(2);
    expect(stored.objects.persistentvolumeclaims.length).toBeGreaterThan(0);
  });

  it('say nothing that a server stamps', () => {
    expect(text).not.toMatch(/^\s*(uid|resourceVersion|creationTimestamp|generation|status|managedFields):/m);
  });

  it('make the same set in another cluster', () => {
    const read = viewOfManifests(text, lectureScenario.kubernetesVersion);
    if ('complaint' in read) throw new Error(`got a complaint, wanted a scenario: ${JSON.stringify(read.complaint)}`);
    const history = new History(read.view.scenario, lateParts);
    const again = atRest(history);
    expect(history.marks.filter(({ refused }) => refused)).toEqual([]);
    expect(again.objects.statefulsets.map(({ spec }) => spec)).toEqual(
      stored.objects.statefulsets.map(({ spec }) => spec),
    );
    expect(again.objects.configmaps.map((map) => (map as { data?: unknown }).data)).toEqual(
      stored.objects.configmaps.map((map) => (map as { data?: unknown }).data),
    );
  });
});
