import { describe, expect, it } from 'vitest';
import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { isComplete, podsOf, revisionOf } from '#lessons/facts.ts';
import { type StartName, starts } from '#lessons/starts.ts';

/** The frame that a lesson which begins so opens with. */
function opening(name: StartName) {
  const { scenario, atRest } = starts[name];
  const history = new History(scenario, lateParts);
  if (atRest) history.extend({ maxSteps: 10_000 });
  return history.frameAt(history.steps.length);
}

const revisions = {
  'lecture-running': 'nginx-web-677759c9b8',
  web: 'web-697594f474',
  'web-vintage': 'web-7bd8bbf64d',
  'web-one': 'web-697594f474',
  twin: 'web-697594f474',
} as const;

describe('a lesson begins', () => {
  it.each(Object.entries(revisions))('with all pods of %s ready at revision %s', (name, revision) => {
    const frame = opening(name as StartName);
    const { setName } = starts[name as StartName];
    expect(isComplete(frame, setName)).toBe(true);
    expect(new Set(podsOf(frame, setName).map(revisionOf))).toEqual(new Set([revision]));
  });

  it('before anything was applied, in the lecture', () => {
    const { objects } = opening('lecture').cluster.stored;
    expect(objects.statefulsets).toEqual([]);
    expect(objects.pods).toEqual([]);
  });

  it('with a pod of web in each zone, and its claim bound', () => {
    const { objects } = opening('web').cluster.stored;
    expect(new Set(objects.pods.map(({ spec }) => spec.nodeName))).toEqual(new Set(['node-a', 'node-b', 'node-c']));
    expect(objects.persistentvolumeclaims.map(({ status }) => status.phase)).toEqual(['Bound', 'Bound', 'Bound']);
  });

  it('with all pods of shop beside those of web, and one claim for all of them', () => {
    const { objects } = opening('twin').cluster.stored;
    expect(objects.deployments[0]?.status).toMatchObject({ replicas: 3, availableReplicas: 3 });
    const pods = objects.pods.filter(({ metadata }) => metadata.labels?.['app'] === 'shop');
    const claims = pods.flatMap(({ spec }) => spec.volumes?.map((each) => each.persistentVolumeClaim?.claimName));
    expect(claims).toEqual(['www-shop', 'www-shop', 'www-shop']);
  });
});
