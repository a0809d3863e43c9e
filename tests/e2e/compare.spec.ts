import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { watchPage } from './watchPage.ts';

/** A bad image and the fix, on a set of five under OrderedReady, shown while it is stuck. */
async function openStuck(page: Page): Promise<void> {
  await page.goto('./#replicas=5&version=1.37');
  await page.waitForFunction(() => window.ordinal !== undefined);
  await page.evaluate(async () => {
    const send = (message: unknown) => window.ordinal!.send(message);
    for (const image of ['nginx:no-such-tag', 'nginx:mainline']) {
      const { t } = (await send({ type: 'set', image })) as { t: number };
      await send({ type: 'pause' });
      await send({ type: 'goto', t: t + 12 });
    }
  });
}

/** Opens the menu, in a small frame from among the controls, and takes what it offers first: the other policy. */
async function compareWithParallel(page: Page): Promise<void> {
  const button = page.locator('.compare-button');
  if ((page.viewportSize()?.width ?? 0) < 960) await page.locator('.app-tabs button').nth(1).click();
  await button.click();
  await page.locator('.what-if button[type="submit"]').click();
  await expect(page.locator('.compare')).toBeVisible();
}

const left = (page: Page) => page.getByRole('region', { name: 'OrderedReady' });
const right = (page: Page) => page.getByRole('region', { name: 'Parallel' });

function row(page: Page, side: ReturnType<typeof left>, pod: string) {
  return side.getByRole('row').filter({ has: page.getByRole('rowheader', { name: pod, exact: true }) });
}

test('the stuck rollout beside the same one under Parallel: the one stays stuck, the other heals', async ({ page }) => {
  const seen = watchPage(page);
  await openStuck(page);
  await compareWithParallel(page);
  await page.keyboard.press('End');
  await expect(left(page)).toContainText('ready 4 of 5 · updated 0');
  await expect(right(page)).toContainText('ready 5 of 5 · updated 5');
  await expect(row(page, left(page), 'nginx-web-4')).toContainText('Pull fails');
  await expect(row(page, right(page), 'nginx-web-4')).toContainText('Ready');
  const counters = page.getByRole('table', { name: 'What each comes to' });
  await expect(counters.getByRole('row', { name: /^OrderedReady never/ })).toBeVisible();
  await expect(counters.getByRole('row', { name: /^Parallel \d+ s/ })).toBeVisible();
  expect(seen.complaints).toEqual([]);
});

test('the first difference is named, and the next ones are a press away', async ({ page }) => {
  await openStuck(page);
  await compareWithParallel(page);
  await page.keyboard.press('Home');
  const caption = page.getByRole('region', { name: 'Where they differ' });
  await expect(caption).toContainText('Up to here both are the same.');
  await page.getByRole('button', { name: 'Next difference' }).click();
  await expect(caption).toContainText('First difference: nginx-web-4.');
  await expect(caption).toContainText(/OrderedReady: no pod\. Parallel: starting, \w{5}/);
  const clock = page.getByRole('slider', { name: 'Moment of both' });
  const first = await clock.getAttribute('aria-valuenow');
  await page.keyboard.press('Escape');
  await expect(page.locator('.compare')).toHaveCount(0);
  expect(Number(first)).toBeGreaterThan(0);
});

test('by keys alone both go on together, and the page is taken along', async ({ page }) => {
  await openStuck(page);
  await compareWithParallel(page);
  const clock = page.getByRole('slider', { name: 'Moment of both' });
  await page.keyboard.press('Home');
  await expect(clock).toHaveAttribute('aria-valuenow', '0');
  await clock.focus();
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press('ArrowRight');
  await expect(clock).toHaveAttribute('aria-valuenow', '3');
  await page.keyboard.press('PageUp');
  await expect.poll(async () => Number(await clock.getAttribute('aria-valuenow'))).toBeGreaterThan(5);
  const now = Number(await clock.getAttribute('aria-valuenow'));
  await page.keyboard.press('ArrowLeft');
  await expect(clock).not.toHaveAttribute('aria-valuenow', String(now));
  await page.locator('.compare').focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'End the comparison' }).click();
  await expect(page.getByRole('group', { name: 'Branches' })).toBeVisible();
});

test('goes on with either of the two', async ({ page }) => {
  await openStuck(page);
  await compareWithParallel(page);
  await page.getByRole('button', { name: 'Go on with this: OrderedReady' }).click();
  await expect(page.getByRole('button', { name: 'Main' })).toHaveAttribute('aria-pressed', 'true');
  await page.locator('.compare-button').click();
  await page.locator('.compare-branches button').click();
  await expect(left(page)).toBeVisible();
  await expect(right(page)).toBeVisible();
});

for (const view of [
  { name: 'desktop', width: 1280, height: 720, theme: 'dark', lang: 'zh' },
  { name: 'phone', width: 390, height: 844, theme: 'light', lang: 'en' },
]) {
  test(`axe finds nothing on the ${view.name}, ${view.theme}, in ${view.lang}, and nothing sticks out`, async ({
    page,
  }) => {
    await page.setViewportSize(view);
    await openStuck(page);
    await page.evaluate(async ({ theme, lang }) => {
      await window.ordinal!.send({ type: 'theme', theme });
      await window.ordinal!.send({ type: 'lang', lang });
    }, view);
    await compareWithParallel(page);
    // Colours in the middle of a transition are nobody's colours.
    await page.waitForTimeout(700);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`)).toEqual(
      [],
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(view.width);
  });
}

async function openTwin(page: Page): Promise<void> {
  await page.goto('./#replicas=3&version=1.37');
  await page.waitForFunction(() => window.ordinal !== undefined);
  await page.locator('.compare-button').click();
  await page.getByRole('button', { name: 'Put a Deployment beside it' }).click();
  await expect(page.locator('.compare')).toBeVisible();
}

test('the set beside a Deployment of the same template: one gets its name back, the other a new one', async ({
  page,
}) => {
  const seen = watchPage(page);
  await openTwin(page);
  const set = page.getByRole('region', { name: 'StatefulSet nginx-web' });
  const shop = page.getByRole('region', { name: 'Deployment shop' });
  const clock = page.getByRole('slider', { name: 'Moment of both' });
  await clock.press('End');
  await expect(shop).toContainText('ready 3 of 3');
  const namesOf = async (side: typeof set) => (await side.getByRole('rowheader').allTextContents()).toSorted();
  const before = { set: await namesOf(set), shop: await namesOf(shop) };
  await page.getByRole('group', { name: 'Do to both' }).getByRole('button', { name: 'Delete a pod' }).click();
  // What is to come is computed bit by bit, and so the end moves on.
  await expect(async () => {
    await clock.press('End');
    await expect(shop).toContainText('ready 3 of 3', { timeout: 500 });
    expect(await namesOf(shop)).not.toEqual(before.shop);
  }).toPass();
  await expect(set).toContainText('ready 3 of 3');
  const after = { set: await namesOf(set), shop: await namesOf(shop) };
  expect(after.set).toEqual(before.set);
  expect(after.shop).toHaveLength(3);
  expect(after.shop).not.toEqual(before.shop);
  const needs = page.getByRole('table', { name: 'The four needs' });
  await expect(needs.getByRole('row', { name: /^StatefulSet nginx-web/ })).toContainText('3 names, 4 pods');
  await expect(needs.getByRole('row', { name: /^Deployment shop/ })).toContainText('4 names, 4 pods');
  await expect(needs.getByRole('row', { name: /^Deployment shop/ })).toContainText('1, for all');
  expect(seen.complaints).toEqual([]);
});

test('both get the same image, the set from the top down', async ({ page }) => {
  await openTwin(page);
  await page.getByRole('button', { name: 'Image mainline' }).click();
  await page.getByRole('slider', { name: 'Moment of both' }).press('End');
  const needs = page.getByRole('table', { name: 'The four needs' });
  await expect(needs.getByRole('row', { name: /^StatefulSet nginx-web/ })).toContainText('2 → 1 → 0');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`)).toEqual(
    [],
  );
});

/** Runs a line of kubectl, and shows the moment when all that follows from it has happened. */
async function kubectl(page: Page, line: string): Promise<void> {
  await page.evaluate(async (typed) => {
    const send = (message: unknown) => window.ordinal!.send(message);
    await send({ type: 'kubectl', line: typed });
    const { t } = (await send({ type: 'pause' })) as { t: number };
    await send({ type: 'goto', t: t + 120 });
  }, line);
}

test('a Deployment that somebody creates stands under the set, and its pods can be asked about', async ({ page }) => {
  const seen = watchPage(page);
  await page.goto('./#replicas=3&version=1.37');
  await page.waitForFunction(() => window.ordinal !== undefined);
  await expect(page.locator('.deployment-lane')).toHaveCount(0);
  await kubectl(page, 'kubectl create deployment shop --image=shop:1 --replicas=2');
  const lane = page.getByRole('region', { name: 'Deployment shop' });
  await expect(lane).toContainText('ready 2 of 2');
  const pod = lane.getByRole('button', { name: /^shop-.*: Ready$/ }).first();
  const name = (await pod.getAttribute('aria-label'))?.replace(/: .*/, '') ?? '';
  await pod.click();
  await expect(lane.getByRole('status')).toContainText(`${name} of ReplicaSet ${name.slice(0, name.lastIndexOf('-'))}`);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`)).toEqual(
    [],
  );
  await kubectl(page, `kubectl delete pod ${name} --wait=false`);
  await expect(lane).toContainText('ready 2 of 2');
  await expect(lane.getByRole('button', { name: new RegExp(`^${name}`) })).toHaveCount(0);
  expect(seen.complaints).toEqual([]);
});
