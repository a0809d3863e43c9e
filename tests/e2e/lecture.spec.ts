import { expect, test } from '@playwright/test';
import { EditorPage } from './editorPage.ts';
import { StagePage } from './stagePage.ts';

let stage: StagePage;

test.beforeEach(async ({ page }) => {
  stage = new StagePage(page);
  await stage.open();
});

test('the first view is three ready pods at the slides’ revision, and says that nothing is left to do', async () => {
  for (const pod of ['nginx-web-0', 'nginx-web-1', 'nginx-web-2']) await expect(stage.row(pod)).toContainText('67775');
  await expect(stage.caption()).toContainText('All 3 pods are Ready');
});

test('scaling 3 → 5 → 2 creates upwards, deletes downwards, and keeps the claims', async ({ page }) => {
  const more = page.getByRole('button', { name: 'replicas: one more' });
  await more.click();
  await more.click();
  await stage.toTheEnd();
  await expect(stage.row('nginx-web-4')).toContainText('Ready');
  await stage.setNumber('replicas', '2');
  await stage.toTheEnd();
  for (const pod of ['nginx-web-2', 'nginx-web-3', 'nginx-web-4']) {
    await expect(stage.row(pod)).toContainText('no pod');
    await expect(stage.row(pod)).toContainText(`www-storage-${pod}`);
  }
  await expect(stage.row('nginx-web-1')).toContainText('Ready');
});

test('a new image rolls out to every pod and its hash is the slides’', async ({ page }) => {
  await stage.setImage('nginx:mainline');
  await stage.toTheEnd();
  for (const pod of ['nginx-web-0', 'nginx-web-1', 'nginx-web-2']) await expect(stage.row(pod)).toContainText('7c554');
  await expect(page.getByRole('tabpanel')).toContainText('7c55499668');
});

test('partition 2 holds pods 0 and 1 back, and partition 0 lets them go', async () => {
  await stage.setNumber('partition', '2');
  await stage.setImage('nginx:mainline');
  await stage.toTheEnd();
  await expect(stage.row('nginx-web-2')).toContainText('7c554');
  await expect(stage.row('nginx-web-1')).toContainText('67775');
  await expect(stage.row('nginx-web-0')).toContainText('67775');
  await stage.setNumber('partition', '0');
  await stage.toTheEnd();
  await expect(stage.row('nginx-web-0')).toContainText('7c554');
});

test('the partition line moves by keys', async ({ page }) => {
  const line = page.getByRole('slider', { name: 'Partition' });
  await line.focus();
  await line.press('ArrowRight');
  await line.press('ArrowRight');
  await expect(page.getByRole('textbox', { name: 'partition' })).toHaveValue('2');
  await line.press('Home');
  await expect(page.getByRole('textbox', { name: 'partition' })).toHaveValue('0');
});

test('podManagementPolicy is refused by the API server, and recreating the set keeps the pods', async ({ page }) => {
  await page.getByRole('button', { name: /^podManagementPolicy/ }).click();
  await page.getByRole('option', { name: /Parallel/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('updates to statefulset spec for fields other than');
  await dialog.getByRole('button', { name: /keep/i }).click();
  await stage.toTheEnd();
  await expect(page.getByRole('button', { name: /^podManagementPolicy/ })).toContainText('Parallel');
  for (const pod of ['nginx-web-0', 'nginx-web-1', 'nginx-web-2']) await expect(stage.row(pod)).toContainText('Ready');
});

test('a deleted pod comes back with its name and its claim', async ({ page }) => {
  await stage.openPod('nginx-web-1');
  await page
    .getByRole('tabpanel')
    .getByRole('button', { name: /delete/i })
    .first()
    .click();
  await expect(stage.row('nginx-web-1')).not.toContainText('Ready');
  await stage.toTheEnd();
  await expect(stage.row('nginx-web-1')).toContainText('Ready');
  await expect(stage.row('nginx-web-1')).toContainText('www-storage-nginx-web-1 Bound');
});

test('an edit in the past makes a branch, and the other future is kept', async ({ page }) => {
  await stage.setImage('nginx:mainline');
  await stage.toTheEnd();
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  await timeline.focus();
  for (let presses = 0; presses < 6; presses++) await timeline.press('ArrowLeft');
  await expect(stage.row('nginx-web-0')).not.toContainText('Ready7c554');
  await stage.setNumber('replicas', '1');
  await stage.toTheEnd();
  await expect(stage.row('nginx-web-1')).toContainText('no pod');
  await page.getByRole('button', { name: /^main/i }).first().click();
  await expect(stage.row('nginx-web-1')).toContainText('7c554');
});

for (const value of ['-1', '1.5', 'three', '10001']) {
  test(`replicas ${value} is refused with the field and the reason, and nothing is lost`, async ({ page }) => {
    await stage.setNumber('replicas', value);
    await expect(page.getByRole('alert').filter({ hasText: /replicas/ })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'replicas' })).toHaveValue('3');
    await expect(stage.row('nginx-web-2')).toContainText('Ready');
  });
}

test('a manifest that is no YAML is refused with its line, and one that is gets applied', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.openPanel();
  await editor.append('replicas: 3', '\n  template: [');
  await expect(editor.section(/problem/)).toContainText(/line \d+/i);
  await expect(stage.row('nginx-web-2')).toContainText('Ready');
  await editor.button('Take back my edits').click();
  await editor.rewrite('replicas: 3', 'replicas: 4');
  await editor.button('Apply').click();
  await stage.toTheEnd();
  await expect(stage.row('nginx-web-3')).toContainText('Ready');
});

test('version 1.37 is one choice away and has its own hash', async ({ page }) => {
  await page.getByRole('radio', { name: '1.37' }).check({ force: true });
  await expect(page.getByRole('tabpanel')).toContainText('56cc7db54');
});
