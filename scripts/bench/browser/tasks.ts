/** The tasks of a page's main thread, one by one, from a trace: what each really ran, without its waiting for a core. */
import type { Tab } from './tab.ts';

export interface TaskTimes {
  /** Milliseconds of processor time. */
  readonly tasks: readonly number[];
  readonly sum: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Of its thread, microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What the page did during an action. */
export async function taskTimes({ page }: Tab, action: () => Promise<unknown>): Promise<TaskTimes> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('The page has no browser.');
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  await action();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const busy = mainThread(traceEvents);
  const tasks = traceEvents
    .filter(({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && `${pid}/${tid}` === busy)
    .map(({ tdur = 0 }) => tdur / 1000);
  return { tasks, sum: tasks.reduce((all, each) => all + each, 0) };
}

export function busiest({ tasks }: TaskTimes): number {
  return Math.max(0, ...tasks);
}

/** Of the renderers' main threads the one that did most: there is one page. */
function mainThread(events: readonly TraceEvent[]): string {
  const spent = new Map<string, number>();
  for (const { name, args, pid, tid } of events)
    if (name === 'thread_name' && args?.name === 'CrRendererMain') spent.set(`${pid}/${tid}`, 0);
  for (const { name, pid, tid, tdur = 0 } of events) {
    const known = spent.get(`${pid}/${tid}`);
    if (name === 'RunTask' && known !== undefined) spent.set(`${pid}/${tid}`, known + tdur);
  }
  return [...spent].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? '';
}
