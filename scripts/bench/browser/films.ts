/** What a film costs: from the click to the file, and whether the page could be used meanwhile. */
import { readFile } from 'node:fs/promises';
import type { Browser } from '@playwright/test';
import type { Row } from './row.ts';
import { Tab } from './tab.ts';

const pictures = 90;

export async function filmRows(browser: Browser, url: string): Promise<readonly Row[]> {
  return [await filmRow(browser, url, 'gif', 5000), await filmRow(browser, url, 'mp4', 2000)];
}

/** A rollout of five pods at 1280 x 720; the figures are for so many pictures that differ, which is what costs. */
async function filmRow(browser: Browser, url: string, kind: 'gif' | 'mp4', gate: number): Promise<Row> {
  const tab = await Tab.open(browser, `${url}#replicas=5&t=14s`);
  const { page } = tab;
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('tab', { name: 'Film' }).click();
  const choose = (field: string, value: string) =>
    page.getByRole('combobox', { name: field, exact: true }).selectOption(value);
  await choose('File', kind);
  await choose('From', '0');
  await choose('Size', '1280×720');
  await choose('Pictures a second', kind === 'gif' ? '10' : '15');
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { benchTasks: tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
  const beganMs = performance.now();
  let file = Buffer.of();
  const cost = await tab.cost(async () => {
    const saving = page.waitForEvent('download', { timeout: 300_000 });
    await page.getByRole('button', { name: 'Make the film' }).click();
    file = await readFile(await (await saving).path());
  });
  const wallMs = performance.now() - beganMs;
  const announced = await page.getByText(/^[\d.]+ s, \d+ pictures$/).textContent();
  const longest = await page.evaluate(() => Math.max(0, ...(window as unknown as { benchTasks: number[] }).benchTasks));
  await tab.close();
  const made = kind === 'gif' ? imagesIn(file) : Number(/(\d+) pictures/.exec(announced ?? '')?.[1]);
  const per = (ms: number) => (ms * pictures) / made;
  return {
    what: `${pictures} pictures of 1280 x 720 as ${kind.toUpperCase()}`,
    unit: 'ms',
    value: per(wallMs),
    of: 'sum',
    gate,
    runs: 1,
    beside: { made, kB: file.length / 1000, 'main thread': per(cost.cpu), 'longest task': longest },
  };
}

/** How many graphic control extensions a GIF has: one stands before each picture. */
function imagesIn(gif: Buffer): number {
  let count = 0;
  const mark = Buffer.of(0x21, 0xf9, 0x04);
  for (let at = gif.indexOf(mark); at >= 0; at = gif.indexOf(mark, at + 8)) if (gif[at + 7] === 0) count += 1;
  return count;
}
