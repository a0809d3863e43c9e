import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { loadChapterWords } from '../../src/i18n/chapterCatalogue.ts';
import { contents } from '../../src/lessons/contents.ts';

/** scripts/check-size.mjs reads what index.html imports; this is what a visitor's browser has asked for when the first frame stands. */
test('the first frame takes at most 150 kB of JavaScript, gzipped', async ({ page }) => {
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    if (!response.url().endsWith('.js')) return;
    const size = response.body().then((body) => gzipSync(body, { level: 9 }).length);
    sizes.set(response.url(), mayStayAway(size));
  });
  await page.goto('./');
  await expect(page.locator('.app-stage svg').first()).toBeVisible();
  await page.waitForFunction(() => performance.getEntriesByName('ordinal:first-frame').length > 0);
  const early = await page.evaluate(() => {
    const [mark] = performance.getEntriesByName('ordinal:first-frame');
    return performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime <= (mark?.startTime ?? Number.POSITIVE_INFINITY))
      .map(({ name }) => name);
  });
  const scripts = early.filter((url) => url.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(0);
  const weights = await Promise.all(
    scripts.map((url) => sizes.get(url) ?? Promise.reject(new Error(`no answer for ${url}`))),
  );
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(150_000);
});

test('a first visit brings no lesson, and a lesson neither another chapter nor another language', async ({ page }) => {
  const goals = await Promise.all(
    contents.map(async ({ id }) => ({ id, goal: (await loadChapterWords(id, 'en'))?.goal ?? '' })),
  );
  const bodies = new Map<string, Promise<string>>();
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) bodies.set(response.url(), mayStayAway(response.text()));
  });
  /** Which chapters' words have come, and how many characters that only the other language has. */
  const arrived = async () => {
    const code = (await Promise.all(bodies.values())).join('\n');
    return {
      chapters: goals.filter(({ goal }) => code.includes(goal)).map(({ id }) => id),
      han: (code.match(/\p{Script=Han}/gu) ?? []).length,
    };
  };
  await page.goto('./');
  await page.waitForFunction(() => performance.getEntriesByName('ordinal:first-frame').length > 0);
  const first = await arrived();
  expect(first.chapters).toEqual([]);
  // The switch names each language in itself.
  expect(first.han).toBeLessThan(20);

  await page.goto('./#lesson=scaling/one-to-three');
  await expect(page.locator('.lesson-title')).toBeVisible();
  const lesson = await arrived();
  expect(lesson.chapters).toEqual(['scaling']);
  expect(lesson.han).toBeLessThan(20);
});

/** What is still on its way when the test ends is no failure of it; whoever waits for it is told all the same. */
function mayStayAway<T>(coming: Promise<T>): Promise<T> {
  coming.catch(() => {});
  return coming;
}
