import { afterEach, describe, expect, test } from 'vitest';
import { apiClient } from '../../src/live/apiClient.ts';
import { carryOut, type Deed, deedLine, isPossible } from '../../src/live/deeds.ts';
import { TestCluster } from './kit.ts';

let cluster: TestCluster | undefined;
afterEach(() => cluster?.stop());

const set = {
  metadata: { name: 'web', namespace: 'shop', uid: 'web', creationTimestamp: '2026-01-01T00:00:00Z' },
  spec: {
    replicas: 3,
    updateStrategy: { type: 'RollingUpdate' },
    template: {
      spec: {
        containers: [
          { name: 'log', image: 'log:1' },
          { name: 'nginx', image: 'nginx:1' },
        ],
      },
    },
  },
};

async function done(deed: Deed, isWritable = true) {
  cluster = await new TestCluster({ isWritable }).start();
  const { replica } = cluster;
  replica.push({ type: 'ADDED', resource: 'statefulsets', object: set });
  replica.push({ type: 'ADDED', resource: 'pods', object: { metadata: { ...set.metadata, name: 'web-1' } } });
  const api = apiClient(cluster.address);
  const failure = await carryOut(api, 'shop', deed);
  const answer = await api.get('/apis/apps/v1/namespaces/shop/statefulsets/web');
  const pods = await api.get('/api/v1/namespaces/shop/pods');
  return {
    failure,
    spec: (answer as { body: typeof set }).body.spec,
    pods: (pods as { body: { items: [] } }).body.items,
  };
}

describe('a change of the real cluster', () => {
  test('scales the set', async () => {
    const { failure, spec } = await done({ type: 'scale', set: 'web', replicas: 5 });
    expect([failure, spec.replicas]).toEqual([undefined, 5]);
  });

  test('sets the image of one container and leaves the other alone', async () => {
    const { spec } = await done({ type: 'setImage', set: 'web', container: 'nginx', image: 'nginx:2' });
    expect(spec.template.spec.containers).toEqual([
      { name: 'log', image: 'log:1' },
      { name: 'nginx', image: 'nginx:2' },
    ]);
  });

  test('sets the partition', async () => {
    const { spec } = await done({ type: 'partition', set: 'web', partition: 2 });
    expect(spec.updateStrategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { partition: 2 } });
  });

  test('deletes a pod', async () => {
    expect((await done({ type: 'deletePod', pod: 'web-1' })).pods).toEqual([]);
  });

  test('that the server refuses says so in its words', async () => {
    const { failure, spec } = await done({ type: 'scale', set: 'web', replicas: 5 }, false);
    expect(failure).toMatchObject({ code: 'refused', message: expect.stringContaining('is forbidden') });
    expect(spec.replicas).toBe(3);
  });

  test('is not even sent when a name is no name, or a number no count', () => {
    expect(isPossible('shop', { type: 'deletePod', pod: '../../nodes/a' })).toBe(false);
    expect(isPossible('../shop', { type: 'deletePod', pod: 'web-1' })).toBe(false);
    expect(isPossible('shop', { type: 'scale', set: 'web', replicas: -1 })).toBe(false);
    expect(isPossible('shop', { type: 'scale', set: 'web', replicas: Number.NaN })).toBe(false);
    expect(isPossible('shop', { type: 'setImage', set: 'web', container: 'nginx', image: 'a b; c' })).toBe(false);
    expect(isPossible('shop', { type: 'setImage', set: 'web', container: 'nginx', image: 'r.io:5/n@sha256:a' })).toBe(
      true,
    );
  });

  test('is shown as the line that does the same', () => {
    expect(deedLine({ type: 'scale', set: 'web', replicas: 5 })).toBe('scale statefulset web --replicas=5');
    expect(deedLine({ type: 'partition', set: 'web', partition: 2 })).toBe(
      `patch statefulset web --type=merge -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":2}}}}'`,
    );
  });
});
