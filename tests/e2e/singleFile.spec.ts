import { readdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { watchPage } from './watchPage.ts';

const folder = resolve('dist-single');
const file = pathToFileURL(`${folder}/ordinal.html`).href;

test('is one file, without a module and with the policy of the site', async ({ page }) => {
  expect(readdirSync(folder)).toEqual(['ordinal.html']);
  await page.goto(file);
  const scripts = await page.locator('script').evaluateAll((all) => all.map((script) => script.getAttributeNames()));
  expect(scripts).toEqual([[]]);
  await expect(page.locator('link:not([href^="data:"])')).toHaveCount(0);
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[^;]+; .*connect-src 'none';.*require-trusted-types-for/,
  );
  expect(policy).not.toContain('unsafe');
});

test('does what the site does, terminal, editor and Chinese included, without a word to anybody', async ({ page }) => {
  const seen = watchPage(page);
  await page.goto(file);
  await page.getByRole('tab', { name: 'kubectl' }).click();
  await page.locator('#terminal-line').fill('kubectl scale sts nginx-web --replicas=4');
  await page.locator('#terminal-line').press('Enter');
  await expect(page.getByRole('textbox', { name: 'replicas' })).toHaveValue('4');
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('tab', { name: 'YAML' }).click();
  await expect(page.getByRole('button', { name: '应用', exact: true })).toBeVisible();
  expect(seen.complaints).toEqual([]);
  expect(seen.requests.filter((url) => url !== file && !url.startsWith('data:'))).toEqual([]);
});

test('runs from the disk and asks for nothing', async ({ page }) => {
  const seen = watchPage(page);
  await page.goto(file);
  await expect(page.locator('#root > *').first()).toBeVisible();
  expect(seen.complaints).toEqual([]);
  expect(seen.requests.filter((url) => url !== file && !url.startsWith('data:'))).toEqual([]);
});

test('runs in a sandboxed frame of a page on the disk', async ({ page }, testInfo) => {
  const seen = watchPage(page);
  const host = testInfo.outputPath('host.html');
  writeFileSync(host, `<iframe sandbox="allow-scripts" width="960" height="540" src="${file}"></iframe>`);
  await page.goto(pathToFileURL(host).href);
  await expect(page.frameLocator('iframe').locator('#root > *').first()).toBeVisible();
  expect(seen.complaints).toEqual([]);
});

test('opens its editor from the disk, drawn and without a complaint', async ({ page }) => {
  const seen = watchPage(page);
  await page.goto(file);
  await page.getByRole('tab', { name: 'YAML' }).click();
  await expect(page.locator('.cm-content')).toContainText('StatefulSet');
  await expect(page.locator('.cm-gutters')).toHaveCSS('display', 'flex');
  expect(seen.complaints).toEqual([]);
});
