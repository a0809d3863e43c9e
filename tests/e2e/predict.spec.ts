import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { watchPage } from './watchPage.ts';

/** The set of three, shown at the moment after its image was changed. */
async function openUpdate(page: Page): Promise<void> {
  await page.goto('./#replicas=3&version=1.37');
  await page.waitForFunction(() => window.ordinal !== undefined);
  await page.evaluate(async () => {
    const send = (message: unknown) => window.ordinal!.send(message);
    const { t } = (await send({ type: 'set', image: 'nginx:mainline' })) as { t: number };
    await send({ type: 'pause' });
    await send({ type: 'goto', t });
  });
}

const card = (page: Page) => page.getByRole('group', { name: 'Which pod does the controller touch next?' });

test('asks which pod is next, plays up to it, and says that it was right', async ({ page }) => {
  const seen = watchPage(page);
  await openUpdate(page);
  await page.getByRole('button', { name: 'Predict' }).click();
  await card(page).getByText('It deletes nginx-web-2').click();
  await page.getByRole('button', { name: 'Play, and see' }).click();
  const answer = page.getByRole('region', { name: 'Predict' }).getByRole('status');
  await expect(answer).toContainText('Right.');
  await expect(answer).toContainText('updates start at the highest ordinal');
  await expect(page.getByRole('region', { name: 'What happened' })).toContainText('The controller deleted nginx-web-2');
  expect(seen.complaints).toEqual([]);
});

test('by keys alone: asked, chosen, played, told what is wrong, and left', async ({ page }) => {
  await openUpdate(page);
  await page.locator('#stage').focus();
  await page.keyboard.press('q');
  const first = card(page).getByRole('radio').first();
  await expect(first).toBeAttached();
  await first.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(card(page).getByRole('radio', { name: 'It deletes nginx-web-0' })).toBeChecked();
  await page.keyboard.press('Enter');
  const answer = page.getByRole('region', { name: 'Predict' }).getByRole('status');
  await expect(answer).toContainText('Not so: It deletes nginx-web-2.');
  await expect(answer).toContainText('the highest ordinal first');
  await expect(answer).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Predict' })).toHaveCount(0);
});

test('a lane on the stage is an answer', async ({ page }) => {
  await openUpdate(page);
  await page.getByRole('button', { name: 'Predict' }).click();
  await expect(card(page)).toBeVisible();
  await page.getByRole('option', { name: /^nginx-web-2/ }).click({ position: { x: 40, y: 40 } });
  await expect(card(page).getByRole('radio', { name: 'It deletes nginx-web-2' })).toBeChecked();
  await expect(page.getByRole('tab', { name: 'Controller' })).toHaveAttribute('aria-selected', 'true');
});

test('where nothing is left to happen it says so', async ({ page }) => {
  await page.goto('./#replicas=3&version=1.37');
  await page.getByRole('button', { name: 'Predict' }).click();
  await expect(page.getByRole('region', { name: 'Predict' })).toContainText('Here is nothing to be predicted.');
});

for (const view of [
  { name: 'desktop', width: 1280, height: 720, theme: 'light', lang: 'en' },
  { name: 'phone', width: 390, height: 844, theme: 'dark', lang: 'zh' },
]) {
  test(`axe finds nothing on the ${view.name}, asked and told`, async ({ page }) => {
    await page.setViewportSize(view);
    await openUpdate(page);
    await page.evaluate(async ({ theme, lang }) => {
      await window.ordinal!.send({ type: 'theme', theme });
      await window.ordinal!.send({ type: 'lang', lang });
    }, view);
    await page.locator('.predict-button').click();
    await page.locator('.prediction-choice').first().click();
    // Colours in the middle of a transition are nobody's colours.
    await page.waitForTimeout(500);
    const violations = async () =>
      (await new AxeBuilder({ page }).analyze()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`,
      );
    expect(await violations()).toEqual([]);
    await page.locator('.prediction-go').click();
    await expect(page.locator('.prediction-verdict')).toBeVisible();
    await page.waitForTimeout(500);
    expect(await violations()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(view.width);
  });
}
