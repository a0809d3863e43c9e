import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

/** scripts/check-size.mjs reads what index.html imports; this is what a visitor's browser asks for until the picture stands. */
test('a first visit loads at most 150 kB of JavaScript, gzipped', async ({ page }) => {
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (!response.url().endsWith('.js')) return;
    scripts.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
  });
  await page.goto('./');
  await expect(page.locator('.app-stage svg').first()).toBeVisible();
  const sizes = await Promise.all(scripts);
  expect(sizes.length).toBeGreaterThan(0);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150_000);
});
