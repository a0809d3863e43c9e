/** What a frame costs the main thread while two runs of 100 pods are compared, and whether 60 of them fit into a second. */
import type { Browser } from '@playwright/test';
import { rollOut } from './cluster.ts';
import { median, quantile, type Row } from './row.ts';
import { type Meters, Tab } from './tab.ts';

const pods = 100;
const unavailable = 10;
/** Frames in a row, and how many rows of them. */
const rowFrames = 30;
const rows = 9;
/** A sixtieth of a second. */
const frameMs = 16.7;

/** The rollout of another image, and the same one with a partition. */
export async function comparisonRows(browser: Browser, url: string): Promise<readonly Row[]> {
  const tab = await Tab.open(browser, url);
  await rollOut(tab, pods, unavailable);
  await openComparison(tab);
  // What the first frames compile is not what a frame costs.
  await tab.press('ArrowRight', rowFrames);
  const costs: Meters[] = [];
  for (let row = 0; row < rows; row++) costs.push(await tab.cost(() => tab.press('ArrowRight', rowFrames)));
  const each = (name: keyof Meters): readonly number[] => costs.map((cost) => cost[name] / rowFrames);
  const worst = await worstJump(tab);
  await tab.close();
  return [
    {
      what: `two runs of ${pods} pods side by side, frame by frame`,
      unit: 'ms of the main thread',
      value: median(each('task')),
      of: 'median',
      gate: frameMs,
      runs: rows,
      beside: {
        p95: quantile(each('task'), 0.95),
        cpu: median(each('cpu')),
        script: median(each('script')),
        layout: median(each('layout')),
        style: median(each('style')),
      },
    },
    worst,
  ];
}

/** By the keyboard, so that no pointer lies on the page: the same rollout with the lower half of the pods held by the partition. */
async function openComparison({ page }: Tab): Promise<void> {
  await page.locator('.compare-button').press('Enter');
  await page.locator('.what-if button').first().press('Enter');
  await page.getByRole('option', { name: 'partition' }).press('Enter');
  await page.locator('.what-if button[type="submit"]').press('Enter');
  await page.getByRole('button', { name: 'Next difference' }).press('Enter');
  await page.locator('.compare').focus();
}

/** To the end and to the beginning of both, by turns: all lanes of both stages change at once. */
async function worstJump(tab: Tab): Promise<Row> {
  const costs: number[] = [];
  for (let jump = 0; jump < rows; jump++) {
    const empty = await tab.cost(() => tab.press(''));
    const { task } = await tab.cost(() => tab.press(jump % 2 === 0 ? 'End' : 'Home'));
    costs.push(task - empty.task);
    await tab.page.waitForTimeout(800);
  }
  return {
    what: `two runs of ${pods} pods side by side, a jump from end to end`,
    unit: 'ms of the main thread',
    value: quantile(costs, 0.95),
    of: 'p95',
    gate: 100,
    runs: costs.length,
    beside: { median: median(costs) },
  };
}
