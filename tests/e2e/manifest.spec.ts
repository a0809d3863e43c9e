import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { EditorPage } from './editorPage.ts';
import { watchPage } from './watchPage.ts';

let editor: EditorPage;

test.beforeEach(async ({ page }) => {
  editor = new EditorPage(page);
  await editor.open();
});

test('the editor draws itself without a complaint, from this host alone', async ({ page, baseURL }) => {
  const seen = watchPage(page);
  await editor.open();
  await expect(editor.panel().locator('.cm-gutters')).toHaveCSS('display', 'flex');
  await editor.rewrite('type: RollingUpdate', 'type: ');
  await page.keyboard.press('Control+Space');
  await expect(editor.panel().locator('.cm-tooltip-autocomplete')).toBeVisible();
  expect(seen.complaints).toEqual([]);
  expect(seen.requests.filter((url) => !url.startsWith(baseURL!) && !url.startsWith('data:'))).toEqual([]);
});

test('what is typed is told before it is applied, and then applied', async ({ page }) => {
  await editor.rewrite('replicas: 3', 'replicas: 4');
  const changes = editor.section('What applying changes');
  await expect(changes).toContainText('spec.replicas');
  await expect(changes).toContainText('at once');
  await page.keyboard.press('Control+Enter');
  await expect(editor.panel().getByRole('status')).toHaveText('Applied.');
  await expect(page.getByRole('textbox', { name: 'replicas' })).toHaveValue('4');
  await expect(changes).toBeHidden();
});

test('a changed template is told to make a new revision', async () => {
  await editor.rewrite('image: nginx:alpine', 'image: nginx:mainline');
  await expect(editor.section('What applying changes')).toContainText('new revision');
});

test('a control changes the text in its place, comments and all', async ({ page }) => {
  await editor.append('replicas: 3', ' # as many as nodes');
  await editor.button('Apply').click();
  await expect(editor.panel().getByRole('status')).toHaveText('Nothing to change.');
  const replicas = page.getByRole('textbox', { name: 'replicas' });
  await replicas.fill('5');
  await replicas.press('Enter');
  await expect(editor.line('replicas:')).toHaveText('  replicas: 5 # as many as nodes');
});

test('an unsaved edit outlives a control’s, and the visitor chooses', async ({ page }) => {
  await editor.rewrite('replicas: 3', 'replicas: 4');
  const replicas = page.getByRole('textbox', { name: 'replicas' });
  await replicas.fill('5');
  await replicas.press('Enter');
  await expect(editor.panel().getByRole('alert').filter({ hasText: 'the same field' })).toBeVisible();
  await expect(editor.line('replicas:')).toHaveText('  replicas: 4');
  await expect(editor.button('Apply')).toBeDisabled();
  await editor.button('Take the cluster’s').click();
  await expect(editor.line('replicas:')).toHaveText('  replicas: 5');
});

test('after a look at another moment the text is what was so then, and nothing is told of what was applied later', async ({
  page,
}) => {
  await editor.rewrite('replicas: 3', 'replicas: 4');
  await page.keyboard.press('Control+Enter');
  const status = editor.panel().getByRole('status');
  await expect(status).toHaveText('Applied.');
  await page.evaluate(() => window.ordinal!.send({ type: 'goto', step: 20 }));
  await expect(editor.line('replicas:')).toHaveText('  replicas: 3');
  await expect(status).not.toContainText('Applied.');
  await editor.rewrite('replicas: 3', 'replicas: 2');
  await expect(status).toHaveText('The stage is at 0:07, in the past: applying begins a new branch there.');
  await expect(editor.section('What applying changes')).toContainText('before 3');
});

test('a refusal is underlined where it stands, in the server’s words and the reader’s', async ({ page }) => {
  await editor.rewrite('replicas: 3', 'replicas: -1');
  await expect(editor.underlined()).toHaveText('-1');
  const problems = editor.section('1 problem');
  await expect(problems).toContainText('spec.replicas: Invalid value: -1: must be greater than or equal to 0');
  await expect(problems).toContainText('Write 0 or more.');
  await page.evaluate(() => window.ordinal!.send({ type: 'lang', lang: 'zh' }));
  await expect(editor.section('1 个问题')).toContainText('写 0 或更大的数。');
});

test('a refused text is still there after a look at another panel, with its reason', async ({ page }) => {
  await editor.rewrite('replicas: 3', 'replicas: -1');
  await editor.button('Apply').click();
  await expect(editor.section('1 problem')).toBeVisible();
  await page.getByRole('tab', { name: 'Events' }).click();
  await page.getByRole('tab', { name: 'YAML' }).click();
  await expect(editor.line('replicas:')).toHaveText('  replicas: -1');
  await expect(editor.section('1 problem')).toContainText('spec.replicas: Invalid value: -1');
  await expect(editor.field()).not.toBeFocused();
});

test('an immutable field can be put back, or the set made anew', async () => {
  await editor.rewrite('podManagementPolicy: OrderedReady', 'podManagementPolicy: Parallel');
  await expect(editor.underlined()).toHaveText('Parallel');
  await editor.button('Put OrderedReady back').click();
  await expect(editor.line('podManagementPolicy')).toContainText('OrderedReady');
  await expect(editor.underlined()).toHaveCount(0);
  await editor.rewrite('podManagementPolicy: OrderedReady', 'podManagementPolicy: Parallel');
  await editor.button('Recreate, keep the pods').click();
  await expect(editor.section('What applying changes')).toBeHidden();
  await expect(editor.line('podManagementPolicy')).toContainText('Parallel');
  await expect(editor.underlined()).toHaveCount(0);
});

test('a mistake in the YAML is underlined at its line, and brings the cursor there', async ({ page }) => {
  await editor.paste('kind: StatefulSet\nspec:\n\treplicas: 3\n');
  await expect(editor.section('1 problem')).toContainText('A tab cannot indent YAML.');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Enter');
  await expect(editor.field()).toBeFocused();
  const activeLine = editor.panel().getByRole('button', { name: 'Line 3' });
  await expect(activeLine).toBeVisible();
});

test('a field that nobody knows is named, with the one that was meant', async () => {
  await editor.rewrite('replicas: 3', 'replica: 3');
  await expect(editor.section(/problem/)).toContainText('Is it replicas?');
  await editor.button('Write replicas').click();
  await expect(editor.line('replicas:')).toHaveText('  replicas: 3');
});

test('completion works by keys alone', async ({ page }) => {
  await editor.rewrite('podManagementPolicy: OrderedReady', 'podManagementPolicy: ');
  await page.keyboard.press('Control+Space');
  const choices = editor.panel().locator('.cm-tooltip-autocomplete');
  await expect(choices.getByRole('option')).toHaveText(['OrderedReady', 'Parallel']);
  // For the blink of an eye after it opens, the list takes no keys: they were meant for the text.
  await page.waitForTimeout(150);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(editor.line('podManagementPolicy')).toHaveText('  podManagementPolicy: Parallel');
});

test('what is written in full is not offered again', async ({ page }) => {
  await editor.rewrite('podManagementPolicy: OrderedReady', 'podManagementPolicy: Paralle');
  await page.keyboard.press('Control+Space');
  const choices = editor.panel().locator('.cm-tooltip-autocomplete');
  await expect(choices).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.type('l');
  await expect(editor.line('podManagementPolicy')).toHaveText('  podManagementPolicy: Parallel');
  await expect(choices).toBeHidden();
});

test('a line that is too long goes on below its own beginning', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate(() => document.fonts.ready);
  const line = editor.line('persistentVolumeClaimRetentionPolicy');
  const name = line.locator('span').first();
  const lefts = await name.evaluate((element) => [...element.getClientRects()].map(({ left }) => left));
  expect(lefts.length).toBe(2);
  expect(Math.abs(lefts[0]! - lefts[1]!)).toBeLessThan(24);
});

test('Tab leaves the text', async ({ page }) => {
  await editor.field().focus();
  const before = await editor.text();
  await page.keyboard.press('Tab');
  await expect(editor.field()).not.toBeFocused();
  expect(await editor.text()).toBe(before);
});

test('the field at the cursor says what it is for, and what a change leads to', async () => {
  await editor.line('serviceName').click();
  const field = editor.section('The field at the cursor');
  await expect(field).toContainText('spec.serviceName');
  await expect(field).toContainText('immutable');
  await expect(field).toContainText('gives each pod its DNS name');
});

test('a Deployment is told from a StatefulSet, and can be made one', async ({ page }) => {
  await editor.paste(
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: shop\nspec:\n  selector: {matchLabels: {app: shop}}\n' +
      '  template:\n    metadata: {labels: {app: shop}}\n    spec:\n      containers:\n        - {name: a, image: nginx:alpine}\n',
  );
  await editor.button('Make a StatefulSet of it').click();
  await expect(editor.line('kind: StatefulSet')).toBeVisible();
  await expect(editor.section('What applying changes')).toContainText('creates StatefulSet shop');
  await editor.button('Apply').click();
  await expect(editor.panel().getByRole('status')).toHaveText('Applied.');
  await expect(editor.line('kind: StatefulSet')).toBeVisible();
  // The stage turns to what was made; the other set is a choice away.
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const onStage = page.getByRole('combobox', { name: 'StatefulSet' });
  await expect(onStage).toHaveValue('shop');
  await onStage.selectOption('nginx-web');
  await expect(editor.line('name: nginx-web')).toBeVisible();
  await expect(editor.button('Take back my edits')).toBeDisabled();
});

test('from something else that was applied there is a way back to the set, and undo leads there again', async ({
  page,
}) => {
  await editor.paste('apiVersion: v1\nkind: Service\nmetadata:\n  name: other\nspec:\n  ports: [{port: 80}]\n');
  await editor.button('Apply').click();
  await expect(editor.panel().getByRole('status')).toHaveText('Applied.');
  await editor.button('Show the manifest of nginx-web').click();
  await expect(editor.line('name: nginx-web')).toBeVisible();
  await expect(editor.button('Take back my edits')).toBeDisabled();
  await editor.field().focus();
  await page.keyboard.press('Control+z');
  await expect(editor.line('kind: Service')).toBeVisible();
});

test('a kind that Ordinal does not hold is named', async () => {
  await editor.paste('apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: x\n');
  await expect(editor.section('1 problem')).toContainText('Ordinal holds no Ingress');
});

test('edits that were taken back come again with undo', async ({ page }) => {
  await editor.rewrite('replicas: 3', 'replicas: 7');
  await editor.button('Take back my edits').click();
  await expect(editor.line('replicas:')).toHaveText('  replicas: 3');
  await editor.field().focus();
  await page.keyboard.press('Control+z');
  await expect(editor.line('replicas:')).toHaveText('  replicas: 7');
});

test('a paste of a megabyte is refused, and what was there stays', async () => {
  await editor.paste('a: 1\n'.repeat(200_000));
  await expect(editor.panel().getByRole('alert').first()).toContainText('larger than 64 KiB');
  await editor.toTop();
  await expect(editor.line('replicas:')).toHaveText('  replicas: 3');
  await expect(editor.button('Take back my edits')).toBeDisabled();
});

test('a line that nobody could read is drawn without colours, which come back with the text that was there', async () => {
  // What is underlined as wrong is no colour.
  const coloured = editor.field().locator('.cm-line span:not([class*="cm-lint"])');
  await editor.paste('['.repeat(60_000));
  await expect(coloured).toHaveCount(0);
  await editor.button('Take back my edits').click();
  await editor.toTop();
  await expect(coloured.first()).toHaveText('apiVersion');
});

for (const piece of ['[', '[\n', '{a: ', '- ', '? ', '"', '\t', '&a ', 'a:\n ', '\ud800', 'x']) {
  test(`64 KiB of nothing but ${JSON.stringify(piece)} leave the page alive`, async ({ page }) => {
    const seen = watchPage(page);
    await editor.paste(piece.repeat(Math.floor(60_000 / new TextEncoder().encode(piece).length)));
    await expect(editor.section(/problem/)).toBeVisible();
    await editor.button('Take back my edits').click();
    await editor.toTop();
    await expect(editor.line('replicas:')).toHaveText('  replicas: 3');
    expect(seen.complaints).toEqual([]);
  });
}

for (const [lang, theme] of [
  ['en', 'light'],
  ['zh', 'dark'],
  ['en', 'dark'],
  ['zh', 'light'],
] as const) {
  test(`axe finds nothing in the editor, in ${lang} and ${theme}`, async ({ page }) => {
    await page.evaluate((chosen) => window.ordinal!.send({ type: 'theme', theme: chosen }), theme);
    await page.evaluate((chosen) => window.ordinal!.send({ type: 'lang', lang: chosen }), lang);
    await editor.rewrite('image: nginx:alpine', 'image: nginx:mainline');
    await editor.toTop();
    await editor.rewrite('replicas: 3', 'replicas: -1');
    await expect(editor.underlined()).toHaveText('-1');
    await page.waitForTimeout(700);
    const { violations } = await new AxeBuilder({ page }).include('#side').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`)).toEqual(
      [],
    );
  });
}
