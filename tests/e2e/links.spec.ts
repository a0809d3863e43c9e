import { expect, type Page, test } from '@playwright/test';
import fc from 'fast-check';
import { fingerprintOf } from '#engine/simulation/fingerprint.ts';
import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { decodeLink, encodeLink } from '#share/link.ts';
import { anyScenario } from '../engine/invariants/scenarios.ts';
import { StagePage } from './stagePage.ts';
import { watchPage } from './watchPage.ts';

interface State {
  readonly type: string;
  readonly step: number;
  readonly fingerprint: string;
  readonly code?: string;
  readonly message?: string;
}

const send = (page: Page, message: object): Promise<State> =>
  page.evaluate((sent) => window.ordinal!.send(sent) as Promise<never>, message);

/** Where a page stands. */
async function moment(page: Page): Promise<{ step: number; fingerprint: string }> {
  const { step, fingerprint } = await send(page, { type: 'pause' });
  return { step, fingerprint };
}

/** A short history by clicks: more pods, another image, and then a look back at the middle of the rollout. */
async function makeHistory(page: Page): Promise<void> {
  const stage = new StagePage(page);
  await stage.open();
  await page.getByRole('button', { name: 'replicas: one more' }).click();
  await stage.toTheEnd();
  await stage.setImage('nginx:mainline');
  await stage.toTheEnd();
  for (let times = 0; times < 6; times++) await page.getByRole('button', { name: 'One step back' }).click();
}

/** The step of the link in an address. */
function stepIn(address: string): number | undefined {
  const decoded = decodeLink(new URL(address).hash);
  return decoded !== undefined && 'view' in decoded ? decoded.view.shown?.step : undefined;
}

const notices = (page: Page) => page.locator('.app-notices');

test('a moment made by clicks is the same in another window, by its link from the clipboard', async ({ context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  await makeHistory(page);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const shared = await moment(page);

  const other = await context.newPage();
  const seen = watchPage(other);
  await other.goto(link);
  await expect(new StagePage(other).row('nginx-web-3')).toBeVisible();
  expect(await moment(other)).toEqual(shared);
  await expect(notices(other)).toHaveText('');
  expect(seen.complaints).toEqual([]);
});

test('where the clipboard is closed, the link stands there to be copied by hand', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await makeHistory(page);
  await page.getByRole('button', { name: 'Share' }).click();
  const field = page.getByRole('textbox', { name: 'Link to this moment' });
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByRole('dialog')).toContainText('The clipboard is closed to this page.');
  await expect(field).toHaveValue(/^http:\/\/.+#v1\.[\w-]+$/);
  expect(await field.evaluate((input: HTMLTextAreaElement) => input.selectionEnd - input.selectionStart)).toBe(
    (await field.inputValue()).length,
  );
  const [link, shared] = [await field.inputValue(), await moment(page)];
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.goto('about:blank');
  await page.goto(link);
  await page.waitForFunction(() => window.ordinal !== undefined);
  expect(await moment(page)).toEqual(shared);
});

test('the address keeps the moment over a reload, and says nothing while the first view is untouched', async ({
  page,
}) => {
  const stage = new StagePage(page);
  await stage.open();
  await page.waitForTimeout(1000);
  expect(new URL(page.url()).hash).toBe('');
  await makeHistory(page);
  const shared = await moment(page);
  await expect.poll(() => stepIn(page.url())).toBe(shared.step);
  await page.reload();
  await expect(stage.row('nginx-web-3')).toBeVisible();
  expect(await moment(page)).toEqual(shared);
});

test('another link in the address is opened, and the way back leads back', async ({ page }) => {
  const stage = new StagePage(page);
  await page.goto('./#replicas=1');
  await expect(stage.row('nginx-web-0')).toContainText('Ready');
  await page.evaluate(() => {
    location.hash = '#replicas=2';
  });
  await expect(stage.row('nginx-web-1')).toContainText('Ready');
  await page.goBack();
  await expect(stage.row('nginx-web-1')).toContainText('no pod');
  // Nobody has touched anything, so the address is still as it was written.
  await page.waitForTimeout(1000);
  expect(new URL(page.url()).hash).toBe('#replicas=1');
});

test('a hand-written link is the lecture’s set with other fields', async ({ page }) => {
  await page.goto('./#replicas=5&partition=2&image=nginx:mainline&t=12s');
  await expect(page.getByRole('textbox', { name: 'replicas' })).toHaveValue('5');
  await expect(page.getByRole('textbox', { name: 'partition' })).toHaveValue('2');
  const { t, objects } = (await send(page, { type: 'getState' })) as unknown as {
    t: number;
    objects: { pods: { spec: { containers: { image: string }[] } }[] };
  };
  expect(t).toBeGreaterThan(10);
  expect(t).toBeLessThanOrEqual(12);
  expect(objects.pods[0]?.spec.containers[0]?.image).toBe('nginx:mainline');
});

for (const [what, hash, words] of [
  ['damaged', '#v1.ZrYm3yOjoUROa2y0tTTaWhptLaG0', /damaged/],
  ['newer', '#v7.ZrYm3yOjoUROa2y0tTTaWhptLaG0', /newer edition of Ordinal \(v7\)/],
  ['hand-written with a mistake', '#replica=5', /asks for “replica”, which there is not/],
  ['refused by the API server', '#replicas=-1', /spec\.replicas: Invalid value: -1/],
  ['hostile', `#v1.${encodeURIComponent('<img src=x onerror=alert(1)>')}`, /damaged/],
  ['oversized', `#v1.${'A'.repeat(60_000)}`, /longer than any/],
] as const) {
  test(`a link that is ${what} gives a clear message and the first view`, async ({ page }) => {
    const seen = watchPage(page);
    await page.goto(`./${hash}`);
    await expect(notices(page)).toContainText(words);
    await expect(new StagePage(page).row('nginx-web-2')).toContainText('Ready');
    expect(seen.complaints).toEqual([]);
  });
}

test('a damaged link that is pasted later takes nothing away', async ({ page }) => {
  await makeHistory(page);
  const before = await moment(page);
  await page.evaluate(() => {
    location.hash = '#v1.AAAAAAAA';
  });
  await expect(notices(page)).toContainText('damaged');
  expect(await moment(page)).toEqual(before);
});

test('the skip link is no link of ours', async ({ page }) => {
  await new StagePage(page).open();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe('#stage');
  await expect(notices(page)).toHaveText('');
});

test('a message loads a link, and an error in words answers one that cannot be read', async ({ page }) => {
  await makeHistory(page);
  const shared = await moment(page);
  await expect.poll(() => stepIn(page.url())).toBe(shared.step);
  const link = new URL(page.url()).hash;
  await send(page, { type: 'goto', step: 3 });
  expect(await send(page, { type: 'load', link })).toMatchObject({ type: 'state', ...shared });
  expect(await send(page, { type: 'load', link: '#v1.AAAAAAAA' })).toMatchObject({
    type: 'error',
    code: 'damaged',
    message: expect.stringContaining('damaged'),
  });
  expect(await moment(page)).toEqual(shared);
});

test('two hundred random scenarios come to the same cluster in the page as in Node', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('./');
  await page.waitForFunction(() => window.ordinal !== undefined);
  const scenarios = fc.sample(fc.oneof(anyScenario('1.33'), anyScenario('1.37')), { seed: 8, numRuns: 200 });
  for (const [index, scenario] of scenarios.entries()) {
    const history = new History(scenario, lateParts);
    history.extend({ maxSteps: 20 + ((index * 13) % 80) });
    const { step, cluster } = history.frameAt(history.steps.length);
    const shared = { step, fingerprint: fingerprintOf(cluster) };
    const link = encodeLink({ scenario, shown: { step, atMs: cluster.nowMs }, fingerprint: shared.fingerprint });
    expect(await send(page, { type: 'load', link }), link).toMatchObject({ type: 'state', ...shared });
  }
  await expect(notices(page)).toHaveText('');
});
