/**
 * `npm run explore -- --replicas 3 --edits 2 --faults 1` visits every state that a small set can come to, in all orders of events, and holds
 * each sync against the invariants and each rest against what the set wants. Exit code: 0 nothing found, 1 a violation, 2 not understood.
 */
import { explore, type Exploration } from './explore/explore.ts';
import { defaultOptions, type ExploreOptions, readOptions } from './explore/options.ts';
import { isReproduced, replay } from './explore/replay.ts';
import { tellFindings, tellOptions, tellPath } from './explore/tell.ts';

/** A line of progress at most this often. */
const progressMs = 5000;

process.exitCode = main(process.argv.slice(2));

function main(args: readonly string[]): number {
  const asked = readOptions(args);
  if ('problem' in asked) {
    console.error(asked.problem);
    return 2;
  }
  const options = { ...defaultOptions, ...asked.options };
  if (!asked.isJson) console.log(tellOptions(options));
  const { found, seconds, bytes } = measured(options, asked.isJson);
  if (asked.isJson) console.log(asJson(options, found, seconds, bytes));
  else
    for (const line of [...tellFindings(found, seconds, bytes), ...violationLines(options, found)]) console.log(line);
  return found.violation === undefined ? 0 : 1;
}

function measured(options: ExploreOptions, isQuiet: boolean) {
  const beganMs = performance.now();
  let toldMs = beganMs;
  const found = explore(options, ({ states, depth }) => {
    if (isQuiet || performance.now() - toldMs < progressMs) return;
    toldMs = performance.now();
    console.log(`  ${states} states, depth ${depth} ...`);
  });
  return { found, seconds: (performance.now() - beganMs) / 1000, bytes: process.memoryUsage().rss };
}

function violationLines(options: ExploreOptions, { violation }: Exploration): readonly string[] {
  if (violation === undefined) return ['Nothing was found.'];
  const replayed = replay(options, violation.path);
  const note = isReproduced(violation, replayed) === false ? ['In the page it does not come out the same way.'] : [];
  return [
    '',
    ...violation.complaints,
    ...tellPath(violation.path, replayed.outcomes),
    '',
    `Open in the page: ${replayed.link}`,
    ...note,
  ];
}

function asJson(options: ExploreOptions, found: Exploration, seconds: number, bytes: number): string {
  const { violation, ...counts } = found;
  const link = violation && replay(options, violation.path).link;
  const rounded = Math.round(seconds * 1000) / 1000;
  const statesPerSecond = Math.round(found.states / seconds);
  return JSON.stringify({ ...options, ...counts, seconds: rounded, statesPerSecond, bytes, violation, link });
}
