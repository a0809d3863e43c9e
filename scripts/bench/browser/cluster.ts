/** Brings the page's set to a size, as a visitor would: by its messages and by the one dialog that they do not have. */
import type { Tab } from './tab.ts';

/** Steps at which something is to be seen. */
export interface Rollout {
  /** The step in which the set's new pods appeared, all in one sync. */
  readonly appearing: number;
  /** The sync that replaces the first pods of a new revision: as many at once as may be unavailable. */
  readonly replacing: number;
}

/**
 * A Parallel set of so many ready pods, and the rollout of another image over it. `unavailable` is how many pods of it the
 * controller may replace at once.
 */
export async function rollOut(tab: Tab, replicas: number, unavailable: number): Promise<Rollout> {
  await tab.send({ type: 'set', version: '1.37' });
  await makeParallel(tab);
  await settle(tab);
  const scaled = await tab.send({ type: 'set', replicas });
  const appearing = await stepChanging(tab, scaled.step, Math.ceil((replicas - 3) / 2));
  await settle(tab);
  await tab.send({ type: 'set', maxUnavailable: unavailable });
  await settle(tab);
  const asked = await tab.send({ type: 'set', image: 'nginx:mainline' });
  const replacing = await stepChanging(tab, asked.step, unavailable);
  return { appearing, replacing };
}

/** Lets everything happen that is going to. */
async function settle(tab: Tab): Promise<void> {
  const { t } = await tab.state();
  await tab.send({ type: 'goto', t: t + hourSeconds });
}

const hourSeconds = 3600;

/** By the keyboard: a pointer would lie on the page from then on, and be hit-tested with every frame, which the bare page does not pay. */
async function makeParallel({ page }: Tab): Promise<void> {
  await page.getByRole('button', { name: /^podManagementPolicy/ }).press('Enter');
  await page.getByRole('option', { name: /Parallel/ }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: /keep/i }).press('Enter');
}

/** The first step after `from` that replaces so many pods by others. Frames share every object that did not change. */
async function stepChanging(tab: Tab, from: number, least: number): Promise<number> {
  const found = await tab.page.evaluate(
    async ([first, wanted]) => {
      const podsAt = async (step: number): Promise<ReadonlySet<unknown>> => {
        await window.ordinal?.send({ type: 'goto', step });
        const answer = await window.ordinal?.send({ type: 'getState' });
        return new Set(
          answer?.type === 'objects' ? (answer.objects as { readonly pods: readonly unknown[] }).pods : [],
        );
      };
      let before = await podsAt(first);
      for (let step = first + 1; step <= first + 20; step++) {
        const now = await podsAt(step);
        if ([...now].filter((pod) => !before.has(pod)).length >= wanted) return step;
        before = now;
      }
      return undefined;
    },
    [from, least] as const,
  );
  if (found === undefined) throw new Error(`No step after ${from} changes ${least} pods.`);
  return found;
}
