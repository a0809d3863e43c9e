import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import { gifFacts, playVideo, pngSize } from './fileFacts.ts';
import { watchPage } from './watchPage.ts';

const slow = 120_000;

async function openTab(page: Page, name: string): Promise<Locator> {
  await page.goto('./#replicas=3&t=6s');
  await page.waitForFunction(() => window.ordinal !== undefined);
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await dialog.getByRole('tab', { name }).click();
  return dialog;
}

async function save(page: Page, button: Locator): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const saving = page.waitForEvent('download', { timeout: slow });
  await button.click();
  const saved = await saving;
  return { name: saved.suggestedFilename(), bytes: await readFile(await saved.path()) };
}

const choose = (dialog: Locator, field: string, value: string) =>
  dialog.getByRole('combobox', { name: field, exact: true }).selectOption(value);

/** What the dialog says of the film before it is made. */
async function announced(dialog: Locator): Promise<{ readonly seconds: number; readonly pictures: number }> {
  const note = dialog.getByText(/^[\d.]+ s, \d+ pictures$/);
  const [seconds = '', pictures = ''] = (await note.textContent())?.match(/[\d.]+/g) ?? [];
  return { seconds: Number(seconds), pictures: Number(pictures) };
}

test('a picture is saved as an SVG of the chosen size and theme that stands alone', async ({ page }) => {
  const dialog = await openTab(page, 'Picture');
  await choose(dialog, 'Theme', 'dark');
  await dialog.getByRole('spinbutton', { name: 'Width' }).fill('800');
  const { name, bytes } = await save(page, dialog.getByRole('button', { name: 'Save the picture' }));
  expect(name).toMatch(/^nginx-web-[\d.]+s\.svg$/);
  const svg = bytes.toString();
  expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 800 540"[^>]*width="800" height="540"/);
  expect(svg).toContain('font-family=');
  expect(svg).not.toMatch(/foreignObject|<style|<script|var\(|href="http|@font-face/);
  // The ground of the dark theme.
  expect(svg).toContain('fill="rgb(18, 23, 30)"');
});

test('a picture is saved as a PNG at the chosen scale', async ({ page }) => {
  const dialog = await openTab(page, 'Picture');
  await choose(dialog, 'File', 'png');
  await choose(dialog, 'Scale', '3');
  const { name, bytes } = await save(page, dialog.getByRole('button', { name: 'Save the picture' }));
  expect(name).toMatch(/\.png$/);
  expect(pngSize(bytes)).toEqual({ width: 2880, height: 1620 });
});

test('a film is saved as a GIF that lasts as long as was said and begins again', async ({ page }) => {
  test.setTimeout(slow);
  const seen = watchPage(page);
  const dialog = await openTab(page, 'Film');
  await choose(dialog, 'Size', '640×360');
  await choose(dialog, 'Speed', '4');
  const { seconds, pictures } = await announced(dialog);
  const { name, bytes } = await save(page, dialog.getByRole('button', { name: 'Make the film' }));
  expect(name).toMatch(/\.gif$/);
  const gif = gifFacts(bytes);
  expect(gif).toMatchObject({ width: 640, height: 360, repeats: 0 });
  expect(gif.lengthMs).toBe(pictures * 100);
  expect(Math.abs(gif.lengthMs / 1000 - seconds)).toBeLessThan(0.1);
  // What stands still is one picture that lasts, and a rollout does not stand still.
  expect(gif.pictures).toBeLessThanOrEqual(pictures);
  expect(gif.pictures).toBeGreaterThan(5);
  await expect(dialog.getByRole('status').filter({ hasText: 'Saved as' })).toContainText(name);
  expect(seen.complaints).toEqual([]);
});

for (const [kind, type] of [
  ['mp4', 'video/mp4'],
  ['webm', 'video/webm'],
] as const) {
  test(`a film is saved as ${kind} that plays, picture by picture`, async ({ page }) => {
    test.setTimeout(slow);
    const dialog = await openTab(page, 'Film');
    await choose(dialog, 'File', kind);
    await choose(dialog, 'Size', '640×360');
    await choose(dialog, 'Speed', '4');
    await choose(dialog, 'Pictures a second', '15');
    const { seconds, pictures } = await announced(dialog);
    const { name, bytes } = await save(page, dialog.getByRole('button', { name: 'Make the film' }));
    expect(name.endsWith(`.${kind}`)).toBe(true);
    const played = await playVideo(page, bytes, type);
    expect(played).toMatchObject({ width: 640, height: 360 });
    expect(Math.abs(played.seconds - seconds)).toBeLessThan(0.1);

    const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(new Uint8Array(bytes)) });
    const track = await input.getPrimaryVideoTrack();
    let packets = 0;
    for await (const packet of new EncodedPacketSink(track!).packets()) packets += packet.data.length > 0 ? 1 : 0;
    expect(packets).toBe(pictures);
  });
}

test('a filmstrip has as many pictures as were asked for', async ({ page }) => {
  const dialog = await openTab(page, 'Film');
  await choose(dialog, 'File', 'strip');
  await choose(dialog, 'Pictures', '4');
  const { bytes } = await save(page, dialog.getByRole('button', { name: 'Make the filmstrip' }));
  const paper = await page.context().newPage();
  await paper.goto(`data:image/svg+xml;base64,${bytes.toString('base64')}`);
  expect(await paper.locator('svg > g > svg').count()).toBe(4);
  const titles = await paper.locator('svg > g > svg > title').allTextContents();
  expect(new Set(titles).size).toBe(4);
});

test('a film that is cancelled leaves nothing behind', async ({ page }) => {
  const dialog = await openTab(page, 'Film');
  await choose(dialog, 'Size', '1920×1080');
  await choose(dialog, 'Pictures a second', '20');
  let saved = 0;
  page.on('download', () => {
    saved += 1;
  });
  await dialog.getByRole('button', { name: 'Make the film' }).click();
  await expect(dialog.getByRole('progressbar', { name: 'How much of the film is done' })).toBeVisible();
  await expect(dialog.getByText(/^[1-9]\d* % is done$/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByText('Cancelled. Nothing was saved.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Make the film' })).toBeEnabled();
  // The preview is drawn on a stage of its own, which is closed as soon as it is drawn.
  await expect(page.locator('.picture-host')).toHaveCount(0);
  expect(saved).toBe(0);
});

test('a browser without an encoder says so, and still makes a GIF', async ({ page }) => {
  test.setTimeout(slow);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'VideoEncoder', { value: undefined });
  });
  const dialog = await openTab(page, 'Film');
  await choose(dialog, 'File', 'mp4');
  await expect(dialog.getByText('This browser has no encoder for MP4 here')).toBeVisible();
  await choose(dialog, 'File', 'gif');
  await choose(dialog, 'Size', '640×360');
  await choose(dialog, 'Speed', '4');
  await choose(dialog, 'Pictures a second', '5');
  const { bytes } = await save(page, dialog.getByRole('button', { name: 'Make the film' }));
  expect(gifFacts(bytes).width).toBe(640);
});

test('a film goes on for nobody: closing the dialog ends it', async ({ page }) => {
  const dialog = await openTab(page, 'Film');
  await choose(dialog, 'Size', '1920×1080');
  let saved = 0;
  page.on('download', () => {
    saved += 1;
  });
  await dialog.getByRole('button', { name: 'Make the film' }).click();
  await expect(dialog.getByText(/^[1-9]\d* % is done$/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('.picture-host')).toHaveCount(0);
  expect(saved).toBe(0);
});

test('a picture of hundreds of pods holds their strip, and nothing to fetch', async ({ page }) => {
  test.setTimeout(slow);
  await page.goto('./#replicas=300&podManagementPolicy=Parallel&t=6s');
  await page.waitForFunction(() => window.ordinal !== undefined);
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await dialog.getByRole('tab', { name: 'Picture' }).click();
  const { bytes } = await save(page, dialog.getByRole('button', { name: 'Save the picture' }));
  const paper = await page.context().newPage();
  const seen = watchPage(paper);
  await paper.goto(`data:image/svg+xml;base64,${bytes.toString('base64')}`);
  const strip = paper.locator('image');
  expect(Number(await strip.getAttribute('width'))).toBeGreaterThan(800);
  expect(seen.requests.filter((url) => !url.startsWith('data:'))).toEqual([]);
  expect(await strip.getAttribute('href')).toMatch(/^data:image\/png;base64,.{300}/);
});
