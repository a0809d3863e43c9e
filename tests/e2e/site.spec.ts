import { expect, test } from '@playwright/test';
import { watchPage } from './watchPage.ts';

test('the site draws itself, without a complaint and without asking another host', async ({ page, baseURL }) => {
  const seen = watchPage(page);
  await page.goto('./');
  await expect(page.locator('#root > *').first()).toBeVisible();
  expect(seen.complaints).toEqual([]);
  expect(seen.requests.filter((url) => !url.startsWith(baseURL!) && !url.startsWith('data:'))).toEqual([]);
});

test('the policy of the page stops scripts, eval and HTML from strings', async ({ page }) => {
  await page.goto('./');
  const outcomes = await page.evaluate(async () => {
    const outcome = (attempt: () => void) => {
      try {
        attempt();
        return 'ran';
      } catch {
        return 'stopped';
      }
    };
    // In a task of the page's own: what the test itself evaluates is above the policy.
    await new Promise((resolve) => setTimeout(resolve));
    return {
      script: outcome(() => {
        document.createElement('script').text = 'window.planted = true';
      }),
      eval: outcome(() => new Function('return 1')()),
      html: outcome(() => document.body.insertAdjacentHTML('beforeend', '<img alt="">')),
    };
  });
  expect(outcomes).toEqual({ script: 'stopped', eval: 'stopped', html: 'stopped' });
});

test('the site runs in a frame without an origin of its own', async ({ page, baseURL }) => {
  const seen = watchPage(page);
  await page.setContent(`<iframe sandbox="allow-scripts" width="960" height="540" src="${baseURL}"></iframe>`);
  await expect(page.frameLocator('iframe').locator('#root > *').first()).toBeVisible();
  expect(seen.complaints).toEqual([]);
});
