import { expect, type Locator, test } from '@playwright/test';
import { StagePage } from './stagePage.ts';

/** The answer to a question, open. */
function answer(stage: StagePage, question: string): Locator {
  return stage.page.locator('details.answer[open]', { hasText: question });
}

test.describe('Why not?', () => {
  test('of an old pod names the gate, the field, whose turn it is and what to type, and leads to when it was over', async ({
    page,
  }) => {
    const stage = new StagePage(page);
    await stage.open();
    await stage.setImage('nginx:no-such-tag');
    await stage.toTheEnd();
    await stage.openPod('nginx-web-0');
    const old = answer(stage, 'Why is nginx-web-0 still old?');
    await expect(old).toContainText('stops at nginx-web-2');
    await expect(old).toContainText('nginx-web-2 cannot pull its image nginx:no-such-tag');
    await expect(old).toContainText('status.containerStatuses[0].state.waiting.reason: ImagePullBackOff');
    await expect(old).toContainText('your turn');
    await expect(old).toContainText('kubectl delete pod nginx-web-2 -n default');
    await old.getByRole('button', { name: 'Go to when that was over' }).click();
    await expect(old.getByRole('status')).toHaveText('Not within what is known yet.');
  });

  test('of a ghost leads to the moment when its turn came', async ({ page }) => {
    const stage = new StagePage(page);
    await stage.open();
    await page.getByRole('button', { name: 'To the beginning' }).click();
    for (let steps = 0; steps < 5; steps++) await page.getByRole('button', { name: 'One step on' }).click();
    await stage.openPod('nginx-web-1');
    const ghost = answer(stage, 'Why is there no nginx-web-1?');
    await expect(ghost).toContainText('stops at nginx-web-0');
    await ghost.getByRole('button', { name: 'Go to when that was over' }).click();
    await expect(stage.row('nginx-web-0')).toContainText('Ready');
    await expect(stage.row('nginx-web-1')).toContainText('not created');
    await expect(ghost).toContainText('at its next sync');
  });

  test('of currentRevision is asked in the status row, by keys, in Chinese too', async ({ page }) => {
    const stage = new StagePage(page);
    await stage.open();
    await stage.setNumber('partition', '2');
    await stage.setImage('nginx:mainline');
    await stage.toTheEnd();
    const why = page.getByRole('button', { name: 'Why has currentRevision not moved?' });
    await why.focus();
    await page.keyboard.press('Enter');
    const behind = answer(stage, 'Why has currentRevision not moved?');
    await expect(behind).toContainText('all 3 pods are updated, and 1 is');
    await expect(behind).toContainText('below the partition, 2');
    await page.getByRole('button', { name: '中文' }).click();
    await expect(answer(stage, 'currentRevision 为什么没变？')).toContainText('partition 2 以下');
  });

  for (const version of ['1.33', '1.37']) {
    test(`of a rollout that stays stuck although the image is put right tells what to type, and that helps, in ${version}`, async ({
      page,
    }) => {
      const stage = new StagePage(page);
      await stage.open();
      await page.getByText(version, { exact: true }).first().click();
      await expect(stage.row('nginx-web-2')).toContainText('Ready');
      await stage.setImage('nginx:no-such-tag');
      await stage.toTheEnd();
      await stage.setImage('nginx:alpine');
      await stage.toTheEnd();
      await expect(stage.row('nginx-web-2')).toContainText('Pull fails');
      await stage.openPod('nginx-web-2');
      const old = answer(stage, 'Why is nginx-web-2 still old?');
      await expect(old).toContainText('the corrected template never reaches it (kubernetes #67250)');
      await expect(old).toContainText('kubectl delete pod nginx-web-2 -n default');
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      await stage.toTheEnd();
      await expect(stage.row('nginx-web-2')).toContainText('Ready');
    });
  }

  test('of a number in the status tells which pods it counts, and when it changes next', async ({ page }) => {
    const stage = new StagePage(page);
    await stage.open();
    await page.getByRole('button', { name: 'To the beginning' }).click();
    for (let steps = 0; steps < 5; steps++) await page.getByRole('button', { name: 'One step on' }).click();
    await page.getByRole('button', { name: 'Why this value of ready?' }).click();
    const ready = answer(stage, 'ready: 0');
    await expect(ready).toContainText('It counts none of them.');
    await expect(ready).toContainText('nginx-web-0');
    await ready.getByRole('button', { name: 'When does it change next?' }).click();
    await expect(ready.getByRole('status')).toContainText('It becomes 1 at 0:0');
    await ready.getByRole('button', { name: 'Go there' }).click();
    await expect(answer(stage, 'ready: 1')).toContainText('Counted: nginx-web-0.');
  });

  test('of a pod that its set has left behind is asked on the stage, and leads to its adoption', async ({ page }) => {
    const stage = new StagePage(page);
    await stage.open();
    const type = (line: string) => page.evaluate((sent) => window.ordinal!.send({ type: 'kubectl', line: sent }), line);
    await page.waitForFunction(() => window.ordinal !== undefined);
    await type('delete sts nginx-web --cascade=orphan');
    await stage.toTheEnd();
    await expect(stage.row('nginx-web-1')).toContainText('Ready, no owner');
    await stage.openPod('nginx-web-1');
    await expect(answer(stage, 'Why does the set not own nginx-web-1?')).toContainText(
      'kubectl apply -f nginx-web.yaml -n default',
    );
    await type('apply -f nginx-web.yaml');
    await stage.toTheEnd();
    await expect(stage.row('nginx-web-1')).not.toContainText('no owner');
  });

  test('of a claim and of a DNS name is asked where they stand on the stage', async ({ page }) => {
    const stage = new StagePage(page);
    await stage.open();
    await stage.setNumber('replicas', '2');
    await stage.toTheEnd();
    const lane = page.getByRole('option', { name: /^nginx-web-2:/ });
    const { width = 0, height = 0 } = (await lane.boundingBox()) ?? {};
    await lane.click({ position: { x: width / 2, y: height - 20 }, force: true });
    await expect(answer(stage, 'Why is www-storage-nginx-web-2 still there?')).toContainText('whenScaled is Retain');
    await stage.setNumber('replicas', '3');
    await page.getByRole('button', { name: 'Pause' }).click();
    await lane.click({ position: { x: width / 2, y: 8 }, force: true });
    await expect(answer(stage, 'Why does the name of nginx-web-2 not resolve?')).toBeVisible();
  });
});
