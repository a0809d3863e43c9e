import { expect, type Locator, type Page, test } from '@playwright/test';
import { resourceInfos } from '../../src/engine/apiserver/resources.ts';
import type { Resource } from '../../src/engine/objects.ts';
import { recordingsOf } from '../conformance/recordings.ts';
import { StagePage } from './stagePage.ts';

interface Snapshot {
  readonly title: string;
  readonly objects?: Readonly<Record<string, readonly object[]>>;
}

/** A snapshot of a real cluster, as `kubectl get -o json` prints it; its set has a password in its environment. */
function printed(title: string): string {
  const { objects = {} } = recordingsOf<Snapshot>('snapshots').find((line) => line.title === title) ?? {};
  const items = Object.entries(objects).flatMap(([resource, list]) => {
    const info = resourceInfos[resource as Resource];
    return info === undefined
      ? []
      : list.map((object) => ({ apiVersion: info.apiVersion, kind: info.kind, ...object }));
  });
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, (_key, value: unknown) =>
    isContainer(value) ? { ...value, env: [{ name: 'PASSWORD', value: password }] } : value,
  );
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'imagePullPolicy' in value;
}

const password = 'correct horse battery';

async function openDialog(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Diagnose', exact: true }).click();
  return page.getByRole('dialog', { name: 'Diagnose a cluster' });
}

async function paste(dialog: Locator, text: string): Promise<void> {
  await dialog.getByRole('textbox').evaluate((field, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

async function runLine(page: Page, line: string): Promise<void> {
  await page.getByRole('tab', { name: 'kubectl' }).click();
  await page.getByRole('textbox', { name: /command/i }).fill(line);
  await page.keyboard.press('Enter');
}

test.describe('A pasted cluster', () => {
  test('that is stuck is told of with the way out, comes to the stage, and keeps its passwords', async ({ page }) => {
    const stage = new StagePage(page);
    await stage.open();
    const dialog = await openDialog(page);
    const text = printed('undone but still stuck');
    expect(text).toContain(password);
    await paste(dialog, text);
    await expect(dialog).toContainText('default/nginx-web: stuck, your turn.');
    await expect(dialog).toContainText('kubernetes #67250');
    await expect(dialog).toContainText('kubectl delete pod nginx-web-1 -n default');
    await dialog.getByRole('button', { name: 'Show on the stage' }).click();
    await expect(stage.caption()).toContainText('This is the real cluster as its objects show it.');
    await expect(stage.row('nginx-web-1')).toContainText('Pull fails');
    await expect(page.getByRole('button', { name: 'To the end' })).toBeDisabled();
    await runLine(page, 'kubectl get sts nginx-web -o yaml');
    await expect(page.getByText('value: hidden-1')).toBeAttached();
    expect(await page.content()).not.toContain(password);
  });

  test('goes on as the real one did once what the way out says is typed', async ({ page }) => {
    const stage = new StagePage(page);
    await stage.open();
    const dialog = await openDialog(page);
    await paste(dialog, printed('undone but still stuck'));
    await dialog.getByRole('button', { name: 'Show on the stage' }).click();
    await runLine(page, 'kubectl delete pod nginx-web-1 -n default');
    await stage.toTheEnd();
    await expect(stage.row('nginx-web-1')).toContainText('Ready');
  });

  test('that is none is refused by name, and what was pasted before stays away', async ({ page }) => {
    const stage = new StagePage(page);
    await stage.open();
    const dialog = await openDialog(page);
    const status = dialog.getByRole('status');
    await paste(dialog, 'NAME   READY   AGE\nweb    2/3     5m\n');
    await expect(status).toContainText('-o yaml');
    await paste(dialog, `a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n`);
    await expect(status).toContainText('alias');
    await paste(dialog, '['.repeat(5000));
    await expect(status).toContainText('deep');
    await dialog.getByRole('textbox').evaluate((field) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'x'.repeat(64 * 1024 * 1024 + 1));
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await expect(status).toContainText('too much');
    await paste(dialog, '{"kind":"List","items":[{"__proto__":{"x":1}}]}');
    await expect(status).toContainText('__proto__');
    await expect(dialog.locator('details')).toHaveCount(0);
  });
});
