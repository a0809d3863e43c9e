import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { StagePage } from './stagePage.ts';
import { watchPage } from './watchPage.ts';

const midRollout = './#replicas=5&partition=2&image=nginx:mainline&t=14s';

/** The dialog over a page that shows a moment in the middle of things. */
async function openShare(page: Page, address = midRollout): Promise<Locator> {
  await page.goto(address);
  await page.waitForFunction(() => window.ordinal !== undefined);
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await expect(dialog.getByRole('textbox', { name: 'Link to this moment' })).toBeVisible();
  return dialog;
}

const moment = (page: Page) =>
  page.evaluate(async () => {
    const { step, fingerprint } = (await window.ordinal!.send({ type: 'pause' })) as unknown as Record<string, unknown>;
    return { step, fingerprint };
  });

const openTab = (dialog: Locator, name: string) => dialog.getByRole('tab', { name }).click();
const textOf = (dialog: Locator) => dialog.getByRole('textbox', { name: 'Text to paste' }).inputValue();

/** The value of an attribute in a text to paste, as a browser reads it. */
async function attributeIn(page: Page, text: string, name: string): Promise<string> {
  const other = await page.context().newPage();
  await other.setContent(text);
  const value = await other.locator('iframe').getAttribute(name);
  await other.close();
  return value ?? '';
}

for (const kind of ['Iframe', 'reveal.js', 'Slidev'] as const) {
  test(`what is pasted for ${kind} shows the moment, says what is to be seen, and is previewed live`, async ({
    page,
  }) => {
    const dialog = await openShare(page);
    const shared = await moment(page);
    await openTab(dialog, kind);
    const title = dialog.getByRole('textbox', { name: 'What is to be seen' });
    await expect(title).toHaveValue(/^StatefulSet nginx-web: \S/);
    await title.fill('web-3 "waits" <b>&');
    if (kind !== 'Iframe') await dialog.getByRole('checkbox', { name: 'From the last edit to here' }).uncheck();
    await dialog.getByRole('combobox', { name: 'Shows' }).selectOption('Stage and timeline');
    const text = await textOf(dialog);
    expect(await attributeIn(page, text, 'title')).toBe('web-3 "waits" <b>&');
    const src = await attributeIn(page, text, 'src');
    expect(src).toContain('?embed=1&view=stage+timeline');

    const preview = dialog.getByTitle('Preview: web-3 "waits" <b>&');
    await expect(preview).toHaveAttribute('src', src);
    const framed = preview.contentFrame();
    const row = framed.getByRole('row').filter({ has: framed.getByRole('rowheader', { name: 'nginx-web-3' }) });
    await expect(row).toContainText('Pending');

    const guest = await page.context().newPage();
    await guest.goto(src);
    await guest.waitForFunction(() => window.ordinal !== undefined);
    expect(await moment(guest)).toEqual(shared);
  });
}

test('a deck’s clip begins at the last edit and ends at the moment that is shared', async ({ page }) => {
  const dialog = await openShare(page);
  await openTab(dialog, 'reveal.js');
  const src = await attributeIn(page, await textOf(dialog), 'src');
  expect(src).toMatch(/\?embed=1&from=1s&to=1[34](\.\d+)?s#v1\./);
  expect(await textOf(dialog)).toContain('ordinal-embed.js"></script>');
});

test('for Markdown the picture is saved under the name that the text calls it by', async ({ page }) => {
  const dialog = await openShare(page);
  await openTab(dialog, 'Markdown');
  const text = await textOf(dialog);
  const [, named] =
    /^\[!\[StatefulSet nginx-web: .+\]\((nginx-web-1[34][\d.]*s\.svg)\)\]\(<http.+#v1\.[\w-]+>\)$/.exec(text) ?? [];
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save the picture' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe(named);
  const svg = await readFile(await saved.path(), 'utf8');
  expect(svg).toMatch(/^<svg /);
  expect(svg).not.toMatch(/foreignObject|<style|<script|var\(|href="http/);
  const picture = await page.context().newPage();
  const seen = watchPage(picture);
  await picture.goto(`data:image/svg+xml,${encodeURIComponent(svg)}`);
  await expect(picture.locator('svg').first()).toHaveAttribute('width', '960');
  await expect(picture.getByText('nginx-web-4')).toBeVisible();
  expect(seen.complaints).toEqual([]);
});

test('a QR code holds the link: every one of its squares comes from it', async ({ page }) => {
  const dialog = await openShare(page);
  const link = await dialog.getByRole('textbox', { name: 'Link to this moment' }).inputValue();
  await openTab(dialog, 'QR code');
  const code = dialog.getByRole('img', { name: /^QR code of the link: StatefulSet nginx-web/ });
  await expect(code).toBeVisible();
  const { renderSVG } = await import('uqr');
  const drawn = decodeURIComponent(((await code.getAttribute('src')) ?? '').replace(/^[^,]*,/, ''));
  expect(drawn).toBe(renderSVG(link, { ecc: 'L', border: 4 }));
});

test('where the clipboard refuses, the text is selected and says how to take it', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } });
  });
  const dialog = await openShare(page);
  await openTab(dialog, 'Iframe');
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog).toContainText('The clipboard is closed to this page.');
  const field = dialog.getByRole('textbox', { name: 'Text to paste' });
  await expect(field).toBeFocused();
  expect(await page.evaluate(() => String(getSelection()))).toBe((await field.inputValue()).replaceAll('\r', ''));
});

test('by keys alone: open, walk the ways, and leave to where one was', async ({ page }) => {
  await new StagePage(page).open();
  await page.getByRole('button', { name: 'Share' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await dialog.getByRole('tab', { name: 'Link' }).focus();
  for (const name of ['QR code', 'Iframe']) {
    await page.keyboard.press('ArrowDown');
    await expect(dialog.getByRole('tab', { name })).toBeFocused();
    await expect(dialog.getByRole('tabpanel', { name })).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Share' })).toBeFocused();
});

for (const { theme, lang, width, height } of [
  { theme: 'light', lang: 'en', width: 1280, height: 720 },
  { theme: 'dark', lang: 'zh', width: 390, height: 844 },
]) {
  test(`axe finds nothing in the dialog, ${theme}, in ${lang}, at ${width} pixels, and nothing is cut off`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto(`./?theme=${theme}&lang=${lang}${midRollout.slice(2)}`);
    await page.waitForFunction(() => window.ordinal !== undefined);
    await page.locator('.share-button').click();
    for (const tab of await page.getByRole('tab').and(page.locator('.share-tabs > *')).all()) {
      await tab.click();
      await expect(page.locator('.share-panel > *').first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).include('.share-dialog').exclude('iframe').analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`),
      ).toEqual([]);
      const overflow = await page.locator('.share-panel').evaluate((panel) => panel.scrollWidth - panel.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
  });
}
