/** Plants one bug and lets the checks hunt for it, in a process of their own. */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Asked, Means, Said } from './means.ts';
import { bundleWith } from './plant.ts';
import type { PlantedBug } from './plantedBug.ts';

/** What each of the means that were tried has said. */
export type Found = ReadonlyMap<Means, Said>;

/** Without a bug the checks are run on the engine as it is. */
export async function hunt(root: string, asked: Asked, bug?: PlantedBug): Promise<Found> {
  const code = await bundleWith('scripts/planted/checking.ts', root, bug);
  const folder = folderFor(root);
  const file = join(folder, 'checking.mjs');
  writeFileSync(file, code);
  const found = new Map<Means, Said>();
  try {
    // A check that had to be given up takes its process with it, and another one does the rest.
    for (let left = asked.means; left.length > 0; left = asked.means.filter((means) => !found.has(means))) {
      await run(root, file, { ...asked, means: left }, found);
      if (asked.stops && isCaught(found)) break;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return found;
}

export function isCaught(found: Found): boolean {
  return [...found.values()].some(({ caught }) => caught !== undefined);
}

/** Where the packages are found from. One for each hunt, so that two do not meet. */
function folderFor(root: string): string {
  hunts += 1;
  const folder = resolve(root, 'node_modules', '.cache', 'ordinal', `planted-${process.pid}-${hunts}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

let hunts = 0;

/** Adds to what was found; rejects when nothing was tried at all. */
function run(root: string, file: string, asked: Asked, found: Map<Means, Said>): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [file, JSON.stringify(asked)], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [output, complaint] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.on('error', fail);
    child.on('close', () => {
      const lines = output.split('\n').filter((line) => line !== '');
      for (const said of lines.map((line) => JSON.parse(line) as Said)) found.set(said.means, said);
      if (lines.length > 0) done();
      else fail(new Error(`The checks did not begin. ${complaint}`));
    });
  });
}

/** Does all of a list, so many at a time. Gives the results in the order of the list, and tells each as soon as it and those before it are there. */
export async function together<T, R>(
  list: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
  tell: (result: R) => void = () => undefined,
): Promise<readonly R[]> {
  const results = new Map<number, R>();
  const open = list.entries();
  let told = 0;
  const worker = async (): Promise<void> => {
    for (const [at, item] of open) {
      results.set(at, await work(item));
      for (let next = results.get(told); next !== undefined; next = results.get(told)) {
        tell(next);
        told += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, worker));
  return [...results].toSorted(([a], [b]) => a - b).map(([, result]) => result);
}
