/** How soon the page answers: jumps in a long history, clicks on a slow machine, and whether playing ever blocks it. */
import type { Browser } from '@playwright/test';
import { rollOut } from './cluster.ts';
import { median, quantile, type Row } from './row.ts';
import { Tab } from './tab.ts';

const seeks = 40;
const playMs = 10_000;
/** Crashing pods make history for ever. */
const crashSeconds = 12_000;

export async function responseRows(browser: Browser, url: string): Promise<readonly Row[]> {
  return [await seekRow(browser, url), await clickRow(browser, url), ...(await playRows(browser, url))];
}

/** A press on the timeline at random places, until the frame is painted. */
async function seekRow(browser: Browser, url: string): Promise<Row> {
  const tab = await Tab.open(browser, url);
  await rollOut(tab, 100, 100);
  await tab.send({ type: 'set', image: 'nginx:crash' });
  const { steps } = await tab.send({ type: 'goto', t: crashSeconds });
  const box = await tab.page.getByRole('slider', { name: 'Timeline' }).boundingBox();
  if (box === null) throw new Error('There is no timeline.');
  const costs: number[] = [];
  // The same places in every run: a fraction of the golden ratio jumps about without a pattern.
  for (let seek = 1; seek <= seeks; seek++) {
    const place = { x: box.x + 80 + ((seek * 0.618_034) % 1) * (box.width - 100), y: box.y + box.height / 2 };
    await tab.page.mouse.move(place.x, place.y);
    const empty = await tab.cost(() => tab.press(''));
    const { task } = await tab.cost(async () => {
      await tab.page.mouse.down();
      await tab.press('');
    });
    await tab.page.mouse.up();
    costs.push(task - empty.task);
  }
  await tab.close();
  return {
    what: `a jump to any of ${steps.toLocaleString('en')} steps of 100 pods, painted`,
    unit: 'ms of the main thread',
    value: quantile(costs, 0.95),
    of: 'p95',
    gate: 50,
    runs: costs.length,
    beside: { median: median(costs) },
  };
}

/** The slowest of many clicks and keys, by the browser's own clock from the input to the next paint. */
async function clickRow(browser: Browser, url: string): Promise<Row> {
  const tab = await Tab.open(browser, url, { slowdown: 4 });
  const { page } = tab;
  await page.getByRole('button', { name: 'replicas: one more' }).waitFor();
  await page.evaluate(() => {
    const taken: number[] = [];
    Object.assign(window, { benchInteractions: taken });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ('interactionId' in entry && entry.interactionId !== 0) taken.push(entry.duration);
    }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  });
  const click = (name: string | RegExp) => page.getByRole('button', { name }).first().click({ force: true });
  const press = (key: string) => page.keyboard.press(key);
  const tabOf = (name: RegExp) => page.getByRole('tab', { name }).first().click({ force: true });
  for (let round = 0; round < 8; round++) {
    await click('replicas: one more');
    await press('Escape');
    for (let key = 0; key < 3; key++) await press('Alt+ArrowRight');
    await click('To the end');
    await tabOf(/inspector|pod/i);
    await tabOf(/events/i);
    await tabOf(/controller/i);
    await click(/^play|^pause/i);
    await click(/^play|^pause/i);
    await click('partition: one more');
  }
  await page.waitForTimeout(500);
  const taken = await page.evaluate(
    () => (window as unknown as { readonly benchInteractions: readonly number[] }).benchInteractions,
  );
  await tab.close();
  return {
    what: 'clicks and keys until the next paint, CPU 4 times slower',
    unit: 'ms',
    value: Math.max(...taken),
    of: 'worst',
    gate: 200,
    runs: taken.length,
    beside: { median: median(taken), p95: quantile(taken, 0.95) },
  };
}

/** Tasks that block the page, and frames that come late, while 100 pods play at the highest speed. */
async function playRows(browser: Browser, url: string): Promise<readonly Row[]> {
  const tab = await Tab.open(browser, url);
  const { replacing } = await rollOut(tab, 100, 100);
  await tab.send({ type: 'goto', step: replacing - 1 });
  for (let press = 0; press < 3; press++) await tab.press(']');
  await tab.page.waitForTimeout(1000);
  const watched = tab.page.evaluate(async (ms) => {
    const long: number[] = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) long.push(duration);
    }).observe({ type: 'longtask' });
    const gaps: number[] = [];
    let last = performance.now();
    const end = last + ms;
    while (last < end) {
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      gaps.push(now - last);
      last = now;
    }
    return { long, gaps };
  }, playMs);
  await tab.press('.');
  const { long, gaps } = await watched;
  await tab.close();
  const late = gaps.filter((gap) => gap > 33).length;
  return [
    {
      what: 'tasks of more than 50 ms while 100 pods play at speed 8',
      unit: 'tasks',
      value: long.length,
      of: 'count',
      gate: 0,
      runs: 1,
      beside: { longest: Math.max(0, ...long) },
    },
    {
      what: 'frames of more than 33 ms while they play',
      unit: '%',
      value: (100 * late) / gaps.length,
      of: 'count',
      gate: 1,
      runs: 1,
      beside: { frames: gaps.length },
    },
  ];
}
