/** What a large cluster costs that is watched: 2000 pods of four sets, listed, then followed while two rollouts go through them. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from '@playwright/test';
import { ApiReplica } from '../../live/apiReplica.ts';
import { madeCluster } from '../../live/madeCluster.ts';
import { servePage } from '../../live/pageFiles.ts';
import { Replay } from '../../live/replay.ts';
import { quantile, type Row } from './row.ts';
import { Tab } from './tab.ts';
import { busiest, taskTimes } from './tasks.ts';

const pods = 2000;
/** Of the watch stream, at the pace at which such a cluster tells of itself: about a hundred changes a second. */
const watchMs = 20_000;

export async function liveRows(browser: Browser, dist: string): Promise<readonly Row[]> {
  const replica = new ApiReplica();
  const replay = new Replay(replica, madeCluster(pods), { speed: 1, longestPauseMs: 1000 });
  replica.nowMs = () => replay.nowMs;
  const server = createServer((request, response) => {
    if (!replica.handle(request, response)) servePage(dist, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const tab = await Tab.open(browser, `http://127.0.0.1:${port}/ordinal/#live`);
  const rows = await rowsOf(tab, replay);
  await tab.close();
  replay.stop();
  replica.hangUp();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return rows;
}

async function rowsOf(tab: Tab, replay: Replay): Promise<readonly Row[]> {
  const { page } = tab;
  const choice = page.getByRole('dialog').getByRole('button', { name: /shop$/ });
  await choice.waitFor();
  const live = page.locator('.live-button[data-state="live"]');
  const beganMs = performance.now();
  const loading = await taskTimes(tab, async () => {
    await choice.click();
    await live.waitFor({ timeout: 120_000 });
  });
  const loadMs = performance.now() - beganMs;
  await page.waitForTimeout(3000);
  replay.start();
  const following = await taskTimes(tab, () => page.waitForTimeout(watchMs));
  const { told } = replay.progress;
  replay.stop();
  const { steps } = await tab.state();
  const what = `a live cluster of ${pods.toLocaleString('en')} pods`;
  return [
    {
      what: `${what}, listed and drawn`,
      unit: 'ms',
      value: loadMs,
      of: 'sum',
      runs: 1,
      beside: { 'main thread': loading.sum, 'longest task': busiest(loading) },
    },
    {
      what: `${what}, followed: the longest task`,
      unit: 'ms of processor time',
      value: busiest(following),
      of: 'worst',
      gate: 50,
      runs: following.tasks.length,
      beside: {
        p99: quantile(following.tasks, 0.99),
        'main thread, %': (100 * following.sum) / watchMs,
        told,
        'told in all': steps,
      },
    },
  ];
}
