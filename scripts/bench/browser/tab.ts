/** A page of the built site in Chromium, and what its main thread was busy with. */
import type { Browser, CDPSession, Page } from '@playwright/test';

export interface TabOptions {
  /** How many times slower than this machine. */
  readonly slowdown?: number;
  readonly reducedMotion?: boolean;
}

/** Milliseconds of the main thread since the page began; `heap` in bytes. */
export interface Meters {
  readonly task: number;
  /** Of the tasks, what the thread really ran: without its waiting for a core on a busy machine. */
  readonly cpu: number;
  readonly script: number;
  readonly layout: number;
  readonly style: number;
  readonly heap: number;
}

export interface ShownState {
  /** Virtual seconds. */
  readonly t: number;
  readonly step: number;
  readonly steps: number;
}

export class Tab {
  readonly #wall: CDPSession;
  readonly #thread: CDPSession;

  private constructor(
    readonly page: Page,
    wall: CDPSession,
    thread: CDPSession,
  ) {
    this.#wall = wall;
    this.#thread = thread;
  }

  /** The site in a context of its own, without anything cached, as soon as its first frame is there. */
  static async open(browser: Browser, url: string, options: TabOptions = {}): Promise<Tab> {
    const tab = await Tab.openEmpty(browser, options);
    await tab.page.goto(url);
    await tab.page.waitForFunction(() => performance.getEntriesByName('ordinal:first-frame').length > 0);
    return tab;
  }

  /** A page without anything on it. */
  static async openEmpty(browser: Browser, { slowdown = 1, reducedMotion = false }: TabOptions = {}): Promise<Tab> {
    const context = await browser.newContext({
      viewport: { width: 1600, height: 900 },
      locale: 'en',
      reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    });
    const page = await context.newPage();
    const [wall, thread] = [await context.newCDPSession(page), await context.newCDPSession(page)];
    await wall.send('Performance.enable', { timeDomain: 'timeTicks' });
    await thread.send('Performance.enable', { timeDomain: 'threadTicks' });
    if (slowdown > 1) await wall.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    return new Tab(page, wall, thread);
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  async meters(): Promise<Meters> {
    const [wall, thread] = [await valuesOf(this.#wall), await valuesOf(this.#thread)];
    const ms = (name: string) => (wall.get(name) ?? Number.NaN) * 1000;
    return {
      task: ms('TaskDuration'),
      cpu: (thread.get('TaskDuration') ?? Number.NaN) * 1000,
      script: ms('ScriptDuration'),
      layout: ms('LayoutDuration'),
      style: ms('RecalcStyleDuration'),
      heap: wall.get('JSHeapUsedSize') ?? Number.NaN,
    };
  }

  /** What an action costs the main thread. */
  async cost(action: () => Promise<unknown>): Promise<Meters> {
    const before = await this.meters();
    await action();
    const after = await this.meters();
    const spent = (name: keyof Meters) => after[name] - before[name];
    return {
      task: spent('task'),
      cpu: spent('cpu'),
      script: spent('script'),
      layout: spent('layout'),
      style: spent('style'),
      heap: spent('heap'),
    };
  }

  /** Sends a message of the page's protocol and throws at an `error`. */
  async send(message: object): Promise<ShownState> {
    const answer = await this.page.evaluate((sent) => window.ordinal?.send(sent), message);
    if (answer?.type === 'error') throw new Error(`${JSON.stringify(message)}: ${answer.message}`);
    if (answer?.type !== 'state') throw new Error(`${JSON.stringify(message)} was not answered with a state.`);
    return answer;
  }

  /** What is shown now. */
  state(): Promise<ShownState> {
    return this.send({ type: 'pause' });
  }

  /** Waits for so many animation frames. */
  async frames(count: number): Promise<void> {
    await this.page.evaluate(async (frames) => {
      for (let frame = 0; frame < frames; frame++) await new Promise(requestAnimationFrame);
    }, count);
  }

  /**
   * Presses a key of the page so often, once in each animation frame, and waits until the last one is painted. A message would be
   * answered with a fingerprint of the whole cluster, which no frame has to pay for; without a key it costs what nothing costs.
   */
  async press(key: string, times = 1): Promise<void> {
    await this.page.evaluate(
      async ([pressed, count]) => {
        const painted = () => new Promise(requestAnimationFrame);
        for (let press = 0; press < count; press++) {
          await painted();
          if (pressed !== '') window.dispatchEvent(new KeyboardEvent('keydown', { key: pressed }));
        }
        await painted();
        await painted();
      },
      [key, times] as const,
    );
  }
}

async function valuesOf(session: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics } = await session.send('Performance.getMetrics');
  return new Map(metrics.map(({ name, value }) => [name, value]));
}
