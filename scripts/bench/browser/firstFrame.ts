/** How long a first visit waits for the stage with its pods, and what it loads until then. */
import type { Browser } from '@playwright/test';
import { median, quantile, type Row } from './row.ts';
import type { Site } from './site.ts';
import { Tab } from './tab.ts';

const visits = 11;
const slowVisits = 11;

export async function firstFrameRows(browser: Browser, site: Site): Promise<readonly Row[]> {
  const usual = await markTimes(browser, site.url, visits, 1);
  const slow = await markTimes(browser, site.url, slowVisits, 4);
  return [
    await weight(browser, site),
    { ...timeRow('navigation to the first meaningful frame', usual), value: median(usual), of: 'median', gate: 200 },
    { ...timeRow('the same with the CPU 4 times slower', slow), value: quantile(slow, 0.9), of: 'p90', gate: 600 },
  ];
}

/** Each visit in a context without a cache; the first one warms up the browser and is not counted. */
async function markTimes(browser: Browser, url: string, count: number, slowdown: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let visit = 0; visit <= count; visit++) {
    const tab = await Tab.open(browser, url, { slowdown });
    times.push(
      await tab.page.evaluate(() => performance.getEntriesByName('ordinal:first-frame')[0]?.startTime ?? Number.NaN),
    );
    await tab.close();
  }
  return times.slice(1);
}

async function weight(browser: Browser, site: Site): Promise<Row> {
  const tab = await Tab.open(browser, site.url);
  const scripts = await tab.page.evaluate(() => {
    const shownAt = performance.getEntriesByName('ordinal:first-frame')[0]?.startTime ?? 0;
    const loaded = performance.getEntriesByType('resource').filter(({ startTime }) => startTime <= shownAt);
    return loaded.map(({ name }) => name).filter((name) => name.endsWith('.js'));
  });
  await tab.close();
  const bytes = scripts.reduce((sum, script) => sum + site.gzipOf(script), 0);
  return {
    what: 'JavaScript to the first frame, gzipped',
    unit: 'kB',
    value: bytes / 1000,
    of: 'sum',
    gate: 150,
    runs: 1,
    beside: { files: scripts.length },
  };
}

function timeRow(what: string, times: readonly number[]): Pick<Row, 'what' | 'unit' | 'runs' | 'beside'> {
  return { what, unit: 'ms', runs: times.length, beside: { median: median(times), p90: quantile(times, 0.9) } };
}
