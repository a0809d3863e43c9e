import { expect, type Locator, test } from '@playwright/test';

let panel: Locator;
let text: Locator;

test.beforeEach(async ({ page }) => {
  await page.goto('./');
  await page.getByRole('tab', { name: 'YAML' }).click();
  panel = page.getByRole('tabpanel');
  text = panel.getByRole('textbox');
});

const lineOfCaret = () =>
  text.evaluate((field: HTMLTextAreaElement) => field.value.slice(0, field.selectionStart).split('\n').length);

test('a complaint brings the caret to its line', async () => {
  await text.fill('kind: StatefulSet\nspec:\n\treplicas: 3\n');
  await text.press('Control+Enter');
  await expect(panel.getByRole('alert')).toContainText('Line 3, column 1');
  await expect(text).toBeFocused();
  expect(await lineOfCaret()).toBe(3);
});

test('a refused text is still there after a look at another panel, with its reason', async ({ page }) => {
  const refused = (await text.inputValue()).replace('replicas: 3', 'replicas: -1');
  await text.fill(refused);
  await panel.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(panel.getByRole('alert')).toContainText('spec.replicas: Invalid value: -1');
  await page.getByRole('tab', { name: 'Events' }).click();
  await page.getByRole('tab', { name: 'YAML' }).click();
  await expect(text).toHaveValue(refused);
  await expect(text).not.toBeFocused();
  await expect(panel.getByRole('alert')).toContainText('spec.replicas: Invalid value: -1');
});

test('an applied text is told, and follows the cluster again', async ({ page }) => {
  await text.fill((await text.inputValue()).replace('replicas: 3', 'replicas: 4'));
  await panel.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(panel.getByRole('status')).toHaveText('Applied.');
  await page.getByRole('textbox', { name: 'replicas' }).fill('2');
  await page.getByRole('textbox', { name: 'replicas' }).press('Enter');
  await expect(text).toHaveValue(/replicas: 2/);
});
