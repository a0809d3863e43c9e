import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { HostPage } from './hostPage.ts';
import { watchPage } from './watchPage.ts';

let host: HostPage;

test.beforeEach(({ page, baseURL }) => {
  host = new HostPage(page, baseURL!);
});

test.afterEach(() => host.close());

const bar = () => host.inside().getByRole('region', { name: 'Playback' });
const caption = () => host.inside().getByRole('region', { name: 'What happened' });
const partition = () => host.inside().getByRole('slider', { name: 'Partition' });

test.describe('The parameters of an embed', () => {
  test('embed=1 shows the picture and a small player, nothing of the page around it', async ({ page }) => {
    const seen = watchPage(page);
    await host.openOne('');
    await expect(bar()).toBeVisible();
    await expect(caption()).toContainText('Ready');
    await expect(host.inside().getByRole('banner')).toHaveCount(0);
    await expect(host.inside().getByRole('tablist')).toHaveCount(0);
    expect(seen.complaints).toEqual([]);
  });

  test('view=stage+timeline has the rows of the run below', async () => {
    await host.openOne('&view=stage+timeline');
    const timeline = host.inside().getByRole('region', { name: 'Timeline' });
    await expect(timeline.getByRole('slider', { name: 'Timeline' })).toBeVisible();
  });

  test('view=full is the whole page', async () => {
    await host.openOne('&view=full', 'width="1280" height="720"');
    await expect(host.inside().getByRole('tab', { name: 'Controller' })).toBeVisible();
    await expect(host.inside().getByRole('textbox', { name: 'replicas' })).toBeHidden();
    await host.openOne('&view=full&controls=full', 'width="1280" height="720"');
    await expect(host.inside().getByRole('textbox', { name: 'replicas' })).toBeVisible();
  });

  test('controls=none leaves nothing to operate', async () => {
    await host.openOne('&controls=none');
    await expect(caption()).toContainText('Ready');
    await expect(host.inside().getByRole('button')).toHaveCount(0);
    await expect(partition()).toBeHidden();
  });

  test('controls=full has the fields of the spec', async () => {
    await host.openOne('&controls=full');
    await host.inside().getByRole('button', { name: 'one more' }).first().click();
    await expect(caption()).toContainText('4 pods');
  });

  test('autoplay=0 stands still, autoplay=1 plays', async () => {
    await host.openOne('&autoplay=0&from=2s');
    const before = await host.send({ type: 'pause' });
    await host.openOne('&autoplay=1&from=2s');
    await expect(async () => {
      const { step } = await host.send({ type: 'hello' }).then(() => host.hears('state'));
      expect(step).toBeGreaterThan(before['step'] as number);
    }).toPass();
    await expect(bar().getByRole('button', { name: 'Pause' })).toBeVisible();
  });

  test('autoplay=slide plays while its slide is shown', async () => {
    await host.openOne('&autoplay=slide');
    await expect(bar().getByRole('button', { name: 'Play' })).toBeVisible();
    await host.post('slide:start');
    await expect(bar().getByRole('button', { name: 'Pause' })).toBeVisible();
    await host.post('slide:stop');
    await expect(bar().getByRole('button', { name: 'Play' })).toBeVisible();
    const { step } = await host.send({ type: 'pause' });
    await host.post('slide:start');
    await expect(bar().getByRole('button', { name: 'Pause' })).toBeVisible();
    expect((await host.send({ type: 'pause' }))['step']).toBeGreaterThanOrEqual(step as number);
  });

  test('from and to are where it begins and where it stops', async () => {
    await host.openOne('&from=3s&to=7s&autoplay=1');
    await host.hears('state');
    await expect(bar().getByRole('button', { name: 'Play' })).toBeVisible();
    const { t } = await host.send({ type: 'pause' });
    expect(t).toBeGreaterThan(3);
    expect(t).toBeLessThanOrEqual(7);
    await expect(bar().getByRole('button', { name: 'One step on' })).toBeDisabled();
    await host.send({ type: 'reset' });
    expect((await host.send({ type: 'pause' }))['t']).toBeLessThanOrEqual(3);
    await expect(bar().getByRole('button', { name: 'One step back' })).toBeDisabled();
  });

  test('loop=1 begins again', async () => {
    await host.openOne('&from=3s&to=6s&autoplay=1&loop=1');
    await expect(async () => {
      const times = (await host.heard('state')).map(({ t }) => t as number);
      const beginnings = times.filter((t, at) => t <= 3 && (times[at - 1] ?? 9) > 3);
      expect(beginnings.length).toBeGreaterThan(0);
    }).toPass();
  });

  test('lang, theme and motion are the host’s, and nobody’s memory', async ({ page, baseURL }) => {
    await host.openOne('&lang=zh&theme=dark&motion=none');
    await expect(host.inside().locator('html')).toHaveAttribute('lang', 'zh-Hans');
    await expect(host.inside().locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(host.inside().locator('html')).toHaveAttribute('data-motion', 'none');
    await page.goto(baseURL!);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  });

  test('theme=transparent lets the host’s ground through', async ({ page }) => {
    await host.openOne('&theme=transparent', 'width="960" height="540" style="color-scheme: light"');
    await expect(caption()).toContainText('Ready');
    await page.evaluate(() => (document.body.style.background = 'rgb(255, 0, 255)'));
    for (const part of ['html', 'body', '.embed', '.app-stage', '.stage'])
      await expect(host.inside().locator(part).first()).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
    const box = (await page.locator('iframe').boundingBox())!;
    const corner = await page.screenshot({ clip: { x: box.x + 940, y: box.y + 200, width: 1, height: 1 } });
    await page.evaluate(() => document.querySelector('iframe')!.remove());
    const ground = await page.screenshot({ clip: { x: box.x + 940, y: box.y + 200, width: 1, height: 1 } });
    expect(corner.equals(ground)).toBe(true);
  });

  test('captions=0 shows none, and tells them to those who listen', async () => {
    await host.openOne('&captions=0');
    await expect(caption()).toHaveClass('unseen');
    await expect(caption()).toContainText('Ready');
  });

  test('parameters may stand in the hash, beside a link', async () => {
    await host.open(['#replicas=5&t=300s&embed=1&lang=zh']);
    await host.hears('ready');
    await expect(host.inside().getByRole('row')).toHaveCount(6);
    await expect(host.inside().locator('html')).toHaveAttribute('lang', 'zh-Hans');
  });
});

test.describe('The keyboard', () => {
  test('no frame takes the focus, playing or not', async ({ page }) => {
    await host.openOne('&autoplay=1&from=2s');
    await host.send({ type: 'set', replicas: 5 });
    await host.hears('state');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('own');
  });

  test('keys that are pressed inside are the host’s', async ({ page }) => {
    await host.openOne('&from=3s');
    await host
      .inside()
      .locator('.app-stage')
      .click({ position: { x: 900, y: 20 } });
    const { step } = await host.send({ type: 'pause' });
    await page.keyboard.press('ArrowRight');
    expect(await host.hears('key')).toMatchObject({
      key: 'ArrowRight',
      code: 'ArrowRight',
      keyCode: 39,
      shiftKey: false,
    });
    await page.keyboard.press('k');
    await page.keyboard.press('Shift+F');
    await expect(async () => {
      expect((await host.heard('key')).map(({ key }) => key)).toEqual(['ArrowRight', 'k', 'F']);
    }).toPass();
    expect((await host.send({ type: 'pause' }))['step']).toBe(step);
  });

  test('a button keeps the keys that press it, and Tab goes on', async ({ page }) => {
    await host.openOne('&from=3s');
    await bar().getByRole('button', { name: 'One step on' }).focus();
    const { step } = await host.send({ type: 'pause' });
    await page.keyboard.press('Enter');
    await expect(async () => expect((await host.send({ type: 'pause' }))['step']).not.toBe(step)).toPass();
    await page.keyboard.press('Tab');
    expect(await host.heard('key')).toEqual([]);
    await expect(bar().getByRole('button', { name: 'One step on' })).not.toBeFocused();
  });

  test('keys=stage: the stage has its own, until the run is over or it is left', async ({ page }) => {
    await host.openOne('&from=3s&to=4s&keys=stage');
    await host
      .inside()
      .locator('.app-stage')
      .click({ position: { x: 900, y: 20 } });
    const { step } = await host.send({ type: 'pause' });
    await page.keyboard.press('ArrowRight');
    await expect(async () => expect((await host.send({ type: 'pause' }))['step']).not.toBe(step)).toPass();
    expect(await host.heard('key')).toEqual([]);
    for (let press = 0; press < 12; press++) await page.keyboard.press('ArrowRight');
    expect(await host.hears('boundary')).toMatchObject({ last: true, first: false });
    await page.keyboard.press('F4');
    expect(await host.hears('key')).toMatchObject({ key: 'F4' });
    await page.keyboard.press('Escape');
    await expect(async () =>
      expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('IFRAME'),
    ).toPass();
  });
});

test.describe('A frame', () => {
  test('of an opaque origin works: no storage, no history', async ({ page }) => {
    const seen = watchPage(page);
    await host.openOne('&from=3s', 'sandbox="allow-scripts" width="960" height="540"');
    await bar().getByRole('button', { name: 'One step on' }).click();
    expect((await host.send({ type: 'set', replicas: 2 })).type).toBe('state');
    await host.send({ type: 'lang', lang: 'zh' });
    await expect(host.inside().locator('html')).toHaveAttribute('lang', 'zh-Hans');
    expect(seen.complaints).toEqual([]);
  });

  test('is one of two that do not know of each other', async () => {
    await host.open(['?embed=1', '?embed=1&lang=zh'], 'width="640" height="360"');
    await Promise.all([host.hears('ready', 0), host.hears('ready', 1)]);
    await host.send({ type: 'set', replicas: 5 }, 1);
    const [first, second] = await Promise.all([host.send({ type: 'getState' }, 0), host.send({ type: 'getState' }, 1)]);
    expect(first).toMatchObject({ objects: { statefulsets: [{ spec: { replicas: 3 } }] } });
    expect(second).toMatchObject({ objects: { statefulsets: [{ spec: { replicas: 5 } }] } });
  });

  for (const scale of [0.5, 1, 1.75]) {
    test(`scaled by ${scale} still drags its partition under the pointer`, async ({ page }) => {
      await page.setViewportSize({ width: 1800, height: 1100 });
      await host.openOne('', `width="960" height="540" style="transform: scale(${scale}); transform-origin: 0 0"`);
      const knob = (await partition().boundingBox())!;
      const lane = (await host
        .inside()
        .getByRole('option', { name: /^nginx-web-2:/ })
        .boundingBox())!;
      await page.mouse.move(knob.x + knob.width / 2, knob.y + knob.height / 2);
      await page.mouse.down();
      await page.mouse.move(lane.x - 2, lane.y + lane.height / 2, { steps: 5 });
      await page.mouse.up();
      await expect(partition()).toHaveAttribute('aria-valuenow', '2');
      const plot = host.inside().getByRole('slider', { name: 'Timeline' });
      const box = (await plot.boundingBox())!;
      await page.mouse.click(box.x + box.width * 0.3, box.y + box.height / 2);
      const { step, steps } = await host.send({ type: 'pause' });
      expect(step as number).toBeGreaterThan(0);
      expect(step as number).toBeLessThan((steps as number) / 2);
    });
  }

  test('is printed as it came out, and is then as it was', async ({ page }) => {
    await host.openOne('&from=3s&theme=dark');
    const before = await caption().textContent();
    await host.frame().evaluate(() => {
      addEventListener('beforeprint', () =>
        queueMicrotask(() => {
          const text = document.querySelector('.app-caption')?.textContent;
          Object.assign(window, { printed: [text, document.documentElement.dataset.theme] });
        }),
      );
    });
    await page.pdf();
    const printed = await host.frame().evaluate(() => (window as unknown as { printed: string[] }).printed);
    expect(printed).toEqual([expect.stringContaining('All 3 pods are Ready'), 'light']);
    await expect(caption()).toHaveText(before!);
    await expect(host.inside().locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  test('needs no network once it is there', async ({ page }) => {
    await host.openOne('&autoplay=1&from=3s&lang=zh');
    await expect(bar().or(host.inside().locator('.embed-bar'))).toBeVisible();
    await host.send({ type: 'set', replicas: 2 });
    await page.context().setOffline(true);
    expect((await host.send({ type: 'set', replicas: 4, image: 'nginx:mainline' })).type).toBe('state');
    expect((await host.send({ type: 'goto', t: 300 })).type).toBe('state');
    await page.context().setOffline(false);
  });

  for (const parameters of ['', '&controls=full&lang=zh&theme=dark', '&view=stage+timeline&theme=contrast']) {
    test(`is found accessible by axe with${parameters || ' nothing said'}`, async ({ page }) => {
      await host.openOne(parameters);
      await expect(host.inside().locator('.app-caption')).toContainText('Ready');
      await host.send({ type: 'set', image: 'nginx:mainline' });
      await host.send({ type: 'goto', t: 20 });
      await page.waitForTimeout(700);
      const { violations } = await new AxeBuilder({ page }).include('iframe').disableRules(['frame-title']).analyze();
      const found = violations.filter(({ nodes }) => nodes.some(({ target }) => target.length > 1));
      expect(found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`)).toEqual(
        [],
      );
    });
  }
});
