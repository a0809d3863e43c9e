/**
 * The page beside the bare page, turn about in one run, so that a busy minute meets both. Their ratio says the same on a fast machine
 * and on a slow one, which milliseconds do not.
 */
import { median, type Row } from './row.ts';

/** What a frame of the bare page cost where the gates were set, in milliseconds. */
const bareFrameMs = 5.4;

/** Of a visit. Each visit has pages of its own: one and the same page costs up to a tenth more or less, by where its memory came to lie. */
const pairs = 9;

/** Two pages, freshly opened, and what a frame of each costs, measured alone: milliseconds of the main thread. */
export interface Contest {
  readonly ours: () => Promise<number>;
  readonly bare: () => Promise<number>;
  readonly close: () => Promise<void>;
}

interface Wanted {
  readonly visits: number;
  /** The gates. */
  readonly ms: number;
  readonly ratio?: number;
}

/**
 * Two rows: the ratio, and what our frame would cost where the bare page costs what it cost when the gate was set. `what` names our
 * frames, `open` opens both pages. The ratio has no gate when ours shows something else than the bare page does.
 */
export async function pairedRows(what: string, open: () => Promise<Contest>, wanted: Wanted): Promise<readonly Row[]> {
  const ratios: number[] = [];
  const bareMs: number[] = [];
  for (let visit = 0; visit < wanted.visits; visit++) {
    const contest = await open();
    for (let pair = 0; pair < pairs; pair++) {
      const [ours, bare] = (visit + pair) % 2 === 0 ? await oursFirst(contest) : await bareFirst(contest);
      ratios.push(ours / bare);
      bareMs.push(bare);
    }
    await contest.close();
  }
  const { low, high } = intervalOfMedian(ratios);
  const beside = { median: median(ratios), low, 'bare page, ms': median(bareMs) };
  return [
    {
      what: `${what}, as a ratio to the bare page`,
      unit: 'times',
      value: high,
      of: 'upper end',
      ...(wanted.ratio !== undefined && { gate: wanted.ratio }),
      runs: ratios.length,
      beside,
    },
    {
      what: `${what}, where the bare page costs ${bareFrameMs} ms as when the gate was set`,
      unit: 'ms of the main thread',
      value: high * bareFrameMs,
      of: 'upper end',
      gate: wanted.ms,
      runs: ratios.length,
      beside: { median: median(ratios) * bareFrameMs, low: low * bareFrameMs },
    },
  ];
}

async function oursFirst({ ours, bare }: Contest): Promise<readonly [ours: number, bare: number]> {
  const cost = await ours();
  return [cost, await bare()];
}

async function bareFirst({ ours, bare }: Contest): Promise<readonly [ours: number, bare: number]> {
  const cost = await bare();
  return [await ours(), cost];
}

/**
 * Where the median of what we took a sample of lies, with a confidence of 96 %: the numbers of values below it are binomial, and 1.03 times
 * the root of all is 2.06 times their standard deviation.
 */
function intervalOfMedian(values: readonly number[]): { readonly low: number; readonly high: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const fromEnd = Math.floor(sorted.length / 2 - 1.03 * Math.sqrt(sorted.length));
  return { low: sorted[fromEnd] ?? Number.NaN, high: sorted[sorted.length - 1 - fromEnd] ?? Number.NaN };
}
