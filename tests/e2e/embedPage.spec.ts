import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { watchPage } from './watchPage.ts';

test('the page that shows how to embed works as it says, from this host alone', async ({ page, baseURL }) => {
  const seen = watchPage(page);
  await page.goto('./embed.html');
  await expect(page.frameLocator('iframe').first().locator('.app-caption')).toContainText('nginx-web');
  await expect(page.locator('pre').first()).toContainText(`src="${baseURL}?embed=1`);
  await page.getByRole('button', { name: 'kubectl get pods' }).click();
  await expect(page.getByRole('log')).toContainText('nginx-web-2');
  const driven = page.locator('#driven');
  await expect(driven).not.toHaveCSS('height', '460px');
  await page.getByRole('button', { name: 'replicas: 5' }).click();
  await expect(driven.contentFrame().getByRole('rowheader', { name: 'nginx-web-4' })).toBeAttached();
  expect(seen.complaints).toEqual([]);
  expect(seen.requests.filter((url) => !url.startsWith(baseURL!) && !url.startsWith('data:'))).toEqual([]);
});

test('its deck is walked with the arrow keys, the frame first', async ({ page }) => {
  await page.goto('./embed.html');
  const deck = page.getByRole('group', { name: 'Three slides' });
  const at = page.locator('#deck-at');
  const frame = deck.locator('iframe').contentFrame();
  await expect(frame.locator('.app-caption')).toContainText('nginx-web');
  await deck.focus();
  await page.keyboard.press('ArrowRight');
  await expect(at).toHaveText('2 / 3');
  const before = await frame.locator('.app-caption').textContent();
  await page.keyboard.press('ArrowRight');
  await expect(frame.locator('.app-caption')).not.toHaveText(before!);
  await expect(at).toHaveText('2 / 3');
  await expect(async () => {
    await page.keyboard.press('ArrowRight');
    await expect(at).toHaveText('3 / 3', { timeout: 500 });
  }).toPass();
  await page.keyboard.press('ArrowLeft');
  await expect(at).toHaveText('2 / 3');
});

for (const [lang, scheme] of [
  ['en', 'light'],
  ['zh', 'dark'],
] as const) {
  test(`axe finds nothing in it, in ${lang} and ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(`./embed.html?lang=${lang}`);
    await expect(page.frameLocator('iframe').first().locator('.app-caption')).toContainText('nginx-web');
    const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`)).toEqual(
      [],
    );
    const shown = await page.locator('main').innerText();
    expect(/\p{Script=Han}{4}/u.test(shown)).toBe(lang === 'zh');
  });
}
