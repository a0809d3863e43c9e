/**
 * How fast this machine is at this moment: 100 bare SVG pods that all change by `setAttribute`, with nothing around them. The gates
 * were set beside such a page, where a frame cost 5.4 ms of the main thread.
 */
import type { Browser } from '@playwright/test';
import { median, quantile, type Row } from './row.ts';
import { type Meters, Tab } from './tab.ts';

const frames = 30;
const runs = 9;

export async function referenceRow(browser: Browser): Promise<Row> {
  const tab = await Tab.openEmpty(browser);
  await tab.page.evaluate(buildPods);
  await tab.page.evaluate(changePods, frames);
  const costs: Meters[] = [];
  for (let run = 0; run < runs; run++) costs.push(await tab.cost(() => tab.page.evaluate(changePods, frames)));
  await tab.close();
  const of = (name: 'task' | 'cpu' | 'layout') => costs.map((cost) => cost[name] / frames);
  return {
    what: 'for comparison, 100 bare SVG pods that all change (5.4 where the gates were set)',
    unit: 'ms of the main thread',
    value: median(of('task')),
    of: 'median',
    runs,
    beside: { p95: quantile(of('task'), 0.95), cpu: median(of('cpu')), layout: median(of('layout')) },
  };
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
