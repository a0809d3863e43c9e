import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { StagePage } from './stagePage.ts';
import { watchPage } from './watchPage.ts';

const manifest = `apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  clusterIP: None
  selector: {app: db}
  ports: [{port: 5432}]
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: db
spec:
  serviceName: db
  replicas: 2
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec:
      containers: [{name: db, image: 'nginx:alpine'}]
`;

const moment = (page: Page) =>
  page.evaluate(async () => {
    const { step, fingerprint } = (await window.ordinal!.send({ type: 'pause' })) as unknown as Record<string, unknown>;
    return { step, fingerprint };
  });

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Share' });

async function openTab(page: Page, tab: string) {
  await page.getByRole('button', { name: 'Share' }).click();
  await dialogOf(page).getByRole('tab', { name: tab, exact: true }).click();
  return dialogOf(page);
}

/** Saves one of the texts; the page stands in the middle of an update. */
async function savedText(page: Page, kind: string): Promise<string> {
  await page.goto('./#replicas=4&partition=1&t=14s');
  await page.waitForFunction(() => window.ordinal !== undefined);
  await page.evaluate(() => window.ordinal!.send({ type: 'set', image: 'nginx:mainline' }));
  await page.evaluate(() => window.ordinal!.send({ type: 'goto', t: 20 }));
  const dialog = await openTab(page, 'Text');
  await dialog.getByRole('combobox', { name: 'File' }).selectOption(kind);
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  const text = await readFile(await (await saving).path(), 'utf8');
  await page.keyboard.press('Escape');
  return text;
}

/** Lets a file fall onto the page, as a hand does. */
async function dropFile(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    ([fileName, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content!], fileName!));
      const target = document.querySelector('.stage')!;
      for (const type of ['dragenter', 'dragover', 'drop'])
        target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
    },
    [name, text],
  );
}

async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
  }, text);
}

test('a scenario file that was saved opens at the same moment in another window', async ({ page, context }) => {
  const text = await savedText(page, 'scenario');
  const shared = await moment(page);
  const other = await context.newPage();
  const seen = watchPage(other);
  await new StagePage(other).open();
  const dialog = await openTab(other, 'Open');
  await dialog.getByLabel('Choose a file').setInputFiles({
    name: 'anything.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(text),
  });
  await expect(dialog.getByText(/^A scenario with \d+ requests\.$/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Open it in place of this run' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await moment(other)).toEqual(shared);
  expect(seen.complaints).toEqual([]);
});

test('manifests that were saved make the same set when they are dropped onto the page', async ({ page }) => {
  const text = await savedText(page, 'manifests');
  expect(text).toContain('kind: StatefulSet');
  await page.goto('about:blank');
  await new StagePage(page).open();
  await dropFile(page, 'mine.yaml', text);
  const dialog = dialogOf(page);
  await expect(dialog.getByText('Manifests of 2 objects, to be applied to an empty cluster.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Open it in place of this run' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'replicas' })).toHaveValue('4');
  await expect(page.getByRole('textbox', { name: 'partition' })).toHaveValue('1');
  await expect(new StagePage(page).row('nginx-web-3')).toContainText('Ready');
});

test('manifests of another set that are pasted onto the page come to the stage', async ({ page }) => {
  await new StagePage(page).open();
  await pasteText(page, manifest);
  await dialogOf(page).getByRole('button', { name: 'Open it in place of this run' }).click();
  await expect(new StagePage(page).row('db-1')).toContainText('Ready');
});

test('the transcript tells every request by its kubectl line, and what came of it', async ({ page }) => {
  const text = await savedText(page, 'transcript');
  expect(text).toMatch(/^# StatefulSet nginx-web, step by step\n/);
  expect(text).toContain('Kubernetes 1.33');
  expect(text).toMatch(/```sh\nkubectl apply -f - <<'EOF'\n/);
  expect(text).toMatch(/```sh\nkubectl set image sts\/nginx-web nginx=nginx:mainline\n```/);
  expect(text).toMatch(/^- `[\d.]+ s` \*\*The controller created nginx-web-0/m);
  expect(text.split('\n').filter((line) => line.startsWith('- ')).length).toBeGreaterThan(20);
});

for (const [what, text, words] of [
  [
    'a scenario with a mistake',
    '{"format":"ordinal-scenario","formatVersion":1,"requests":[{"atMs":0}]}',
    'a mistake in it, at requests.0',
  ],
  ['a scenario of tomorrow', '{"format":"ordinal-scenario","formatVersion":9}', 'newer edition of Ordinal (9)'],
  ['YAML that is cut off', 'kind: [', 'Line 1'],
  ['markup', '<img src=x onerror=alert(1)>', 'Line 1'],
  ['a broken link', '#v1.AAAAAAAA', 'damaged'],
] as const) {
  test(`${what} is refused in words, and the run on the page stays`, async ({ page }) => {
    const seen = watchPage(page);
    await new StagePage(page).open();
    const before = await moment(page);
    await dropFile(page, 'hostile.json', text);
    const dialog = dialogOf(page);
    await expect(dialog.getByRole('status').filter({ hasText: words })).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Open it in place of this run' })).toHaveCount(0);
    await page.keyboard.press('Escape');
    expect(await moment(page)).toEqual(before);
    expect(seen.complaints).toEqual([]);
  });
}

test('what the API server refuses is told, and the run on the page stays', async ({ page }) => {
  await new StagePage(page).open();
  const before = await moment(page);
  await pasteText(page, manifest.replace('replicas: 2', 'replicas: -2'));
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: 'Open it in place of this run' }).click();
  await expect(dialog.getByRole('alert')).toContainText('spec.replicas: Invalid value: -2');
  expect(await moment(page)).toEqual(before);
});

test('a file that is no text, and one that is too long, are refused', async ({ page }) => {
  await new StagePage(page).open();
  const dialog = await openTab(page, 'Open');
  const field = dialog.getByLabel('Choose a file');
  await field.setInputFiles({
    name: 'a.bin',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from([0xff, 0xfe, 0x00]),
  });
  await expect(dialog.getByText('This file cannot be read.')).toBeVisible();
  await field.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.alloc(5_000_000, ' a') });
  await expect(dialog.getByText('This is more than Ordinal takes: at most 4 MB.')).toBeVisible();
});

test('a text that is pasted into a field belongs to the field', async ({ page }) => {
  await new StagePage(page).open();
  await page.getByRole('textbox', { name: 'replicas' }).evaluate((field, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    field.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
  }, manifest);
  await pasteText(page, 'nothing that could be opened');
  await expect(dialogOf(page)).toHaveCount(0);
});
