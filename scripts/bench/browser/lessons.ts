/** How soon a step of a lesson is there: from the link that opens it until its text and its cluster are painted. */
import type { Browser } from '@playwright/test';
import { loadChapterWords } from '../../../src/i18n/chapterCatalogue.ts';
import { contents } from '../../../src/lessons/contents.ts';
import { median, quantile, type Row } from './row.ts';
import { Tab } from './tab.ts';

/** Nobody finds a line in the contents sooner. */
const readingMs = 1500;

interface Opened {
  readonly step: string;
  readonly title: string;
}

export async function lessonRows(browser: Browser, url: string): Promise<readonly Row[]> {
  const chapters = await Promise.all(
    contents.map(async ({ id, load }): Promise<readonly Opened[]> => {
      const [chapter, words] = await Promise.all([load(), loadChapterWords(id, 'en')]);
      return chapter.steps.map((step) => ({ step: `${id}/${step.id}`, title: words?.steps[step.id]?.title ?? '' }));
    }),
  );
  const steps = chapters.flat();
  // In the order in which they are taught, as somebody goes who stays to the end.
  const inOrder = await timesOf(browser, url, steps);
  // And each chapter's last, at once: everything before it has to be played first.
  const leaps = await timesOf(
    browser,
    url,
    chapters.flatMap((chapter) => chapter.at(-1) ?? []),
  );
  return [
    row('from one step of a lesson to the next, painted', inOrder),
    row('from anywhere to the last step of a chapter, painted', leaps),
  ];
}

interface Time {
  readonly step: string;
  readonly ms: number;
  /** Of the main thread, without its waiting for a core. */
  readonly cpu: number;
}

function row(what: string, times: readonly Time[]): Row {
  const cpus = times.map(({ cpu }) => cpu);
  return {
    what,
    unit: 'ms',
    value: Math.max(...times.map(({ ms }) => ms)),
    of: 'worst',
    gate: 200,
    runs: times.length,
    beside: {
      median: median(times.map(({ ms }) => ms)),
      'cpu median': median(cpus),
      'cpu p95': quantile(cpus, 0.95),
      'cpu worst': Math.max(...cpus),
    },
    worst: fiveSlowest(times),
  };
}

/** By the processor's time: on a machine with other work the clock says little. */
function fiveSlowest(times: readonly Time[]): readonly string[] {
  const slowest = times.toSorted((a, b) => b.cpu - a.cpu).slice(0, 5);
  return slowest.map(({ step, ms, cpu }) => `${step}: ${Math.round(ms)} ms, cpu ${Math.round(cpu)} ms`);
}

/** In one page that has opened the table of contents, as every way into the lessons does. */
async function timesOf(browser: Browser, url: string, steps: readonly Opened[]): Promise<readonly Time[]> {
  const tab = await Tab.open(browser, `${url}#lessons`);
  await tab.page.locator('.contents-slides').waitFor();
  // Somebody reads it before choosing, and meanwhile it fetches and tries what steps are made of.
  await tab.page.waitForLoadState('networkidle');
  await tab.page.waitForTimeout(readingMs);
  const times: Time[] = [];
  for (const { step, title } of steps) {
    let ms = 0;
    const { cpu } = await tab.cost(async () => {
      ms = await open(tab, step, title);
    });
    times.push({ step, ms, cpu });
    // What a step brings along after it is shown is not the next one's.
    await tab.page.waitForLoadState('networkidle');
  }
  await tab.close();
  return times;
}

function open(tab: Tab, step: string, title: string): Promise<number> {
  return tab.page.evaluate(
    async ([hash, wanted]) => {
      const begun = performance.now();
      location.hash = hash;
      const isThere = () =>
        document.querySelector('#lesson-title')?.textContent === wanted &&
        document.querySelector('.app-lesson')?.getAttribute('data-phase') === 'doing' &&
        document.querySelector('.app-stage svg') !== null;
      while (!isThere()) await new Promise(requestAnimationFrame);
      // The frame in which it is painted has come when the next one begins.
      await new Promise(requestAnimationFrame);
      return performance.now() - begun;
    },
    [`#lesson=${step}`, title] as const,
  );
}
