import { expect, test } from '@playwright/test';
import { StagePage } from './stagePage.ts';

let stage: StagePage;

test.beforeEach(async ({ page }) => {
  stage = new StagePage(page);
  await stage.open();
  await page.getByRole('tab', { name: 'Pod' }).click();
});

test('a node that is switched off keeps its pod Terminating until it is back', async ({ page }) => {
  // nginx-web-0 is there.
  await page.getByText('192.168.1.85: Ready').click();
  await page.getByRole('button', { name: 'Switch off' }).click();
  await stage.toTheEnd();
  await expect(stage.row('nginx-web-0')).toContainText('Terminating');
  await expect(page.getByText('192.168.1.85: NotReady (Unknown), machine off')).toBeVisible();
  await page.getByRole('button', { name: 'Bring back' }).click();
  await stage.toTheEnd();
  await expect(stage.row('nginx-web-0')).toContainText('Ready');
  await expect(stage.row('nginx-web-0')).not.toContainText('Terminating');
});

test('without its controller a set stays as it is, and is mended when that is back', async ({ page }) => {
  await page.getByText('StatefulSet controller', { exact: true }).click();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await stage.setNumber('replicas', '1');
  await stage.toTheEnd();
  await expect(stage.row('nginx-web-2')).toContainText('Ready');
  await expect(page.getByRole('button', { name: 'Stop', exact: true })).toHaveAccessibleDescription('It is down.');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await stage.toTheEnd();
  await expect(stage.row('nginx-web-2')).not.toContainText('Ready');
  await expect(stage.row('nginx-web-0')).toContainText('Ready');
});
