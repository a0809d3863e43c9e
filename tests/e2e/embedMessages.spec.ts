import { expect, test } from '@playwright/test';
import { HostPage } from './hostPage.ts';

let host: HostPage;

test.beforeEach(({ page, baseURL }) => {
  host = new HostPage(page, baseURL!);
});

test.afterEach(() => host.close());

const bar = () => host.inside().getByRole('region', { name: 'Playback' });

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
    await host.openOne('');
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
    await host.openOne('');
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
    await host.openOne('&from=3s&to=4s');
    await bar().getByRole('button', { name: 'One step on' }).click();
    expect(await host.hears('state')).toMatchObject({ caption: expect.stringMatching(/./), steps: 37 });
    expect((await host.hears('height'))['height']).toBeGreaterThan(300);
    for (let asked = 0; asked < 12; asked++) await host.send({ type: 'next' });
    expect(await host.hears('boundary')).toMatchObject({ last: true, first: false });
    for (let asked = 0; asked < 12; asked++) await host.send({ type: 'prev' });
    expect(await host.hears('boundary')).toMatchObject({ last: false, first: true });
  });

  test('what is no message gets an error, and what is not for Ordinal gets no answer', async () => {
    await host.openOne('');
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
    await host.openOne('');
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
