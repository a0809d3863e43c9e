import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { StagePage } from './stagePage.ts';

const views = [
  { name: 'desktop', width: 1280, height: 720 },
  { name: 'phone', width: 390, height: 844 },
];

for (const view of views) {
  for (const look of [
    { theme: 'light', lang: 'en' },
    { theme: 'dark', lang: 'zh' },
  ]) {
    test(`axe finds nothing on the ${view.name}, ${look.theme}, in ${look.lang}, at rest and in mid-rollout`, async ({
      page,
    }) => {
      await page.setViewportSize(view);
      await page.goto('./');
      await page.waitForFunction(() => window.ordinal !== undefined);
      await page.evaluate((theme) => window.ordinal!.send({ type: 'theme', theme }), look.theme);
      await page.evaluate((lang) => window.ordinal!.send({ type: 'lang', lang }), look.lang);
      await expectNoViolations(page);
      await page.evaluate(() => window.ordinal!.send({ type: 'set', image: 'nginx:mainline', partition: 1 }));
      await page.evaluate(() => window.ordinal!.send({ type: 'goto', t: 16 }));
      await expectNoViolations(page);
    });
  }
}

async function expectNoViolations(page: Page): Promise<void> {
  // Colours in the middle of a transition are nobody's colours.
  await page.waitForTimeout(700);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`);
  expect(told).toEqual([]);
}

test('by keys alone: scale up, step back, play and select a pod', async ({ page }) => {
  const stage = new StagePage(page);
  await stage.open();
  const replicas = page.getByRole('textbox', { name: 'replicas' });
  await tabTo(page, 'replicas');
  await expect(replicas).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(stage.caption()).not.toContainText('All 3 pods are Ready');
  await stage.page.keyboard.press('Escape');
  await tabTo(page, 'Lanes');
  await page.keyboard.press('End');
  await expect(stage.row('nginx-web-3')).toContainText(/Pending|Creating|Not Ready|Ready/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Pod' })).toHaveAttribute('aria-selected', 'true');
});

/** Presses Tab until something of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => {
      const { activeElement } = document;
      const by = activeElement?.getAttribute('aria-labelledby')?.split(' ') ?? [];
      const texts = by.map((id) => document.getElementById(id)?.textContent ?? '');
      const own =
        activeElement instanceof HTMLInputElement
          ? [...(activeElement.labels ?? [])].map(({ textContent }) => textContent)
          : [];
      const list = activeElement?.closest('[role="listbox"]')?.getAttribute('aria-label') ?? '';
      return [activeElement?.getAttribute('aria-label') ?? '', list, ...texts, ...own].join('|');
    });
    if (label.split('|').includes(name)) return;
  }
  throw new Error(`Tab never came to "${name}".`);
}

test('reduced motion: a step is a cut', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const stage = new StagePage(page);
  await stage.open();
  await page.getByRole('button', { name: 'One step back' }).click();
  const running = await page.evaluate(() => document.getAnimations().length);
  expect(running).toBe(0);
});

test('at 320 px nothing needs sideways scrolling', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await new StagePage(page).open();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});
