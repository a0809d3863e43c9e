import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { StagePage } from './stagePage.ts';

test.describe('The anatomy of a hash', () => {
  test("shows how the template becomes the letters, and what an edit changes of them, in the lecture's two versions", async ({
    page,
  }) => {
    const stage = new StagePage(page);
    await stage.open();
    await page.getByRole('button', { name: '677759c9b8' }).click();
    const anatomy = page.getByRole('region', { name: 'Where these letters come from' });
    const result = anatomy.getByRole('status');
    await expect(anatomy).toContainText('After the last byte, in decimal: 2333157564');
    await expect(anatomy.getByRole('row', { name: 'letter' })).toHaveText('letter677759c9b8');
    await expect(anatomy.getByRole('row', { name: '1.37' })).toContainText('56cc7db54');

    await anatomy.getByLabel('image').fill('nginx:mainline');
    await expect(result).toContainText('it would be nginx-web-7c55499668');
    await expect(anatomy.locator('ins').first()).toContainText('nginx:mainline');
    await expect(anatomy.getByRole('row', { name: '1.37' })).toContainText('5447547998');

    await anatomy.getByRole('button', { name: 'Take back' }).click();
    await anatomy.getByLabel('replicas').fill('5');
    await anatomy.getByLabel('partition').fill('2');
    await expect(result).toContainText('Not one byte changed: the hash stays 677759c9b8');
    await anatomy.getByLabel('replicas').fill('-1');
    await expect(result).toContainText('must be greater than or equal to 0');
  });

  test('fits on a phone in Chinese, and axe finds nothing', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.goto('./');
    await page.waitForFunction(() => window.ordinal !== undefined);
    await page.evaluate(() => window.ordinal!.send({ type: 'lang', lang: 'zh' }));
    await page.getByRole('button', { name: '为什么', exact: true }).click();
    await page.getByRole('button', { name: '677759c9b8' }).click();
    const anatomy = page.getByRole('region', { name: '这几个字母从哪里来' });
    await anatomy.getByLabel('image').fill('nginx:mainline');
    await expect(anatomy.getByRole('status')).toContainText('nginx-web-7c55499668');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const { violations } = await new AxeBuilder({ page }).include('#side').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  });
});
