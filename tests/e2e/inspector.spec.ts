import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
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
});

test.describe('What stands on the stage', () => {
  test('leads to its own page by a click and by keys: a revision, a claim, the Service', async ({ page }) => {
    const stage = new StagePage(page);
    await stage.open();
    const shown = page.locator('.inspector-head h2');
    await page.getByRole('option', { name: 'Look into claim www-storage-nginx-web-2, Bound' }).click();
    await expect(shown).toHaveText('PersistentVolumeClaim www-storage-nginx-web-2');
    const service = page.getByRole('button', { name: 'Look into Service nginx' });
    await service.click();
    await expect(shown).toHaveText('Service nginx');
    await service.press('Tab');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(shown).toHaveText('ControllerRevision nginx-web-677759c9b8');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('option', { name: 'Look into claim www-storage-nginx-web-1, Bound' })).toBeFocused();
  });
});

test.describe('The life of an object', () => {
  test('is told moment by moment, each to be gone to, from the pod to its claim and its Service', async ({ page }) => {
    const stage = new StagePage(page);
    await stage.open();
    await kubectl(page, "kubectl exec nginx-web-1 -- sh -c 'echo hello > /usr/share/nginx/html/index.html'");
    await kubectl(page, 'kubectl delete pod nginx-web-1');
    await stage.toTheEnd();
    await stage.openPod('nginx-web-1');
    const life = page.getByRole('region', { name: 'Life' });
    await expect(life).toContainText('It runs, Ready. From here:');
    await expect(life.locator('details')).toHaveCount(2);

    await page.getByRole('button', { name: 'Who used it, and what was written' }).click();
    const biography = page.getByRole('region', { name: 'Biography' });
    await expect(biography.locator('.claim-use')).toHaveText([
      /#1.*wrote 6 bytes to \/index\.html/,
      /#2.*wrote nothing/,
    ]);
    await page.getByRole('button', { name: 'nginx-web-1', exact: true }).click();

    await page.getByRole('button', { name: /^Service nginx/ }).click();
    const answers = page.getByRole('region', { name: 'What DNS answered over time' });
    const without = answers.getByRole('listitem').filter({ hasText: 'No longer: nginx-web-1' });
    await without.getByRole('button').click();
    await expect(answers.getByRole('listitem').first()).toContainText('No longer: nginx-web-1');
    await expect(answers.getByRole('button').first()).toHaveAttribute('aria-current', 'time');
    await expect(stage.row('nginx-web-1').first()).toContainText('Terminating');
  });
});

test.describe('On a phone in Chinese, every object', () => {
  test('fits, and axe finds nothing', async ({ page }) => {
    // Four looks of axe.
    test.slow();
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
    await expectFine(page);

    await page.getByRole('button', { name: 'StatefulSet nginx-web' }).click();
    await page.getByRole('button', { name: 'nginx-web-1', exact: true }).click();
    await expect(page.getByRole('region', { name: '生命周期' })).toContainText('现在：在运行，已 Ready');
    await expectFine(page);
    await page.getByRole('button', { name: '谁用过它、写过什么' }).click();
    await expect(page.getByRole('region', { name: '经历' })).toContainText('什么也没写');
    await expectFine(page);
    await page.getByRole('button', { name: 'nginx-web-1', exact: true }).click();
    await page.getByRole('button', { name: /^Service nginx/ }).click();
    await expect(page.getByRole('region', { name: 'DNS 先后的回答' })).toContainText('新增：nginx-web-2');
    await expectFine(page);
  });
});

async function kubectl(page: Page, line: string): Promise<void> {
  await page.evaluate((typed) => window.ordinal!.send({ type: 'kubectl', line: typed }), line);
}

async function expectFine(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const { violations } = await new AxeBuilder({ page }).include('#side').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
