import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { challenge as en } from '../../src/i18n/en/challenge.ts';
import { challenges as enWords } from '../../src/i18n/en/challenges.ts';
import { quiz as enQuiz } from '../../src/i18n/en/quiz.ts';
import { challenge as zh } from '../../src/i18n/zh/challenge.ts';
import { challenges as zhWords } from '../../src/i18n/zh/challenges.ts';
import { watchPage } from './watchPage.ts';

const line = (page: Page) => page.getByRole('region', { name: /^(Terminal|终端) 1$/ }).getByRole('textbox');

/** What sticks out of its box, as far as it is shown. */
async function overflowing(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('.lesson-page *, .contents *, .step-nav *, .app-tabs *')];
    const out = all
      .filter((element) => !element.matches('select, option, textarea, .unseen'))
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .map((element) => `${element.className}: ${element.textContent}`);
    return document.documentElement.scrollWidth > window.innerWidth ? [...out, 'the page'] : out;
  });
}

test.describe('in en', () => {
  test.use({ locale: 'en-GB' });

  test('a challenge is solved by typing, counts, and its link proves it to somebody else', async ({ page }) => {
    const seen = watchPage(page);
    await page.goto('./#challenge=deaf-service');
    const words = enWords['deaf-service'];
    await expect(page.getByRole('heading', { name: words.title })).toBeVisible();
    await line(page).fill('kubectl delete service nginx');
    await line(page).press('Enter');
    const actions = page.locator('.score > div').first().locator('b');
    await expect(actions).toHaveText('1');
    await line(page).fill('kubectl apply -f headless.yaml');
    await line(page).press('Enter');
    await expect(page.locator('.challenge-card [role="status"]').first()).toContainText(en.withinPar);
    expect((await new AxeBuilder({ page }).include('.lesson-page').analyze()).violations).toEqual([]);
    await page.getByText(en.proof, { exact: true }).click();
    const proof = await page.locator('.challenge-card textarea').inputValue();
    expect(proof).toContain('#challenge=deaf-service&v1.');

    await page.goto('about:blank');
    await page.goto(proof);
    await expect(page.locator('.challenge-card')).toContainText(en.provedText({ actions: 2, seconds: 0 }));
    await page.getByRole('button', { name: en.again }).click();
    await expect(actions).toHaveText('0');
    expect(seen.complaints).toEqual([]);
  });

  test('the solution is typed line by line, and a sentence of the quiz is judged and shown', async ({ page }) => {
    await page.goto('./#challenge=forgotten-partition');
    await page.getByRole('button', { name: en.showSolution }).click();
    await page.getByRole('button', { name: en.nextLine({ number: 1, of: 1 }) }).click();
    await expect(page.locator('.challenge-card')).toContainText('A partition never resets itself.');
    await expect(page.locator('.app-side')).toContainText('statefulset.apps/web patched');

    await page.goto('./#quiz');
    const card = page.locator('.claims > li').filter({ hasText: enQuiz['pods-from-one'].reason.slice(0, 5) });
    await expect(card).toHaveCount(0);
    const asked = page.locator('.claims > li').filter({ hasText: 'the pods 1, 2 and 3.' });
    await asked.getByRole('button', { name: en.quiz.verdicts.depends }).click();
    await asked.getByRole('button', { name: 'the pods 1, 2 and 3.' }).click();
    await expect(asked).toContainText(en.quiz.right);
    await asked.getByRole('button', { name: en.quiz.see }).nth(1).click();
    await expect(page.locator('.stage-lane[data-ordinal="3"]:not(.stage-part)')).toBeVisible();
  });
});

for (const [locale, words, own] of [
  ['en-GB', en, enWords],
  ['zh-CN', zh, zhWords],
] as const) {
  test(`nothing of any challenge, the quiz or the glossary leaves its box in ${locale}`, async ({ browser }) => {
    // Every challenge in one visit: many short looks, none of which waits for the cluster.
    test.setTimeout(240_000);
    const page = await browser.newPage({ locale });
    const sizes = [
      { width: 1280, height: 720 },
      { width: 390, height: 844 },
    ];
    await page.goto('./#challenges');
    await expect(page.locator('.challenge-list li')).toHaveCount(Object.keys(own).length);
    for (const hash of ['#challenges', '#quiz', '#glossary', ...Object.keys(own).map((id) => `#challenge=${id}`)]) {
      await page.evaluate((to) => location.assign(to), hash);
      const id = /challenge=(.*)/.exec(hash)?.[1] as keyof typeof own | undefined;
      const title = id === undefined ? words.sections[hash.slice(1) as 'quiz'] : own[id].title;
      await expect(page.getByRole('heading', { name: title, exact: true, level: 2 })).toBeVisible();
      if (id !== undefined) await expect(page.locator('.goal tbody tr').first()).toBeAttached();
      for (const size of sizes) {
        await page.setViewportSize(size);
        expect(await overflowing(page), `${hash} at ${size.width}`).toEqual([]);
      }
    }
    await page.close();
  });
}
