import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { TerminalPage } from './terminalPage.ts';
import { watchPage } from './watchPage.ts';

let terminal: TerminalPage;

test.beforeEach(async ({ page }) => {
  terminal = new TerminalPage(page);
  await terminal.open();
});

const replicas = (page: Page) => page.getByRole('textbox', { name: 'replicas' });

test('a typed line moves the picture, and asks no other host', async ({ page, baseURL }) => {
  const seen = watchPage(page);
  await terminal.run('kubectl scale sts nginx-web --replicas=4');
  await expect(terminal.output('kubectl scale sts nginx-web --replicas=4')).toHaveText(
    'statefulset.apps/nginx-web scaled',
  );
  await expect(replicas(page)).toHaveValue('4');
  await terminal.run('kubectl get pods | grep -c nginx-web');
  await expect(terminal.output('kubectl get pods | grep -c nginx-web')).toHaveText('4');
  expect(seen.complaints).toEqual([]);
  expect(seen.requests.filter((url) => !url.startsWith(baseURL!))).toEqual([]);
});

test('by keys alone: open, type, complete, bring back, stop and leave', async ({ page }) => {
  await page.getByRole('tab', { name: 'Events' }).click();
  await page.locator('body').click({ position: { x: 700, y: 150 } });
  await page.keyboard.press('/');
  await expect(terminal.line()).toBeFocused();
  await page.keyboard.type('kube');
  await page.keyboard.press('Tab');
  await page.keyboard.type('get statef');
  await page.keyboard.press('Tab');
  await page.keyboard.type('-w');
  await expect(terminal.line()).toHaveValue('kubectl get statefulsets -w');
  await page.keyboard.press('Enter');
  const watch = terminal.entry('kubectl get statefulsets -w');
  await expect(watch).toContainText('running');
  await page.keyboard.press('Control+c');
  await expect(watch).not.toContainText('running');
  await expect(watch).toContainText('^C');
  await page.keyboard.press('ArrowUp');
  await expect(terminal.line()).toHaveValue('kubectl get statefulsets -w');
  await page.keyboard.press('Control+u');
  await page.keyboard.press('Control+r');
  await page.keyboard.type('sets');
  await page.keyboard.press('Enter');
  await expect(terminal.line()).toHaveValue('kubectl get statefulsets -w');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(terminal.line()).not.toBeFocused();
});

test('Tab shows the ways to go on, and goes through them', async ({ page }) => {
  await terminal.line().fill('kubectl delete pod ');
  await page.keyboard.press('Tab');
  await expect(terminal.line()).toHaveValue('kubectl delete pod nginx-web-');
  const choices = terminal.panel().getByRole('list', { name: '3 ways to go on' });
  await expect(choices.getByRole('button')).toHaveText(['nginx-web-0', 'nginx-web-1', 'nginx-web-2']);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(terminal.line()).toHaveValue('kubectl delete pod nginx-web-1');
  await choices.getByRole('button', { name: 'nginx-web-2' }).click();
  await expect(terminal.line()).toHaveValue('kubectl delete pod nginx-web-2 ');
  await expect(terminal.line()).toBeFocused();
});

test('a command goes on in the next line until it is whole', async ({ page }) => {
  await terminal.line().fill('for i in 0 1; do');
  await page.keyboard.press('Enter');
  await page.keyboard.type('kubectl get pod nginx-web-$i -o name; done');
  await page.keyboard.press('Enter');
  await expect(terminal.log()).toContainText('pod/nginx-web-0');
  await expect(terminal.log()).toContainText('pod/nginx-web-1');
  await expect(terminal.line()).toHaveValue('');
});

test('one pane watches while the other acts, and a printed line leads back to its moment', async ({ page }) => {
  await terminal.panel().getByRole('button', { name: 'Second terminal' }).click();
  await terminal.run('kubectl get pods --watch');
  await terminal.run('kubectl delete pod nginx-web-1 --wait=false', 2);
  const watch = terminal.output('kubectl get pods --watch');
  await expect(watch).toContainText('Terminating');
  await expect(watch.locator('.line').last()).toContainText(/nginx-web-1 +1\/1 +Running/, { timeout: 25_000 });
  await terminal.send({ type: 'pause' });
  const moment = watch.locator('.line', { hasText: 'ContainerCreating' }).first();
  await moment.click();
  await expect(page.getByRole('row').filter({ hasText: 'nginx-web-1' }).first()).toContainText(/Creating/);
  await expect(watch.locator('.line').last()).toHaveAttribute('title', 'later than the stage');
  await watch
    .getByRole('button', { name: /^Show / })
    .last()
    .focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.locator(':focus')).toHaveAccessibleName(/^Show \d/);
});

test('a control writes down the line that does the same, to be copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await replicas(page).fill('5');
  await replicas(page).press('Enter');
  const line = 'kubectl scale sts nginx-web --replicas=5';
  await expect(terminal.entry(line)).toBeVisible();
  await terminal
    .entry(line)
    .getByRole('button', { name: `Copy ${line} and its output` })
    .click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${line}\n`);
  // Beside the caption it stands while that tells of it.
  const { step } = (await terminal.send({ type: 'set', image: 'nginx:mainline' })) as { step: number };
  await terminal.send({ type: 'pause' });
  await terminal.send({ type: 'goto', step });
  await page.getByRole('button', { name: /^Copy the line that does the same/ }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'kubectl set image sts/nginx-web nginx=nginx:mainline',
  );
});

test('a command is copied with its output', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await terminal.run('kubectl get sts -o name');
  await terminal.entry('kubectl get sts -o name').getByRole('button', { name: /^Copy/ }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    '$ kubectl get sts -o name\nstatefulset.apps/nginx-web\n',
  );
});

test('what is too long is not run, and not lost', async () => {
  await terminal.line().fill(`echo ${'x'.repeat(70_000)}`);
  await terminal.line().press('Enter');
  await expect(terminal.panel().getByRole('alert')).toContainText('64 KiB');
  expect((await terminal.line().inputValue()).length).toBe(70_005);
});

test('what was printed is still there after a look at another panel', async ({ page }) => {
  await terminal.run('echo remembered');
  await page.getByRole('tab', { name: 'YAML' }).click();
  await page.getByRole('tab', { name: 'kubectl' }).click();
  await expect(terminal.output('echo remembered')).toHaveText('remembered');
});

test('a line that was entered comes back at the next visit', async () => {
  await terminal.run('echo remembered');
  await terminal.open();
  await terminal.line().press('ArrowUp');
  await expect(terminal.line()).toHaveValue('echo remembered');
});

test('a screen reader is told each printed line once, and not again when time moves or the panel comes back', async ({
  page,
}) => {
  const spoken = terminal.pane(1).locator('[aria-live="polite"]');
  await terminal.run('kubectl get sts -o name');
  await expect(spoken).toHaveText('statefulset.apps/nginx-web');
  await terminal.run('kubectl get pods --watch');
  await expect(spoken.locator('p').last()).toContainText('nginx-web-2');
  await terminal.line().press('Control+c');
  await expect(spoken.locator('p').last()).toContainText('^C');
  await terminal.run('for i in 1 2 3; do kubectl describe pod nginx-web-0; done');
  await expect(spoken.locator('p').last()).toContainText(/and \d+ more lines/);
  const said = await spoken.textContent();
  await terminal.send({ type: 'goto', step: 10 });
  await terminal.send({ type: 'goto', step: 20 });
  await page.waitForTimeout(500);
  expect(await spoken.textContent()).toBe(said);
  await page.getByRole('tab', { name: 'YAML' }).click();
  await page.getByRole('tab', { name: 'kubectl' }).click();
  await expect(terminal.line()).toBeVisible();
  await expect(spoken).toHaveText('');
  await expect(terminal.log()).toHaveAttribute('aria-live', 'off');
});

test('a line that Ctrl-C ends stays to be read', async ({ page }) => {
  await terminal.line().fill('kubectl delete pod');
  await terminal.line().press('Control+c');
  await expect(terminal.line()).toHaveValue('');
  await expect(terminal.output('kubectl delete pod')).toHaveText('^C');
  await page.keyboard.press('ArrowUp');
  await expect(terminal.line()).toHaveValue('');
});

for (const [lang, theme] of [
  ['en', 'light'],
  ['zh', 'dark'],
] as const) {
  test(`axe finds nothing in the terminal, in ${lang} and ${theme}`, async ({ page }) => {
    await terminal.send({ type: 'theme', theme });
    await terminal.send({ type: 'lang', lang });
    await terminal.run('kubectl get pods --watch');
    await terminal.send({ type: 'set', replicas: 4 });
    await terminal.panel().locator('.terminal-add').click();
    await terminal.run('kubectl get nothing', 2);
    await terminal.line(2).fill('kubectl get ');
    await terminal.line(2).press('Tab');
    await terminal.send({ type: 'goto', step: 10 });
    await page.waitForTimeout(700);
    const { violations } = await new AxeBuilder({ page }).include('#side').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`)).toEqual(
      [],
    );
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the keys that a phone lacks are there, large enough, and work', async ({ page }) => {
    await terminal.line().fill('kubectl get statef');
    await terminal.panel().getByRole('button', { name: 'Tab', exact: true }).tap();
    await expect(terminal.line()).toHaveValue('kubectl get statefulsets ');
    await terminal.panel().getByRole('button', { name: 'Run' }).tap();
    await expect(terminal.output('kubectl get statefulsets ')).toContainText('3/3');
    await terminal.panel().getByRole('button', { name: 'Earlier line' }).tap();
    await expect(terminal.line()).toHaveValue('kubectl get statefulsets ');
    for (const button of await terminal.panel().locator('.touch-keys button').all()) {
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(40);
    }
    const overflows = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(overflows).toBe(false);
  });
});

test('kubectl edit opens an editor, by keys alone, and what is saved moves the picture', async ({ page }) => {
  await terminal.run('kubectl edit sts nginx-web');
  const file = page.getByRole('textbox', { name: '/tmp/kubectl-edit-1.yaml' });
  await expect(file).toBeFocused();
  expect((await new AxeBuilder({ page }).include('.terminal-editor').analyze()).violations).toEqual([]);
  await file.fill((await file.inputValue()).replace('replicas: 3', 'replicas: 5'));
  await page.keyboard.press('Control+Enter');
  await expect(terminal.output('kubectl edit sts nginx-web')).toHaveText('statefulset.apps/nginx-web edited');
  await expect(terminal.line()).toBeFocused();
  await expect(replicas(page)).toHaveValue('5');
});
