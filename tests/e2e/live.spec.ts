import { createReadStream, existsSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { readRecordedEvents, type RecordedEvent, Replay } from '../../scripts/live/replay.ts';
import { pageHeaders } from '../../scripts/vite/headers.ts';
import { pod, TestCluster } from '../live/kit.ts';
import { watchPage } from './watchPage.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

let cluster: TestCluster;

/** The built page beside an API server, as `kubectl proxy --www=dist --www-prefix=/ordinal/` serves it. */
test.beforeEach(async () => {
  cluster = new TestCluster();
  cluster.answerFirst = ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://host');
    if (!pathname.startsWith('/ordinal/')) return false;
    const file = join('dist', pathname === '/ordinal/' ? 'index.html' : pathname.slice('/ordinal/'.length));
    if (!existsSync(file) || !statSync(file).isFile()) return false;
    response.writeHead(200, { ...pageHeaders(), 'Content-Type': types[extname(file)] ?? 'text/plain' });
    createReadStream(file).pipe(response);
    return true;
  };
  await cluster.start();
});
test.afterEach(() => cluster.stop());

async function watchDefault(page: Page): Promise<void> {
  await page.goto(`${cluster.address}/ordinal/#live`);
  const dialog = page.getByRole('dialog', { name: 'Live cluster' });
  await expect(dialog.getByText('A Kubernetes cluster, v1.37.2')).toBeVisible();
  await dialog
    .getByRole('button', { name: /^Watch( |$)/ })
    .first()
    .click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('.live-button[data-state="live"]')).toBeVisible();
}

/** Most kinds share one stream, and each has to wait for its turn. */
const inTurns = { timeout: 40_000 };

interface Position {
  readonly step: number;
  readonly steps: number;
}

/** What the page has heard of, and where it stands. */
function stateOf(page: Page): Promise<Position> {
  return page.evaluate(async () => {
    const { ordinal } = window as unknown as { ordinal: { send(message: object): Promise<Position> } };
    const { step, steps } = await ordinal.send({ type: 'pause' });
    return { step, steps };
  });
}

/** How many events lead to the image that cannot be pulled, and the pod that waits for it. */
function untilStuck(events: readonly RecordedEvent[]): number {
  return events.findIndex(
    ({ resource, object }) => resource === 'pods' && JSON.stringify(object).includes('ImagePullBackOff'),
  );
}

test('a recorded session is shown live from the first event to the last, and told why it is stuck', async ({
  page,
}) => {
  const seen = watchPage(page);
  const events = readRecordedEvents('tests/conformance/data/watch/lecture.jsonl.gz');
  if ('wrong' in events) throw new Error(events.wrong);
  const replay = new Replay(cluster.replica, events, { speed: 0, longestPauseMs: 0 });
  await watchDefault(page);
  replay.advance(untilStuck(events) + 1);
  await expect.poll(async () => (await stateOf(page)).steps, inTurns).toBe(untilStuck(events) + 1);
  await page.getByRole('button', { name: 'Live', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Live cluster' });
  await expect(dialog.getByText('default/nginx-web: stuck, your turn.')).toBeVisible();
  await expect(dialog.getByText(/cannot pull its image nginx:nosuch/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();

  replay.advance(events.length);
  await expect.poll(() => stateOf(page), inTurns).toEqual({ step: events.length, steps: events.length });
  await expect(page.getByText(/^There is no StatefulSet nginx-web: step back/)).toBeVisible();

  // It is kept as a file, which opens without the cluster.
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByText(/^This was seen in a real cluster, and a link/)).toBeVisible();
  await page.getByRole('tab', { name: 'Text' }).click();
  await page.getByRole('combobox', { name: 'File' }).selectOption('recording');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const file = await (await saving).path();
  await page.getByRole('tab', { name: 'Open' }).click();
  await page.locator('dialog input[type="file"]').setInputFiles(file);
  await page.getByRole('button', { name: 'Show it' }).click();
  await expect.poll(() => stateOf(page)).toEqual({ step: 0, steps: events.length });
  expect(seen.complaints).toEqual([]);
  expect(seen.requests.filter((url) => !url.startsWith(`${cluster.address}/`) && !url.startsWith('data:'))).toEqual([]);
  expect(cluster.replica.requests.filter((asked) => !asked.startsWith('GET '))).toEqual([]);
});

test('while the lists of a large cluster come in, the page says how far they are', async ({ page }) => {
  for (let ordinal = 0; ordinal < 600; ordinal++)
    cluster.replica.push({ type: 'ADDED', resource: 'pods', object: pod(`web-${ordinal}`) });
  const servePage = cluster.answerFirst;
  let letGo: () => void = () => {};
  const secondPage = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  cluster.answerFirst = (request, response) => {
    if (!/\/pods\?.*continue=/.test(request.url ?? '')) return servePage(request, response);
    void secondPage.then(() => cluster.replica.handle(request, response));
    return true;
  };
  await page.goto(`${cluster.address}/ordinal/#live`);
  await page.getByRole('dialog').getByRole('button', { name: 'Watch', exact: true }).click();
  await expect(page.getByText(/^Listing: 5\d\d of 6\d\d objects/)).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Listing …' })).toBeVisible();
  letGo();
  await expect(page.locator('.live-button[data-state="live"]')).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
});

test('a connection that is lost is said, and found again with what happened meanwhile', async ({ page }) => {
  cluster.replica.push({ type: 'ADDED', resource: 'statefulsets', object: set });
  cluster.replica.push({ type: 'ADDED', resource: 'pods', object: pod('web-0') });
  await watchDefault(page);
  await cluster.stop();
  await expect(page.getByText(/^The connection was lost at/)).toBeVisible();
  cluster.replica.push({ type: 'ADDED', resource: 'pods', object: pod('web-1') });
  await cluster.start();
  await expect(page.getByText(/^The connection was lost at/)).toBeHidden({ timeout: 40_000 });
  await expect.poll(async () => (await stateOf(page)).steps, inTurns).toBe(1);
});

test('a version that is too old has everything listed again, and a change is asked about before it is done', async ({
  page,
}) => {
  const { replica } = cluster;
  replica.push({ type: 'ADDED', resource: 'statefulsets', object: set });
  replica.push({ type: 'ADDED', resource: 'pods', object: pod('web-0') });
  await watchDefault(page);
  replica.hangUp();
  replica.push({ type: 'DELETED', resource: 'pods', object: pod('web-0') });
  replica.compact();
  await page.getByRole('button', { name: 'Live', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Live cluster' });
  await expect(dialog.getByText(/410 Gone/)).toBeVisible({ timeout: 40_000 });

  const replicas = dialog.getByRole('spinbutton', { name: 'replicas' });
  await expect(replicas).toBeHidden();
  await dialog.getByRole('switch').check();
  await replicas.fill('5');
  await dialog.getByRole('button', { name: 'Scale …' }).click();
  await expect(dialog.getByText('kubectl -n default scale statefulset web --replicas=5')).toBeVisible();
  expect(replica.requests.filter((asked) => asked.startsWith('PATCH'))).toEqual([]);
  await dialog.getByRole('button', { name: 'Yes, do it' }).click();
  await expect(dialog.getByText(/^Done: kubectl -n default scale/)).toBeVisible();
  expect(replica.requests.filter((asked) => asked.startsWith('PATCH'))).toEqual([
    'PATCH /apis/apps/v1/namespaces/default/statefulsets/web/scale',
  ]);
});

const set = {
  metadata: { name: 'web', namespace: 'default', uid: 'uid-of-web', creationTimestamp: '2026-01-01T00:00:00Z' },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: 'web' } },
    serviceName: 'web',
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'nginx', image: 'nginx:1' }] } },
  },
  status: { replicas: 0 },
};
