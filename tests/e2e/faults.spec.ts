import { expect, test } from '@playwright/test';
import { StagePage } from './stagePage.ts';

let stage: StagePage;

test.beforeEach(async ({ page }) => {
  stage = new StagePage(page);
  await stage.open();
  await stage.openPod('nginx-web-1');
});

test('a container that crashes is restarted in the same pod, which the inspector counts', async ({ page }) => {
  await page.getByRole('button', { name: 'Crash', exact: true }).click();
  await stage.toTheEnd();
  await expect(stage.row('nginx-web-1')).toContainText('Ready');
  await expect(page.getByRole('row', { name: 'nginx Running' })).toContainText('↻1');
});

test('an application that flaps makes its pod unready by turns, until it is put right', async ({ page }) => {
  await page.getByText('In its application').click();
  await page.getByRole('button', { name: 'Flap' }).click();
  await expect(stage.row('nginx-web-1')).toContainText('Not Ready');
  await expect(page.getByRole('tabpanel')).toContainText('ready and not ready by turns');
  await page.getByRole('button', { name: 'Make ready' }).click();
  await stage.toTheEnd();
  await expect(stage.row('nginx-web-1')).toContainText('Ready');
  await expect(page.getByRole('tabpanel')).not.toContainText('ready and not ready by turns');
});

test('a fault that would change nothing says why, and does nothing', async ({ page }) => {
  await page.getByText('In its application').click();
  const liveness = page.getByRole('button', { name: 'Fail liveness' });
  await expect(liveness).toHaveAttribute('aria-disabled', 'true');
  await expect(liveness).toHaveAccessibleDescription('Its container has no liveness probe.');
});
