import { afterEach, describe, expect, test } from 'vitest';
import { readJson } from '../../src/live/answers.ts';
import { Turns } from '../../src/live/turns.ts';
import { pod, TestCluster, until, watch, type Watching } from './kit.ts';

let cluster: TestCluster | undefined;
let watching: Watching | undefined;

async function clusterOf(...pods: readonly string[]): Promise<TestCluster> {
  cluster = await new TestCluster().start();
  for (const name of pods) cluster.replica.push({ type: 'ADDED', resource: 'pods', object: pod(name) });
  return cluster;
}

async function begin(of: TestCluster): Promise<Watching> {
  watching = watch(of);
  await until(() => watching?.connection?.state === 'live');
  return watching;
}

const podNames = ({ known }: Watching) => known().pods.map(({ metadata }) => metadata.name);

afterEach(async () => {
  watching?.session.stop();
  await cluster?.stop();
});

describe('watching a namespace', () => {
  test('begins with all that there is, page by page', async () => {
    const names = Array.from({ length: 1203 }, (_, ordinal) => `web-${ordinal}`);
    const { replica } = await clusterOf(...names);
    const { begun, connection } = await begin(cluster as TestCluster);
    expect(begun?.pods.map(({ metadata }) => metadata.name)).toEqual(names);
    expect(connection?.expected).toBe(1203);
    expect(replica.requests.filter((asked) => /\/pods\?limit=500/.test(asked))).toHaveLength(3);
  });

  test('hears of pods that come, change and go', async () => {
    const { replica } = await clusterOf('web-0');
    const known = await begin(cluster as TestCluster);
    replica.push({ type: 'ADDED', resource: 'pods', object: pod('web-1') });
    replica.push({ type: 'MODIFIED', resource: 'pods', object: pod('web-1', { status: { phase: 'Failed' } }) });
    replica.push({ type: 'DELETED', resource: 'pods', object: pod('web-0') });
    await until(() => known.changes.length === 3);
    expect(known.changes.map(({ change, object }) => `${change} ${object.metadata.name}`)).toEqual([
      'ADDED web-1',
      'MODIFIED web-1',
      'DELETED web-0',
    ]);
  });

  test('hears of kinds that share a stream, too', async () => {
    const { replica } = await clusterOf('web-0');
    const known = await begin(cluster as TestCluster);
    const metadata = {
      name: 'nginx',
      namespace: 'default',
      uid: 'of-nginx',
      creationTimestamp: '2026-01-01T00:00:00Z',
    };
    replica.push({ type: 'ADDED', resource: 'services', object: { metadata, spec: { clusterIP: 'None' } } });
    await until(() => known.known().services.length === 1);
    expect(known.known().services[0]?.metadata.name).toBe('nginx');
  });

  test('leaves other namespaces alone', async () => {
    const { replica } = await clusterOf('web-0');
    await begin(cluster as TestCluster);
    const asked = replica.requests.filter((each) => !/\/(nodes|storageclasses)\?/.test(each));
    expect(asked.every((each) => each.includes('/namespaces/default/'))).toBe(true);
  });
});

test("a shared stream has one user at a time, in the order in which they came; who gives up stands in nobody's way", async () => {
  const turns = new Turns();
  const order: string[] = [];
  const patient = new AbortController().signal;
  const impatient = new AbortController();
  const use = async (name: string, signal: AbortSignal) => {
    const release = await turns.take(signal);
    if (!signal.aborted) order.push(name);
    await Promise.resolve();
    release();
  };
  const first = await turns.take(patient);
  const all = [use('second', patient), use('gives up', impatient.signal), use('third', patient)];
  impatient.abort();
  expect(order).toEqual([]);
  first();
  await Promise.all(all);
  expect(order).toEqual(['second', 'third']);
});

describe('a connection that breaks', () => {
  test('is tried again until it is there, and nothing is missed', async () => {
    const { replica } = await clusterOf('web-0');
    const known = await begin(cluster as TestCluster);
    await cluster?.stop();
    await until(() => known.connection?.state === 'lost');
    expect(known.connection?.failure?.code).toBe('unreachable');
    replica.push({ type: 'ADDED', resource: 'pods', object: pod('web-1') });
    await cluster?.start();
    await until(() => known.connection?.state === 'live' && known.changes.length === 1);
    expect(podNames(known)).toEqual(['web-0', 'web-1']);
    expect(known.connection?.relists).toBe(0);
  });

  test('goes on where it was when the server ends the stream', async () => {
    const { replica } = await clusterOf('web-0');
    const known = await begin(cluster as TestCluster);
    replica.push({ type: 'ADDED', resource: 'pods', object: pod('web-1') });
    await until(() => known.changes.length === 1);
    replica.hangUp();
    replica.push({ type: 'ADDED', resource: 'pods', object: pod('web-2') });
    await until(() => known.changes.length === 2);
    expect(podNames(known)).toEqual(['web-0', 'web-1', 'web-2']);
  });
});

describe('410 Gone', () => {
  test('has everything listed again, and what happened meanwhile is told', async () => {
    const { replica } = await clusterOf('web-0', 'web-1', 'web-2');
    const known = await begin(cluster as TestCluster);
    await cluster?.stop();
    replica.push({ type: 'DELETED', resource: 'pods', object: pod('web-1') });
    replica.push({ type: 'MODIFIED', resource: 'pods', object: pod('web-2', { status: { phase: 'Failed' } }) });
    replica.push({ type: 'ADDED', resource: 'pods', object: pod('web-3') });
    replica.compact();
    await cluster?.start();
    await until(
      () =>
        known.connection?.state === 'live' && (known.connection?.relists ?? 0) > 0 && podNames(known).includes('web-3'),
    );
    expect(podNames(known)).toEqual(['web-0', 'web-2', 'web-3']);
    expect(known.known().pods[1]?.status.phase).toBe('Failed');
  });

  test('is not met by a stream that was told by bookmarks how far everything is', async () => {
    const { replica } = await clusterOf('web-0');
    const known = await begin(cluster as TestCluster);
    const pods = () => replica.requests.filter((asked) => asked.includes('/default/pods?watch'));
    const watchesBefore = pods().length;
    // Much happens to others, and what was listed is too old by now.
    replica.push({ type: 'ADDED', resource: 'nodes', object: nodeObject });
    replica.compact();
    replica.bookmark();
    replica.push({ type: 'ADDED', resource: 'pods', object: pod('web-1') });
    await until(() => known.changes.some(({ object }) => object.metadata.name === 'web-1'));
    replica.hangUp();
    replica.push({ type: 'ADDED', resource: 'pods', object: pod('web-2') });
    await until(() => podNames(known).length === 3);
    expect(pods().length).toBeGreaterThan(watchesBefore);
    expect(replica.requests.filter((asked) => asked.includes('/default/pods?limit'))).toHaveLength(1);
  });

  test('is met by a page that came too late: from the first page again', async () => {
    const names = Array.from({ length: 700 }, (_, ordinal) => `web-${ordinal}`);
    const { replica } = await clusterOf(...names);
    let isFirst = true;
    (cluster as TestCluster).answerFirst = ({ url }) => {
      if (isFirst && url?.includes('continue=')) {
        isFirst = false;
        replica.compact();
      }
      return false;
    };
    const { begun } = await begin(cluster as TestCluster);
    expect(begun?.pods).toHaveLength(700);
    expect(replica.requests.filter((asked) => asked.includes('/default/pods?limit'))).toHaveLength(4);
  });
});

const nodeObject = { metadata: { name: 'node-1', uid: 'of-node-1', creationTimestamp: '2026-01-01T00:00:00Z' } };

describe('what comes from outside', () => {
  test('is not taken when it has not the shape of its kind', async () => {
    const { replica } = await clusterOf('web-0');
    const known = await begin(cluster as TestCluster);
    replica.push({ type: 'ADDED', resource: 'pods', object: pod('web-1', { status: { phase: '<b>Running</b>' } }) });
    replica.push({ type: 'ADDED', resource: 'pods', object: pod('web-2', { spec: { containers: 'none' } }) });
    replica.push({ type: 'ADDED', resource: 'pods', object: pod('web-3') });
    await until(() => known.changes.length > 0);
    expect(podNames(known)).toEqual(['web-0', 'web-3']);
    expect(known.connection?.passedOver).toBe(2);
  });

  test('is not taken when it is nested without end, or reaches for the prototype', async () => {
    const deep = JSON.parse('['.repeat(100) + ']'.repeat(100)) as never;
    expect(readJson('['.repeat(100_000) + ']'.repeat(100_000))).toBeUndefined();
    const { replica } = await clusterOf('web-0');
    const known = await begin(cluster as TestCluster);
    replica.push({ type: 'ADDED', resource: 'pods', object: pod('web-1', { deep }) });
    replica.push({
      type: 'ADDED',
      resource: 'pods',
      object: pod('web-2', { spec: JSON.parse('{"__proto__":{"containers":[]},"containers":[]}') as never }),
    });
    replica.push({ type: 'ADDED', resource: 'pods', object: pod('web-3') });
    await until(() => known.changes.length > 0);
    expect(podNames(known)).toEqual(['web-0', 'web-3']);
  });

  test('has its secrets hidden before anybody sees it', async () => {
    const env = [{ name: 'PASSWORD', value: 'correct horse' }];
    const { replica } = await clusterOf('web-0');
    const known = await begin(cluster as TestCluster);
    const spec = { containers: [{ name: 'nginx', env }] };
    replica.push({ type: 'ADDED', resource: 'pods', object: pod('web-1', { spec }) });
    await until(() => known.changes.length === 1);
    expect(JSON.stringify(known.known())).not.toContain('correct horse');
  });

  test('may be no API server at all', async () => {
    const site = await clusterOf();
    site.answerFirst = (_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><p>Welcome');
      return true;
    };
    watching = watch(site);
    await until(() => watching?.connection?.state === 'lost');
    expect(watching.connection?.failure?.code).toBe('unexpected');
    expect(watching.begun).toBeUndefined();
  });
});

describe('what may not be read', () => {
  const forbid = (of: TestCluster, kind: string) => {
    of.answerFirst = ({ url }, response) => {
      if (url?.includes(`/${kind}?`) !== true) return false;
      const message = `${kind} is forbidden: User "system:anonymous" cannot list resource "${kind}"`;
      response.writeHead(403).end(JSON.stringify({ kind: 'Status', code: 403, reason: 'Forbidden', message }));
      return true;
    };
  };

  test('is done without where the set can be told without it', async () => {
    forbid(await clusterOf('web-0'), 'nodes');
    const { connection, begun } = await begin(cluster as TestCluster);
    expect(connection?.shut).toEqual(['nodes']);
    expect(begun?.pods).toHaveLength(1);
  });

  test('ends it when it is the pods', async () => {
    forbid(await clusterOf('web-0'), 'pods');
    watching = watch(cluster as TestCluster);
    await until(() => watching?.connection?.state === 'refused');
    expect(watching.connection?.failure?.message).toContain('pods is forbidden');
  });
});
