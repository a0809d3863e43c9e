import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { watchPage } from './watchPage.ts';

/** A deck on the disk: reveal.js, the one file of Ordinal, and what joins the two. */
function deckOnDisk(folder: string, frame: string): string {
  mkdirSync(folder, { recursive: true });
  const require = createRequire(import.meta.url);
  copyFileSync(require.resolve('reveal.js'), join(folder, 'reveal.js'));
  copyFileSync(require.resolve('reveal.js/reveal.css'), join(folder, 'reveal.css'));
  copyFileSync('public/ordinal-embed.js', join(folder, 'ordinal-embed.js'));
  copyFileSync('dist-single/ordinal.html', join(folder, 'ordinal.html'));
  const deck = join(folder, 'deck.html');
  writeFileSync(
    deck,
    `<!doctype html><meta charset="utf-8"><title>Deck</title><link rel="stylesheet" href="reveal.css">
    <div class="reveal"><div class="slides">
      <section><h1>Before</h1></section>
      <section>${frame}</section>
      <section><h1>After</h1></section>
    </div></div>
    <script src="reveal.js"></script><script src="ordinal-embed.js"></script>
    <script>
      window.deck = new Reveal({ transition: 'none', width: 960, height: 600 });
      window.deck.initialize().then(() => OrdinalEmbed.reveal(window.deck));
    </script>`,
  );
  return pathToFileURL(resolve(deck)).href;
}

const slide = (page: Page) => page.evaluate(() => (window as unknown as { deck: Reveal }).deck.getIndices().h);
const caption = (page: Page) => page.frameLocator('iframe').locator('.app-caption');

interface Reveal {
  getIndices(): { h: number };
  slide(h: number): void;
}

const title = 'title="The first pods of a StatefulSet, one after the other"';

test('the arrow keys go through the deck, through the frame, and on through the deck', async ({ page }, testInfo) => {
  const seen = watchPage(page);
  const frame = `<iframe data-ordinal ${title} width="960" height="540" src="ordinal.html?embed=1&from=2s&to=6s"></iframe>`;
  await page.goto(deckOnDisk(testInfo.outputPath('deck'), frame));
  await expect(caption(page)).toContainText('nginx-web-0');
  await page.keyboard.press('ArrowRight');
  expect(await slide(page)).toBe(1);
  const first = await caption(page).textContent();

  const told = [first];
  for (let pressed = 0; (await slide(page)) === 1 && pressed < 40; pressed++) {
    const before = await caption(page).textContent();
    await page.keyboard.press('ArrowRight');
    // The frame has gone on, or the deck has.
    await expect(async () => {
      const moved = (await slide(page)) === 2 || (await caption(page).textContent()) !== before;
      expect(moved).toBe(true);
    }).toPass();
    if ((await slide(page)) === 1) told.push(await caption(page).textContent());
  }
  expect(await slide(page)).toBe(2);
  expect(told.length).toBeGreaterThan(4);
  expect(new Set(told).size).toBe(told.length);

  // And all the way back.
  await page.keyboard.press('ArrowLeft');
  await expect(async () => expect(await slide(page)).toBe(1)).toPass();
  await expect(caption(page)).toHaveText(told.at(-1)!);
  for (let pressed = 1; pressed < told.length; pressed++) {
    await page.keyboard.press('ArrowLeft');
    await expect(caption(page)).toHaveText(told.at(-1 - pressed)!);
  }
  await page.keyboard.press('ArrowLeft');
  await expect(async () => expect(await slide(page)).toBe(0)).toPass();
  expect(seen.complaints).toEqual([]);
  expect(seen.requests.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
});

test('a click into the frame leaves the deck its keys', async ({ page }, testInfo) => {
  const frame = `<iframe data-ordinal ${title} width="960" height="540" src="ordinal.html?embed=1&from=2s&to=4s"></iframe>`;
  await page.goto(deckOnDisk(testInfo.outputPath('deck'), frame));
  await page.keyboard.press('ArrowRight');
  await caption(page).click();
  const before = await caption(page).textContent();
  await page.keyboard.press('ArrowRight');
  await expect(caption(page)).not.toHaveText(before!);
  for (let pressed = 0; (await slide(page)) === 1 && pressed < 20; pressed++) {
    await page.keyboard.press('PageDown');
    await page.waitForTimeout(100);
  }
  expect(await slide(page)).toBe(2);
});

test('a frame plays while its slide is shown, and rests when it is not', async ({ page }, testInfo) => {
  const frame = `<iframe data-ordinal ${title} width="960" height="540" src="ordinal.html?embed=1&autoplay=slide"></iframe>`;
  await page.goto(deckOnDisk(testInfo.outputPath('deck'), frame));
  const button = (name: string) => page.frameLocator('iframe').locator(`.embed-bar [aria-label="${name}"]`);
  await expect(button('Play')).toBeAttached();
  await page.evaluate(() => (window as unknown as { deck: Reveal }).deck.slide(1));
  await expect(button('Pause')).toBeAttached();
  await page.evaluate(() => (window as unknown as { deck: Reveal }).deck.slide(2));
  await expect(button('Play')).toBeAttached();
});

test('a frame that reveal.js loads late and in a sandbox is walked as well', async ({ page }, testInfo) => {
  const frame = `<iframe data-ordinal ${title} sandbox="allow-scripts" width="960" height="540" data-src="ordinal.html?embed=1&from=2s&to=3s"></iframe>`;
  await page.goto(deckOnDisk(testInfo.outputPath('deck'), frame));
  await page.keyboard.press('ArrowRight');
  await expect(caption(page)).toContainText('nginx-web-0');
  await expect(async () => {
    await page.keyboard.press('ArrowRight');
    expect(await slide(page)).toBe(2);
  }).toPass();
});
