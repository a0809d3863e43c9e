/** What a frame costs the main thread: 100 pods of which all change, 1000 and 10 000 of which one in a hundred does. */
import type { Browser } from '@playwright/test';
import { type Rollout, rollOut } from './cluster.ts';
import { type Contest, pairedRows } from './paired.ts';
import { BarePage } from './reference.ts';
import { median, quantile, type Row } from './row.ts';
import { type Meters, Tab } from './tab.ts';

const sizes = [
  { pods: 100, changing: 100, gate: 5, visits: 11 },
  { pods: 1000, changing: 10, gate: 8, visits: 5 },
  { pods: 10_000, changing: 100, gate: 6, visits: 5 },
] as const;

/** Frames in a row, and how many rows of them. */
const rowFrames = 30;
const rows = 9;
const restMs = 800;

export async function frameRows(browser: Browser, url: string): Promise<readonly Row[]> {
  const found: Row[] = [];
  for (const { pods, changing, gate, visits } of sizes) {
    found.push(...(await besideTheBarePage(browser, url, { pods, changing, gate }, visits)));
    const tab = await Tab.open(browser, url);
    const rollout = await rollOut(tab, pods, changing);
    found.push(...(await rowsOf(tab, rollout, { pods, changing, gate })));
    await tab.close();
  }
  return found;
}

/** Frames through the rollout in turn with frames of the bare page. */
function besideTheBarePage(
  browser: Browser,
  url: string,
  { pods, changing, gate }: Size,
  visits: number,
): Promise<readonly Row[]> {
  const open = async (): Promise<Contest> => {
    const tab = await Tab.open(browser, url);
    const { replacing } = await rollOut(tab, pods, changing);
    const bare = await BarePage.open(browser);
    let measured = 0;
    const ours = async () => {
      // The rollout has frames for so many rows, not for one in each pair.
      if (measured++ % rows === 0) await beginRollout(tab, replacing);
      return (await rowCost(tab)).task;
    };
    const close = async () => {
      await tab.close();
      await bare.close();
    };
    return { ours, bare: () => bare.frameMs(), close };
  };
  const wanted = { visits, ms: gate, ...(pods === 100 && { ratio: 2 }) };
  return pairedRows(`${pods.toLocaleString('en')} pods, frame by frame`, open, wanted);
}

interface Size {
  readonly pods: number;
  readonly changing: number;
  readonly gate: number;
}

async function rowsOf(
  tab: Tab,
  { appearing, replacing }: Rollout,
  { pods, changing, gate }: Size,
): Promise<readonly Row[]> {
  const name = `${pods.toLocaleString('en')} pods`;
  const running = await costsInARow(tab, replacing);
  const together = await costsOf(tab, replacing, rows);
  const moving = await costsOfMotion(tab, replacing);
  const appeared = pods === 100 ? await costsOf(tab, appearing, 5) : [];
  const told = [
    rowOf(`${name}, frame by frame through a rollout`, running, gate),
    rowOf(`${name}, the frame in which ${changing} change at once`, together, gate),
    rowOf(`${name}, a frame while ${changing} move at once`, moving, gate),
  ];
  if (appeared.length === 0) return told;
  const worst: Row = { ...rowOf('100 pods appear in one frame', appeared, 50), of: 'worst' };
  // From here on a pointer lies on the page and is hit-tested with every frame, which the bare page does not pay.
  await tab.page.mouse.move(1, 1);
  const { gate: _, ...pointed } = rowOf(
    `${name}, as the first, with a pointer on the page`,
    await costsInARow(tab, replacing),
    gate,
  );
  return [...told, { ...worst, value: Math.max(...appeared.map(({ task }) => task)) }, pointed];
}

/** One frame after the other, as fast as the screen shows them, on and on through the rollout. */
async function costsInARow(tab: Tab, from: number): Promise<readonly Meters[]> {
  await beginRollout(tab, from);
  const costs: Meters[] = [];
  for (let row = 0; row < rows; row++) costs.push(await rowCost(tab));
  return costs;
}

async function beginRollout(tab: Tab, from: number): Promise<void> {
  await tab.send({ type: 'goto', step: from + 1 });
  await tab.page.waitForTimeout(restMs);
  // What the first frames compile is not what a frame costs.
  await tab.press('ArrowRight', rowFrames);
}

/** What one of a row of frames costs. Throws when the rollout has no more: a frame in which nothing happens would be cheap. */
async function rowCost(tab: Tab): Promise<Meters> {
  const before = await tab.state();
  const cost = await tab.cost(() => tab.press('ArrowRight', rowFrames));
  const { step } = await tab.state();
  if (step < before.step + rowFrames) throw new Error(`The rollout ended at step ${step}: too few frames for a row.`);
  return each(cost, rowFrames);
}

/** The frames after the one in which so many changed at once, while all of these are on their way. */
async function costsOfMotion(tab: Tab, step: number): Promise<readonly Meters[]> {
  const costs: Meters[] = [];
  for (let row = 0; row < rows; row++) {
    await tab.send({ type: 'goto', step: step - 1 });
    await tab.page.waitForTimeout(restMs);
    await tab.press('ArrowRight');
    costs.push(each(await tab.cost(() => tab.frames(movingFrames)), movingFrames));
  }
  return costs;
}

/** As long as the shortest motion of a pod lasts, less the frames that the press took. */
const movingFrames = 5;

/** One and the same frame, shown again and again from a stage at rest; what an empty frame costs is taken off. */
async function costsOf(tab: Tab, step: number, times: number): Promise<readonly Meters[]> {
  const costs: Meters[] = [];
  for (let time = 0; time < times; time++) {
    await tab.send({ type: 'goto', step: step - 1 });
    await tab.page.waitForTimeout(restMs);
    const empty = await tab.cost(() => tab.press(''));
    const shown = await tab.cost(() => tab.press('ArrowRight'));
    costs.push(less(shown, empty));
  }
  return costs;
}

function rowOf(what: string, costs: readonly Meters[], gate: number): Row {
  const of = (name: keyof Meters) => costs.map((cost) => cost[name]);
  return {
    what,
    unit: 'ms of the main thread',
    value: median(of('task')),
    of: 'median',
    gate,
    runs: costs.length,
    beside: {
      p95: quantile(of('task'), 0.95),
      cpu: median(of('cpu')),
      script: median(of('script')),
      layout: median(of('layout')),
      style: median(of('style')),
    },
  };
}

function each(cost: Meters, frames: number): Meters {
  return mapped(cost, (name) => cost[name] / frames);
}

function less(cost: Meters, empty: Meters): Meters {
  return mapped(cost, (name) => cost[name] - empty[name]);
}

function mapped({ task, cpu, script, layout, style, heap }: Meters, value: (name: keyof Meters) => number): Meters {
  const names = { task, cpu, script, layout, style, heap };
  return Object.fromEntries(Object.keys(names).map((name) => [name, value(name as keyof Meters)])) as unknown as Meters;
}
