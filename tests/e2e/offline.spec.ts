import { expect, type Page, test } from '@playwright/test';
import { SiteServer } from './siteServer.ts';
import { watchPage } from './watchPage.ts';

test.use({ serviceWorkers: 'allow' });
// Each of them fetches the whole site more than once.
test.slow();

let site: SiteServer;

test.beforeEach(async () => {
  site = new SiteServer();
  await site.start();
});

test.afterEach(async () => {
  await site.stop();
  site.remove();
});

/** A first visit, until all is kept. */
async function visit(page: Page): Promise<void> {
  await page.goto(site.address);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

const versionOf = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[name=version]')?.content ?? 'first');

const offer = (page: Page) => page.getByRole('status').filter({ hasText: 'A new version of Ordinal is here.' });

test('a second visit needs no network, not even for what was never opened before', async ({ page }) => {
  const seen = watchPage(page);
  await visit(page);
  expect(seen.complaints).toEqual([]);
  await site.stop();
  await page.goto(`${site.address}?from=a-colleague`);
  await expect(page.getByRole('textbox', { name: 'replicas' })).toHaveValue('3');
  await page.getByRole('tab', { name: 'YAML' }).click();
  await expect(page.locator('.cm-content')).toContainText('StatefulSet');
  await page.getByRole('tab', { name: 'kubectl' }).click();
  await page.locator('#terminal-line').fill('kubectl get sts -o name');
  await page.locator('#terminal-line').press('Enter');
  await expect(page.getByRole('log')).toContainText('statefulset.apps/nginx-web');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('tab', { name: '事件' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('tab', { name: '事件' })).toBeVisible();
});

test('a new version is offered and not forced, and the tabs of the old one keep working', async ({ page, context }) => {
  await visit(page);
  const other = await context.newPage();
  await other.goto(site.address);
  await expect(other.getByRole('textbox', { name: 'replicas' })).toHaveValue('3');
  site.publishNewVersion('second');

  // The browser looks for a new worker when a page is loaded; what it loads is the version that is there.
  await page.reload();
  await expect(offer(page)).toBeVisible({ timeout: 20_000 });
  expect(await versionOf(page)).toBe('first');
  await page.getByRole('textbox', { name: 'replicas' }).fill('4');
  await page.getByRole('textbox', { name: 'replicas' }).press('Enter');
  await page.getByRole('tab', { name: 'YAML' }).click();
  await expect(page.locator('.cm-content')).toContainText('replicas: 4');

  await offer(page).getByRole('button', { name: 'Load it now' }).click();
  await expect.poll(() => versionOf(page).catch(() => 'loading'), { timeout: 40_000 }).toBe('second');
  await expect(page.getByRole('textbox', { name: 'replicas' })).toHaveValue('4');
  await expect(offer(page)).toBeHidden();

  // The old tab was not loaded again, and opens what the host has no more.
  expect(await versionOf(other)).toBe('first');
  await other.getByRole('tab', { name: 'YAML' }).click();
  await expect(other.locator('.cm-content')).toContainText('StatefulSet');
  await other.close();

  await site.stop();
  await page.reload();
  expect(await versionOf(page)).toBe('second');
  await page.getByRole('tab', { name: 'kubectl' }).click();
  await expect(page.locator('#terminal-line')).toBeVisible();
});

test('a version that nobody took comes with the first visit after all tabs are closed, and the old one is let go', async ({
  page,
  context,
}) => {
  await visit(page);
  site.publishNewVersion('second');
  await page.reload();
  await expect(offer(page)).toBeVisible({ timeout: 20_000 });
  await offer(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(offer(page)).toBeHidden();
  expect(await versionOf(page)).toBe('first');
  await page.close();
  const next = await context.newPage();
  await expect
    .poll(async () => {
      await next.goto('about:blank');
      await next.goto(site.address);
      return versionOf(next);
    })
    .toBe('second');
  await expect.poll(() => next.evaluate(async () => (await caches.keys()).length)).toBe(1);
});

test('a guest in another page starts no worker and keeps nothing', async ({ page }) => {
  const seen = watchPage(page);
  await page.goto(`${site.address}?embed=1`);
  await page.waitForFunction(() => window.ordinal !== undefined);
  await page.waitForTimeout(1000);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0);
  expect(seen.complaints).toEqual([]);
});

test('a frame without storage works beside a page with a worker', async ({ page, context }) => {
  await visit(page);
  const host = await context.newPage();
  const seen = watchPage(host);
  await host.setContent(`<iframe sandbox="allow-scripts" width="960" height="540" src="${site.address}"></iframe>`);
  await expect(host.frameLocator('iframe').locator('#root > *').first()).toBeVisible();
  expect(seen.complaints).toEqual([]);
});

test('the browser finds all that it needs to install the page', async ({ page }) => {
  await visit(page);
  const devtools = await page.context().newCDPSession(page);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // A browser that a test drives is always private.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
  const { manifest, errors } = await devtools.send('Page.getAppManifest').then(({ data, errors }) => ({
    manifest: JSON.parse(data ?? '{}') as { icons: { src: string; sizes: string }[] },
    errors,
  }));
  expect(errors).toEqual([]);
  for (const { src, sizes } of manifest.icons) {
    const size = await page.evaluate(async (icon) => {
      const image = new Image();
      image.src = icon;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    expect(size).toBe(sizes);
  }
});
