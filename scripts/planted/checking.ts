/**
 * The process that checks one planted bug. Its second thread does the checks and its first one watches: a bug may well make the engine run
 * for ever. What counts is the processor's time, so that a busy machine makes no bug.
 */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { check } from './checks.ts';
import type { Asked, Means, Said } from './means.ts';

const lookEveryMs = 200;

if (isMainThread) watch(JSON.parse(process.argv[2] ?? '{}') as Asked);
else work(workerData as Asked);

function work({ means, stops }: Asked): void {
  for (const one of means) {
    const began = process.cpuUsage();
    parentPort?.postMessage({ begins: one });
    const caught = check(one);
    parentPort?.postMessage({ ends: one, caught, cpuMs: sinceMs(began) });
    if (stops && caught !== undefined) return;
  }
}

type Message =
  | { readonly begins: Means }
  | { readonly ends: Means; readonly caught: string | undefined; readonly cpuMs: number };

/** Prints what the checks say, a line each. One that does not end, or takes the process with it, has found something, too. */
function watch(asked: Asked): void {
  const worker = new Worker(new URL(import.meta.url), { workerData: asked });
  let current: { readonly means: Means; readonly began: NodeJS.CpuUsage } | undefined;
  const giveUp = (caught: string): void => {
    if (current !== undefined) say({ means: current.means, caught, cpuMs: sinceMs(current.began) });
    process.exit(current === undefined ? 1 : 0);
  };
  worker.on('message', (message: Message) => {
    if ('begins' in message) {
      current = { means: message.begins, began: process.cpuUsage() };
      return;
    }
    current = undefined;
    const { ends: means, caught, cpuMs } = message;
    say(caught === undefined ? { means, cpuMs } : { means, caught, cpuMs });
  });
  worker.on('error', (error) => giveUp(`it died: ${String(error)}`));
  worker.on('exit', () => clearInterval(timer));
  const timer = setInterval(() => {
    if (current !== undefined && sinceMs(current.began) > asked.limitMs) giveUp('the engine runs for ever');
  }, lookEveryMs);
}

function say(said: Said): void {
  console.log(JSON.stringify(said));
}

function sinceMs(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return Math.round((user + system) / 1000);
}
