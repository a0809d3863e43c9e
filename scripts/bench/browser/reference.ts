/**
 * How fast this machine is at this moment: 100 bare SVG pods that all change by `setAttribute`, with nothing around them. The gates
 * were set beside such a page.
 */
import type { Browser } from '@playwright/test';
import { Tab } from './tab.ts';

const frames = 30;

export class BarePage {
  readonly #tab: Tab;

  private constructor(tab: Tab) {
    this.#tab = tab;
  }

  static async open(browser: Browser): Promise<BarePage> {
    const tab = await Tab.openEmpty(browser);
    await tab.page.evaluate(buildPods);
    await tab.page.evaluate(changePods, frames);
    return new BarePage(tab);
  }

  /** What one of its frames costs the main thread, in milliseconds. */
  async frameMs(): Promise<number> {
    const { task } = await this.#tab.cost(() => this.#tab.page.evaluate(changePods, frames));
    return task / frames;
  }

  close(): Promise<void> {
    return this.#tab.close();
  }
}

/** Runs in the page. */
function buildPods(): void {
  const make = (tag: string, parent: Element, attributes: Readonly<Record<string, string | number>>) => {
    const node = parent.appendChild(document.createElementNS('http://www.w3.org/2000/svg', tag));
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
    return node;
  };
  const svg = make('svg', document.body, { width: 1600, height: 880 });
  for (let pod = 0; pod < 100; pod++) {
    const group = make('g', svg, { transform: `translate(${(pod % 20) * 78},${Math.floor(pod / 20) * 150})` });
    make('rect', group, { width: 70, height: 100, rx: 8 });
    make('circle', group, { cx: 35, cy: 120, r: 10 });
    make('text', group, { x: 8, y: 60, fill: 'white' }).textContent = `web-${pod}`;
  }
}

/** Runs in the page. */
async function changePods(count: number): Promise<void> {
  const groups = [...document.querySelectorAll('g')];
  for (let frame = 0; frame < count; frame++) {
    await new Promise(requestAnimationFrame);
    for (const [at, group] of groups.entries()) {
      const [rect, circle, text] = group.children;
      const hue = (at * 7 + frame * 31) % 360;
      rect?.setAttribute('fill', `hsl(${hue} 50% 40%)`);
      rect?.setAttribute('height', String(80 + ((at + frame) % 20)));
      circle?.setAttribute('fill', `hsl(${hue} 70% 30%)`);
      if (text !== undefined) text.textContent = `web-${at} ${frame}`;
    }
  }
  await new Promise(requestAnimationFrame);
}
