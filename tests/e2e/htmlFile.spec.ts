import { pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { StagePage } from './stagePage.ts';
import { watchPage } from './watchPage.ts';

const moment = (page: Page) =>
  page.evaluate(async () => {
    const { step, fingerprint } = (await window.ordinal!.send({ type: 'pause' })) as unknown as Record<string, unknown>;
    return { step, fingerprint };
  });

/** Saves the page with its moment, and gives the address of the file. */
async function savePage(page: Page, path: string): Promise<string> {
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('tab', { name: 'HTML file' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as HTML' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^nginx-web-[\d.]+s\.html$/);
  await saved.saveAs(path);
  await page.keyboard.press('Escape');
  return pathToFileURL(path).href;
}

test('the page in one file opens from the disk at the moment that it was saved at, and saves itself again', async ({
  page,
  context,
}, testInfo) => {
  await page.goto('./#replicas=5&partition=2&image=nginx:mainline&t=14s');
  await page.waitForFunction(() => window.ordinal !== undefined);
  const shared = await moment(page);
  const file = await savePage(page, testInfo.outputPath('moment.html'));

  const kept = await context.newPage();
  const seen = watchPage(kept);
  await kept.goto(file);
  await expect(new StagePage(kept).row('nginx-web-3')).toContainText('Pending', { timeout: 30_000 });
  expect(await moment(kept)).toEqual(shared);
  expect(await kept.title()).toMatch(/^StatefulSet nginx-web: /);
  expect(seen.requests.filter((url) => url !== file && !url.startsWith('data:'))).toEqual([]);

  await kept.evaluate(() => window.ordinal!.send({ type: 'set', replicas: 2 }));
  await kept.evaluate(() => window.ordinal!.send({ type: 'goto', t: 30 }));
  const changed = await moment(kept);
  const again = await savePage(kept, testInfo.outputPath('again.html'));
  const other = await context.newPage();
  await other.goto(again);
  await other.waitForFunction(() => window.ordinal !== undefined);
  expect(await moment(other)).toEqual(changed);
  expect(changed).not.toEqual(shared);
  expect(seen.complaints).toEqual([]);
});

test('where the site holds no such file, that is said', async ({ page }) => {
  await page.route('**/ordinal.html', (route) => route.fulfill({ status: 404, body: 'no' }));
  await new StagePage(page).open();
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('tab', { name: 'HTML file' }).click();
  await page.getByRole('button', { name: 'Save as HTML' }).click();
  await expect(page.getByRole('dialog')).toContainText('This site does not hold the page in one file');
});
