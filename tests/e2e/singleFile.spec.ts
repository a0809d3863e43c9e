import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { watchPage } from './watchPage.ts';

const folder = resolve('dist-single');
const file = pathToFileURL(`${folder}/ordinal.html`).href;

test('is one file, without a module', () => {
  expect(readdirSync(folder)).toEqual(['ordinal.html']);
  const html = readFileSync(`${folder}/ordinal.html`, 'utf8');
  expect(html).not.toMatch(/<script[^>]+(type|src)=/);
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
