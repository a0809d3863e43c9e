import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

/** scripts/check-size.mjs reads what index.html imports; this is what a visitor's browser has asked for when the first frame stands. */
test('the first frame takes at most 150 kB of JavaScript, gzipped', async ({ page }) => {
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    if (!response.url().endsWith('.js')) return;
    sizes.set(
      response.url(),
      response.body().then((body) => gzipSync(body, { level: 9 }).length),
    );
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
