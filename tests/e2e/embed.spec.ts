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

/** Opens one frame and waits until it listens. */
async function open(query: string, attributes?: string): Promise<void> {
  await host.open([`?embed=1${query}`], attributes);
  await host.hears('ready');
}

test.describe('The parameters of an embed', () => {
  test('embed=1 shows the picture and a small player, nothing of the page around it', async ({ page }) => {
    const seen = watchPage(page);
    await open('');
    await expect(bar()).toBeVisible();
    await expect(caption()).toContainText('Ready');
    await expect(host.inside().getByRole('banner')).toHaveCount(0);
    await expect(host.inside().getByRole('tablist')).toHaveCount(0);
    expect(seen.complaints).toEqual([]);
  });

  test('view=stage+timeline has the rows of the run below', async () => {
    await open('&view=stage+timeline');
    const timeline = host.inside().getByRole('region', { name: 'Timeline' });
    await expect(timeline.getByRole('slider', { name: 'Timeline' })).toBeVisible();
  });

  test('view=full is the whole page', async () => {
    await open('&view=full', 'width="1280" height="720"');
    await expect(host.inside().getByRole('tab', { name: 'Controller' })).toBeVisible();
    await expect(host.inside().getByRole('textbox', { name: 'replicas' })).toBeHidden();
    await open('&view=full&controls=full', 'width="1280" height="720"');
    await expect(host.inside().getByRole('textbox', { name: 'replicas' })).toBeVisible();
  });

  test('controls=none leaves nothing to operate', async () => {
    await open('&controls=none');
    await expect(caption()).toContainText('Ready');
    await expect(host.inside().getByRole('button')).toHaveCount(0);
    await expect(partition()).toBeHidden();
  });

  test('controls=full has the fields of the spec', async () => {
    await open('&controls=full');
    await host.inside().getByRole('button', { name: 'one more' }).first().click();
    await expect(caption()).toContainText('4 pods');
  });

  test('autoplay=0 stands still, autoplay=1 plays', async () => {
    await open('&autoplay=0&from=2s');
    const before = await host.send({ type: 'pause' });
    await open('&autoplay=1&from=2s');
    await expect(async () => {
      const { step } = await host.send({ type: 'hello' }).then(() => host.hears('state'));
      expect(step).toBeGreaterThan(before['step'] as number);
    }).toPass();
    await expect(bar().getByRole('button', { name: 'Pause' })).toBeVisible();
  });

  test('autoplay=slide plays while its slide is shown', async () => {
    await open('&autoplay=slide');
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
    await open('&from=3s&to=7s&autoplay=1');
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
    await open('&from=3s&to=6s&autoplay=1&loop=1');
    await expect(async () => {
      const times = (await host.heard('state')).map(({ t }) => t as number);
      const beginnings = times.filter((t, at) => t <= 3 && (times[at - 1] ?? 9) > 3);
      expect(beginnings.length).toBeGreaterThan(0);
    }).toPass();
  });

  test('lang, theme and motion are the host’s, and nobody’s memory', async ({ page, baseURL }) => {
    await open('&lang=zh&theme=dark&motion=none');
    await expect(host.inside().locator('html')).toHaveAttribute('lang', 'zh-Hans');
    await expect(host.inside().locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(host.inside().locator('html')).toHaveAttribute('data-motion', 'none');
    await page.goto(baseURL!);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  });

  test('theme=transparent lets the host’s ground through', async ({ page }) => {
    await open('&theme=transparent', 'width="960" height="540" style="color-scheme: light"');
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
    await open('&captions=0');
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
    await open('&autoplay=1&from=2s');
    await host.send({ type: 'set', replicas: 5 });
    await host.hears('state');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('own');
  });

  test('keys that are pressed inside are the host’s', async ({ page }) => {
    await open('&from=3s');
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
    await open('&from=3s');
    await bar().getByRole('button', { name: 'One step on' }).focus();
    const { step } = await host.send({ type: 'pause' });
    await page.keyboard.press('Enter');
    await expect(async () => expect((await host.send({ type: 'pause' }))['step']).not.toBe(step)).toPass();
    await page.keyboard.press('Tab');
    expect(await host.heard('key')).toEqual([]);
    await expect(bar().getByRole('button', { name: 'One step on' })).not.toBeFocused();
  });

  test('keys=stage: the stage has its own, until the run is over or it is left', async ({ page }) => {
    await open('&from=3s&to=4s&keys=stage');
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

test.describe('The messages', () => {
  test('ready comes by itself, and in answer to a hello that came too early', async ({ page, baseURL }) => {
    await host.show(`<iframe width="960" height="540"></iframe>`);
    await page.evaluate((src) => {
      const frame = document.querySelector('iframe')!;
      frame.onload = () => frame.contentWindow!.postMessage({ ns: 'ordinal', v: 1, type: 'hello', id: 'early' }, '*');
      frame.src = src;
    }, `${baseURL}?embed=1`);
    await expect(async () => {
      const ready = await host.heard('ready');
      expect(ready.map(({ id }) => id)).toEqual(expect.arrayContaining(['early', undefined]));
      expect(ready[0]).toMatchObject({
        ns: 'ordinal',
        v: 1,
        capabilities: expect.arrayContaining(['goto', 'load', 'set']),
      });
    }).toPass();
  });

  test('each is answered with the mark that it bears', async () => {
    await open('');
    expect(await host.send({ type: 'goto', t: 5 })).toMatchObject({
      type: 'state',
      steps: 37,
      caption: expect.stringMatching(/./),
    });
    expect((await host.send({ type: 'goto', step: 4 }))['step']).toBe(4);
    const { step } = await host.send({ type: 'next' });
    expect(step).toBeGreaterThan(4);
    expect((await host.send({ type: 'prev' }))['step']).toBeLessThan(step as number);
    await host.send({ type: 'play' });
    await expect(bar().getByRole('button', { name: 'Pause' })).toBeVisible();
    expect(await host.send({ type: 'pause' })).toMatchObject({
      type: 'state',
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    await host.send({ type: 'reset' });
    expect((await host.send({ type: 'set', replicas: 4, image: 'nginx:mainline' })).type).toBe('state');
    expect(await host.send({ type: 'getState' })).toMatchObject({
      type: 'objects',
      objects: { statefulsets: [{ spec: { replicas: 4 } }] },
    });
    await host.send({ type: 'lang', lang: 'zh' });
    await expect(host.inside().locator('html')).toHaveAttribute('lang', 'zh-Hans');
    await host.send({ type: 'theme', theme: 'contrast' });
    await expect(host.inside().locator('html')).toHaveAttribute('data-theme', 'contrast');
  });

  test('load shows a link, a manifest, and says why it cannot', async () => {
    await open('');
    expect((await host.send({ type: 'load', link: '#replicas=5&t=300s' })).type).toBe('state');
    await expect(host.inside().getByRole('rowheader', { name: 'nginx-web-4' })).toBeAttached();
    const yaml =
      'apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: db}\nspec:\n  replicas: 2\n  selector: {matchLabels: {app: db}}\n' +
      '  template:\n    metadata: {labels: {app: db}}\n    spec: {containers: [{name: a, image: "postgres:17"}]}\n';
    expect((await host.send({ type: 'load', yaml })).type).toBe('state');
    await expect(host.inside().getByRole('rowheader', { name: 'db-1' })).toBeAttached();
    const { fingerprint } = await host.send({ type: 'pause' });
    expect(await host.send({ type: 'load', yaml: 'a: [' })).toMatchObject({
      type: 'error',
      code: 'syntax',
      message: expect.stringMatching(/^1:/),
    });
    expect(await host.send({ type: 'load', yaml: yaml.replace('replicas: 2', 'replicas: -2') })).toMatchObject({
      type: 'error',
      code: 'refused',
      message: expect.stringMatching(/spec\.replicas: Invalid value: -2/),
    });
    expect(await host.send({ type: 'load', link: '#v1.AAAA' })).toMatchObject({ type: 'error', code: 'damaged' });
    expect(await host.send({ type: 'load', lesson: 'no/such' })).toMatchObject({ type: 'error' });
    expect(await host.send({ type: 'load' })).toMatchObject({ type: 'error', code: 'badMessage' });
    expect((await host.send({ type: 'pause' }))['fingerprint']).toBe(fingerprint);
  });

  test('state, boundary and height come unasked', async () => {
    await open('&from=3s&to=4s');
    await bar().getByRole('button', { name: 'One step on' }).click();
    expect(await host.hears('state')).toMatchObject({ caption: expect.stringMatching(/./), steps: 37 });
    expect((await host.hears('height'))['height']).toBeGreaterThan(300);
    for (let asked = 0; asked < 12; asked++) await host.send({ type: 'next' });
    expect(await host.hears('boundary')).toMatchObject({ last: true, first: false });
    for (let asked = 0; asked < 12; asked++) await host.send({ type: 'prev' });
    expect(await host.hears('boundary')).toMatchObject({ last: false, first: true });
  });

  test('what is no message gets an error, and what is not for Ordinal gets no answer', async () => {
    await open('');
    const { fingerprint } = await host.send({ type: 'pause' });
    for (const [hostile, code] of [
      [{ type: 'eval', code: '1' }, 'badMessage'],
      [{ type: 'goto', t: -1 }, 'badMessage'],
      [{ type: 'set', replica: 3 }, 'badMessage'],
      [{ type: 'set', replicas: { $gt: 1 } }, 'badMessage'],
      [{ type: 'load', yaml: 'a'.repeat(70_000) }, 'badMessage'],
      [{ type: 'load', link: '#'.repeat(50_000) }, 'badMessage'],
      [{ type: 'hello', v: 2 }, 'badMessage'],
      [{ type: 'set', replicas: -1 }, 'Invalid'],
    ] as const)
      expect(await host.send(hostile)).toMatchObject({ type: 'error', code, message: expect.stringMatching(/./) });
    const heard = (await host.heard()).length;
    for (const foreign of ['play', null, 7, [], { type: 'reset' }, { ns: 'other', type: 'reset' }, 'slide:other'])
      await host.post(foreign);
    expect((await host.send({ type: 'pause' }))['fingerprint']).toBe(fingerprint);
    expect(await host.heard()).toHaveLength(heard + 1);
  });

  test('a flood is answered with patience, in its order', async () => {
    await open('');
    await host.page.evaluate(() => {
      const { contentWindow } = document.querySelector('iframe')!;
      for (let id = 0; id < 500; id++) contentWindow!.postMessage({ ns: 'ordinal', v: 1, type: 'hello', id }, '*');
    });
    await expect(async () => {
      const ids = (await host.heard()).filter(({ id }) => typeof id === 'number');
      expect(ids).toHaveLength(500);
      expect(ids.filter(({ type, code }) => type === 'error' && code === 'busy').length).toBeGreaterThan(0);
    }).toPass();
  });

  test('nobody but the parent is heard', async ({ page }) => {
    await host.open(['?embed=1', '?embed=1']);
    await host.hears('ready', 0);
    await host.hears('ready', 1);
    const { fingerprint } = await host.send({ type: 'pause' });
    await host.frame(1).evaluate(() => {
      const neighbour = window.parent.frames[0]!;
      neighbour.postMessage({ ns: 'ordinal', v: 1, type: 'set', replicas: 7, id: 'planted' }, '*');
    });
    await host.frame(0).evaluate(() => {
      window.postMessage({ ns: 'ordinal', v: 1, type: 'set', replicas: 7, id: 'planted' }, '*');
    });
    await page.waitForTimeout(500);
    expect((await host.send({ type: 'pause' }))['fingerprint']).toBe(fingerprint);
    expect((await host.heard()).filter(({ id }) => id === 'planted')).toEqual([]);
  });
});

test.describe('A frame', () => {
  test('of an opaque origin works: no storage, no history', async ({ page }) => {
    const seen = watchPage(page);
    await open('&from=3s', 'sandbox="allow-scripts" width="960" height="540"');
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
      await open('', `width="960" height="540" style="transform: scale(${scale}); transform-origin: 0 0"`);
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
    await open('&from=3s&theme=dark');
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
    await open('&autoplay=1&from=3s&lang=zh');
    await expect(bar().or(host.inside().locator('.embed-bar'))).toBeVisible();
    await host.send({ type: 'set', replicas: 2 });
    await page.context().setOffline(true);
    expect((await host.send({ type: 'set', replicas: 4, image: 'nginx:mainline' })).type).toBe('state');
    expect((await host.send({ type: 'goto', t: 300 })).type).toBe('state');
    await page.context().setOffline(false);
  });

  for (const parameters of ['', '&controls=full&lang=zh&theme=dark', '&view=stage+timeline&theme=contrast']) {
    test(`is found accessible by axe with${parameters || ' nothing said'}`, async ({ page }) => {
      await open(parameters);
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
