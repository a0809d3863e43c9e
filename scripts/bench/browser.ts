/**
 * `npm run bench:browser`: what the built page costs a real Chromium. `--json` prints one JSON object, `--strict` exits with 1 when a
 * gate fails, `--only frames|firstFrame|comparison|response|lessons|films|live` measures a part, `--dist FOLDER` another build than dist/.
 */
import { availableParallelism, loadavg } from 'node:os';
import { chromium } from '@playwright/test';
import { chromiumArgs, ensureChromium } from '../lib/chromium.mjs';
import { comparisonRows } from './browser/comparison.ts';
import { filmRows } from './browser/films.ts';
import { firstFrameRows } from './browser/firstFrame.ts';
import { frameRows } from './browser/frames.ts';
import { lessonRows } from './browser/lessons.ts';
import { liveRows } from './browser/live.ts';
import { responseRows } from './browser/response.ts';
import { judge, type JudgedRow, lineOf } from './browser/row.ts';
import { serve } from './browser/site.ts';

const args = process.argv.slice(2);
const isJson = args.includes('--json');
const only = valueOf('--only');

const executablePath = await ensureChromium();
if (executablePath === undefined) process.exit(1);
const site = await serve(valueOf('--dist'));
const browser = await chromium.launch({ executablePath, args: chromiumArgs });
const machine = { chromium: browser.version(), nproc: availableParallelism(), load: load() };
if (!isJson)
  console.log(`Chromium ${machine.chromium}, ${machine.nproc} cores, load average ${machine.load.join(' ')}`);

const parts = {
  firstFrame: () => firstFrameRows(browser, site),
  frames: () => frameRows(browser, site.url),
  comparison: () => comparisonRows(browser, site.url),
  response: () => responseRows(browser, site.url),
  lessons: () => lessonRows(browser, site.url),
  films: () => filmRows(browser, site.url),
  live: () => liveRows(browser, site.folder),
};
const results: JudgedRow[] = [];
for (const [name, measure] of Object.entries(parts)) {
  if (only !== undefined && only !== name) continue;
  const rows = (await measure()).map(judge);
  results.push(...rows);
  if (!isJson) for (const row of rows) console.log(lineOf(row));
}
await browser.close();
await site.close();

if (isJson) console.log(JSON.stringify({ ...machine, loadAfter: load(), results }));
else console.log(`load average afterwards ${load().join(' ')}; on a busy machine the figures say little`);
if (args.includes('--strict') && results.some(({ pass }) => pass === false)) process.exitCode = 1;

function valueOf(name: string): string | undefined {
  return args.includes(name) ? args[args.indexOf(name) + 1] : undefined;
}

function load(): readonly string[] {
  return loadavg().map((value) => value.toFixed(2));
}
