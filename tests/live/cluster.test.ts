import { afterEach, describe, expect, test } from 'vitest';
import { apiClient } from '../../src/live/apiClient.ts';
import { findCluster, listNamespaces, listSets } from '../../src/live/cluster.ts';
import { TestCluster } from './kit.ts';

let cluster: TestCluster | undefined;
afterEach(() => cluster?.stop());

const clusterOf = async (gitVersion = 'v1.37.2') => {
  cluster = await new TestCluster({ gitVersion }).start();
  return { cluster, api: apiClient(cluster.address) };
};

function set(namespace: string, name: string) {
  return {
    metadata: { name, namespace, uid: `${namespace}-${name}`, creationTimestamp: '2026-01-01T00:00:00Z' },
    spec: { replicas: 3 },
    status: { readyReplicas: 2 },
  };
}

describe('the cluster beside the page', () => {
  test('is known by its version and by kube-system', async () => {
    const { api } = await clusterOf();
    expect(await findCluster(api)).toEqual({ gitVersion: 'v1.37.2', version: '1.37', uid: 'uid-of-kube-system' });
  });

  test('is told by the older release up to 1.33', async () => {
    const { api } = await clusterOf('v1.32.4-gke.100');
    expect((await findCluster(api))?.version).toBe('1.33');
  });

  test('is not there when a web server answers', async () => {
    const { cluster: site, api } = await clusterOf();
    site.answerFirst = (_request, response) => {
      response.writeHead(200).end('{"gitVersion":"<script>"}');
      return true;
    };
    expect(await findCluster(api)).toBeUndefined();
  });

  test('is not there when nobody answers', async () => {
    const { cluster: site, api } = await clusterOf();
    await site.stop();
    expect(await findCluster(api)).toBeUndefined();
  });

  test('is not looked for at another host, wherever an answer points', async () => {
    const { cluster: site, api } = await clusterOf();
    site.answerFirst = (_request, response) => {
      response.writeHead(302, { Location: 'http://example.com/version' }).end();
      return true;
    };
    expect(await findCluster(api)).toBeUndefined();
  });
});

describe('what there is to watch', () => {
  test('are the sets of all namespaces, also when there are many pages of them', async () => {
    const { cluster: site, api } = await clusterOf();
    const names = Array.from({ length: 1100 }, (_, at) => `web-${at}`);
    for (const name of names) site.replica.push({ type: 'ADDED', resource: 'statefulsets', object: set('shop', name) });
    const found = await listSets(api);
    expect(found).toHaveLength(1100);
    expect(found).toContainEqual({ namespace: 'shop', name: 'web-7', replicas: 3, ready: 2 });
  });

  test('are namespaces by names that may stand in a path', async () => {
    const { cluster: site, api } = await clusterOf();
    for (const name of ['shop', '../../secrets', 'Shop?watch=1'])
      site.replica.push({ type: 'ADDED', resource: 'namespaces', object: { metadata: { name, uid: name } } });
    expect(await listNamespaces(api)).toEqual(['shop']);
  });

  test('says so when it may not be listed', async () => {
    const { cluster: site, api } = await clusterOf();
    site.answerFirst = (_request, response) => {
      response.writeHead(403).end('{"kind":"Status","code":403,"message":"no"}');
      return true;
    };
    expect(await listNamespaces(api)).toMatchObject({ failure: { code: 'refused', message: 'no' } });
  });
});
