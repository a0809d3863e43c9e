import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { words as enWords } from '../../src/i18n/en/chapters/readTheCluster.ts';
import { lesson as en } from '../../src/i18n/en/lesson.ts';
import { words as zhWords } from '../../src/i18n/zh/chapters/readTheCluster.ts';
import { lesson as zh } from '../../src/i18n/zh/lesson.ts';
import { watchPage } from './watchPage.ts';

const languages = {
  en: { words: en, chapter: enWords, locale: 'en-GB', unready: 'Make unready' },
  zh: { words: zh, chapter: zhWords, locale: 'zh-CN', unready: '让它不 Ready' },
} as const;

type Language = keyof typeof languages;
type StepId = keyof typeof enWords.steps;

/** Nothing of the text, the task or the way on sticks out of its box. */
async function expectNothingOverflows(page: Page): Promise<void> {
  const out = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.lesson-page *, .step-nav, .step-nav *, .app-tabs *, .app-top')]
      .filter((element) => !element.matches('select, option, .unseen'))
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .map((element) => `${element.className}: ${element.textContent}`),
  );
  expect(out).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide).toBe(false);
}

for (const language of Object.keys(languages) as Language[]) {
  const { words, chapter, locale, unready } = languages[language];

  test.describe(`in ${language}`, () => {
    test.use({ locale });

    const title = (page: Page, step: StepId) =>
      page.getByRole('heading', { name: chapter.steps[step].title, exact: true });
    const typeIt = (page: Page) => page.locator('.task-actions').getByRole('button', { name: words.typeIt });
    const line = (page: Page) => page.getByRole('region', { name: /^(Terminal|终端) 1$/ }).getByRole('textbox');
    const next = (page: Page) => page.locator('.task').getByRole('button', { name: words.nav.next });
    const status = (page: Page) => page.locator('.task [role="status"]').first();
    const lane = (page: Page, ordinal: number) =>
      page.locator(`.stage-lane:not(.stage-part)[data-ordinal="${ordinal}"]`);
    const claim = (page: Page, ordinal: number) =>
      page.getByRole('option', { name: new RegExp(`www-storage-nginx-web-${ordinal}\\b`) });

    async function expectDone(page: Page, step: StepId): Promise<void> {
      await expect(status(page)).toContainText(chapter.steps[step].caption.split('`')[0] ?? '');
    }

    test('a learner reads the outputs of a cluster, from the first step to the last', async ({ page }) => {
      const seen = watchPage(page);
      await page.goto('./#slide=07');
      await expect(title(page, 'get-sts')).toBeVisible();
      await page.getByRole('button', { name: words.nav.previous }).click();
      await expect(title(page, 'get-endpoints')).toBeVisible();
      await page.getByRole('button', { name: words.nav.previous }).click();
      await expect(title(page, 'get-service')).toBeVisible();
      await expect(page).toHaveURL(/#lesson=read-the-cluster\/get-service$/);

      await typeIt(page).click();
      await expectDone(page, 'get-service');
      await next(page).click();

      // Another output is not the one that was asked for.
      await line(page).fill('kubectl get endpoints kubernetes');
      await line(page).press('Enter');
      await expect(typeIt(page)).toBeVisible();
      await line(page).fill('k get ep nginx');
      await line(page).press('Enter');
      await expectDone(page, 'get-endpoints');
      await next(page).click();

      await typeIt(page).click();
      await expectDone(page, 'get-sts');
      await next(page).click();

      await expect(title(page, 'pods-wide')).toBeVisible();
      await typeIt(page).click();
      await lane(page, 0).focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await expect(typeIt(page)).toBeVisible();
      await lane(page, 2).click();
      await expectDone(page, 'pods-wide');
      await next(page).click();

      await typeIt(page).click();
      await lane(page, 1).click({ position: { x: 60, y: 20 } });
      await expect(typeIt(page)).toBeVisible();
      await claim(page, 1).click();
      await expectDone(page, 'get-pvc');
      await next(page).click();

      await lane(page, 1).click({ position: { x: 60, y: 20 } });
      await page.getByRole('button', { name: unready }).click();
      await expect(page.getByRole('row', { name: /^nginx-web-1/ })).toContainText(/Not Ready|未 Ready/);
      await typeIt(page).click();
      await expectDone(page, 'ready-is-a-ratio');
      await page
        .getByRole('navigation', { name: words.nav.label })
        .getByRole('button', { name: words.nav.contents })
        .click();
      await expect(page.getByText(words.contents.doneOf({ done: 6, steps: 6 }))).toBeVisible();
      expect(seen.complaints).toEqual([]);
    });

    for (const [width, height] of [
      [1280, 720],
      [390, 844],
    ] as const) {
      test(`no text leaves its box in any step at ${width} × ${height}`, async ({ page }) => {
        test.setTimeout(150_000);
        await page.setViewportSize({ width, height });
        await page.goto('./#lessons');
        const links = page.locator('.contents-chapters ol a');
        await expect(links.first()).toBeVisible();
        const chapters = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
        for (const link of chapters) {
          await page.goto(`./${link}`);
          const dots = page.locator('.step-dots button');
          await expect(dots.first()).toHaveAttribute('aria-current', 'step');
          for (let at = 0; at < (await dots.count()); at++) {
            await dots.nth(at).click();
            await expect(dots.nth(at)).toHaveAttribute('aria-current', 'step');
            await expect(page.locator('.task')).toBeVisible();
            await expectNothingOverflows(page);
          }
        }
      });

      test(`hints come one by one at ${width} × ${height}, and axe finds nothing`, async ({ page }) => {
        await page.setViewportSize({ width, height });
        await page.goto('./#lesson=read-the-cluster/ready-is-a-ratio');
        for (const hint of chapter.steps['ready-is-a-ratio'].hints ?? []) {
          await page.locator('.task-actions .quiet').click();
          await expect(page.locator('.task-hints')).toContainText(hint.split('`')[0] ?? '');
        }
        await expectNothingOverflows(page);
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      });

      test(`the slides are all in the contents at ${width} × ${height}, and axe finds nothing`, async ({ page }) => {
        await page.setViewportSize({ width, height });
        await page.goto('./#slide=02');
        await expect(page.getByRole('heading', { name: words.contents.title })).toBeVisible();
        await expect(page.locator('.slide-row')).toHaveCount(22);
        await expectNothingOverflows(page);
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      });
    }
  });
}

test.describe('A learner', () => {
  test.use({ locale: 'en-GB' });
  const { words, chapter } = languages.en;

  test('leaves the path, changes the cluster, and comes back to the step', async ({ page }) => {
    await page.goto('./#lesson=read-the-cluster/get-sts');
    await page.getByRole('button', { name: words.explore }).click();
    await page.getByRole('textbox', { name: 'replicas' }).fill('1');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: chapter.steps['get-sts'].title })).toBeHidden();
    await page.getByRole('button', { name: words.button }).click();
    await page.getByRole('button', { name: words.back }).click();
    await expect(page.getByRole('heading', { name: chapter.steps['get-sts'].title })).toBeVisible();
    await page.getByRole('button', { name: words.again }).click();
    await page.locator('.task-actions').getByRole('button', { name: words.typeIt }).click();
    await expect(page.locator('.task [role="status"]').first()).toContainText('READY is');
  });

  test('comes with the keys alone to the end of a step, and by the browser back to the one before', async ({
    page,
  }) => {
    await page.goto('./#lesson=read-the-cluster/get-service');
    await page.locator('.task-actions').getByRole('button', { name: words.typeIt }).focus();
    await page.keyboard.press('Enter');
    const next = page.locator('.task').getByRole('button', { name: words.nav.next });
    await next.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: chapter.steps['get-endpoints'].title })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('heading', { name: chapter.steps['get-service'].title })).toBeVisible();
  });

  test('is told of a lesson that there is not, and keeps what is there', async ({ page }) => {
    await page.goto('./#lesson=read-the-cluster/no-such-step');
    await expect(page.getByText('no-such-step')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  });
});

test('a host loads a step by a message, and is refused one that there is not', async ({ page }) => {
  await page.goto('./');
  await page.waitForFunction(() => window.ordinal !== undefined);
  const send = (message: object) => page.evaluate((sent) => window.ordinal!.send(sent), message);
  expect(await send({ type: 'load', lesson: 'scaling/one-to-three' })).toMatchObject({ type: 'state' });
  await expect(page.locator('.lesson-title')).toBeVisible();
  expect(await send({ type: 'load', lesson: 'scaling/no-such-step' })).toMatchObject({ code: 'unknownLesson' });
});

test.describe('A lecturer', () => {
  test.use({ locale: 'en-GB' });
  const { words, chapter } = languages.en;
  const heading = (page: Page, step: StepId) => page.getByRole('heading', { name: chapter.steps[step].title });

  test('walks through a chapter with one key, blanks the screen, and shows a code', async ({ page }) => {
    await page.goto('./#lesson=read-the-cluster/get-sts');
    await page.getByRole('button', { name: words.lecture.begin }).click();
    await page.keyboard.press('n');
    await expect(page.locator('.lecturer-notes')).toContainText('kubectl get sts nginx-web');
    await page.keyboard.press('PageDown');
    await expect(page.locator('.task')).toHaveAttribute('data-done', 'true');
    await page.keyboard.press('PageDown');
    await expect(heading(page, 'pods-wide')).toBeVisible();
    await page.keyboard.press('PageDown');
    await page.keyboard.press('.');
    await expect(page.locator('.task')).toHaveAttribute('data-done', 'true');
    await page.keyboard.press('b');
    await expect(page.locator('.blank-screen')).toBeVisible();
    await page.keyboard.press('b');
    await expect(page.locator('.blank-screen')).toBeHidden();
    await page.keyboard.press('PageUp');
    await expect(heading(page, 'get-sts')).toBeVisible();
    await page.keyboard.press('q');
    await expect(page.getByRole('img', { name: /lesson=read-the-cluster\/get-sts/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByRole('combobox', { name: words.lecture.chapter }).selectOption('scaling');
    await expect(page).toHaveURL(/#lesson=scaling\//);
    await page.getByRole('button', { name: words.lecture.end, exact: true }).click();
    await expect(page.locator('.lecturer')).toBeHidden();
  });

  test('has a step played by its link alone', async ({ page }) => {
    await page.goto('./#lesson=scaling/one-to-three&autoplay=1');
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'web-2', exact: true }) });
    await expect(row).toContainText('Ready', { timeout: 25_000 });
  });
});

test('a term in the text says what it means, and gives the focus back', async ({ page }) => {
  const { words } = languages.en;
  await page.goto('./#lesson=first-set/claim-before-pod');
  const term = page.locator('.lesson-text').getByRole('link', { name: 'claim', exact: true });
  await term.focus();
  await page.keyboard.press('Enter');
  const card = page.getByRole('group', { name: 'PersistentVolumeClaim' });
  await expect(card).toContainText('It stays when its pod goes');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(term).toBeFocused();
  await term.click();
  await card.getByRole('link', { name: words.inGlossary }).click();
  await expect(page.locator('#term-pvc')).toBeFocused();
  await page.getByRole('button', { name: words.back }).click();
  await expect(term).toBeVisible();
});

test('what is done goes along in a link to another browser', async ({ page, browser, baseURL }) => {
  await page.goto('./#lesson=read-the-cluster/get-service');
  await page.locator('.task-actions button').first().click();
  await expect(page.locator('.task')).toHaveAttribute('data-done', 'true');
  await page.goto('./#lessons');
  await page.locator('.take-along > summary').click();
  const link = await page.locator('.take-along textarea').inputValue();
  await page.reload();
  await expect(page.locator('.contents a[data-done]')).toHaveCount(1);

  const other = await browser.newContext({ baseURL });
  const elsewhere = await other.newPage();
  await elsewhere.goto('./#lessons');
  await expect(elsewhere.locator('.slide-row')).toHaveCount(22);
  await expect(elsewhere.locator('.contents a[data-done]')).toHaveCount(0);
  await elsewhere.goto(link);
  await expect(elsewhere.locator('.contents a[data-done]')).toHaveCount(1);
  await other.close();
});

test('a prediction is made before the step, told when it is done, and stands in the report card', async ({ page }) => {
  const { words } = languages.en;
  await page.goto('./#lesson=scaling/one-to-three');
  await page.getByRole('button', { name: words.predict.offer }).click();
  const card = page.getByRole('group', { name: words.predict.label });
  await card.getByText('It creates web-1', { exact: true }).click();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole('button', { name: words.predict.say }).click();
  await expect(page.locator('.task-prediction')).toContainText('You say: It creates web-1');
  await page.locator('.task-actions').getByRole('button', { name: words.typeIt }).click();
  await expect(page.locator('.task')).toHaveAttribute('data-done', 'true', { timeout: 30_000 });
  await expect(page.locator('.task-prediction')).toContainText('Right.');
  await page.goto('./#slide=22');
  const report = page.getByRole('dialog', { name: words.report.title });
  const row = report.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Scaling' }) });
  await expect(row).toContainText('1 of 7');
  await expect(row).toContainText('1 of 1');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

for (const size of [
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
]) {
  test(`nothing of text and task is out of reach at ${size.width}×${size.height}`, async ({ page }) => {
    await page.setViewportSize(size);
    await page.goto('./#lesson=first-set/apply-the-set');
    const button = page.locator('.task-actions').getByRole('button', { name: languages.en.words.typeIt });
    await expect(button).toBeVisible();
    await button.scrollIntoViewIfNeeded();
    await expect(button).toBeInViewport({ ratio: 1 });
    const ways = page.locator('.lesson-ways button').last();
    await ways.scrollIntoViewIfNeeded();
    await expect(ways).toBeInViewport({ ratio: 1 });
    // On the wide page each of them scrolls for itself.
    if (size.width > 960) await expect(button).toBeInViewport({ ratio: 1 });
  });
}

test('an author records a step and takes its draft along', async ({ page }) => {
  const { record } = languages.en.words;
  await page.goto('./#lessons');
  await page.locator('.record-offer > summary').click();
  await page.getByRole('combobox', { name: record.start }).selectOption('web-one');
  await page.getByRole('button', { name: record.begin }).click();
  const line = page.getByRole('region', { name: 'Terminal 1' }).getByRole('textbox');
  await line.fill('kubectl scale sts web --replicas=2');
  await line.press('Enter');
  await expect(page.locator('.app-caption')).toContainText('All 2 pods are Ready', { timeout: 40_000 });
  await page.getByRole('button', { name: record.write }).click();
  const draft = page.getByRole('textbox', { name: record.copy });
  await expect(draft).toHaveValue(/typeLine\("kubectl scale sts web --replicas=2"\)/);
  await expect(draft).toHaveValue(/areReady\(frame, "web", 2\)/);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
