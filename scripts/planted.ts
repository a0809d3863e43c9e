/**
 * `npm run planted` plants the known mistakes of the controller one by one and tells which of the project's checks find each out.
 * `--quick`: the first catch of each is enough. `--why`: tells what gave it away. `--by=invariants,named`: only these means are tried.
 * Other words pick the bugs whose names hold one of them.
 * Exit code: 0 at least 95 % were found out, 1 fewer, 2 the hunt itself is not in order.
 */
import { availableParallelism } from 'node:os';
import { plantedBugs } from './planted/bugs.ts';
import { hunt, together } from './planted/hunt.ts';
import { leastShare, limitFrom } from './planted/limits.ts';
import { allMeans, type Asked, type Means } from './planted/means.ts';
import type { PlantedBug } from './planted/plantedBug.ts';
import {
  type Hunted,
  shareCaught,
  tableFor,
  tellMeans,
  tellReasons,
  tellShare,
  tellSurvivors,
} from './planted/tell.ts';

const root = process.cwd();

/** An hour, for a check of the engine as it is. */
const longest = 3_600_000;

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
});

async function main(args: readonly string[]): Promise<number> {
  const stops = args.includes('--quick');
  const words = args.filter((arg) => !arg.startsWith('--'));
  const bugs = plantedBugs.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  if (bugs.length === 0) throw new Error(`No planted bug is called anything like ${words.join(' or ')}.`);

  const means = meansIn(args);
  const limitMs = limitFrom(await hunt(root, { means, stops: false, limitMs: longest }));
  console.log('Nothing is planted, and nothing is found out.');
  const hunted = await huntAll(bugs, { means, stops, limitMs });
  const lines = [
    '',
    ...(stops ? [] : tellMeans(hunted)),
    ...(args.includes('--why') ? tellReasons(hunted) : []),
    ...tellSurvivors(hunted),
    tellShare(hunted),
  ];
  for (const line of lines) console.log(line);
  return shareCaught(hunted) < leastShare ? 1 : 0;
}

function meansIn(args: readonly string[]): readonly Means[] {
  const asked = args
    .find((arg) => arg.startsWith('--by='))
    ?.slice('--by='.length)
    .split(',');
  const unknown = asked?.find((name) => !allMeans.some((means) => means === name));
  if (unknown !== undefined) throw new Error(`There is no means "${unknown}". There are ${allMeans.join(', ')}.`);
  return allMeans.filter((means) => asked?.includes(means) !== false);
}

/** Each row of the table is told as soon as it is known: all together take a while. */
async function huntAll(bugs: readonly PlantedBug[], asked: Asked): Promise<readonly Hunted[]> {
  const { header, row } = tableFor(bugs);
  console.log(header);
  return together(
    bugs,
    availableParallelism(),
    async (bug) => ({ bug, found: await hunt(root, asked, bug) }),
    (hunted) => console.log(row(hunted)),
  );
}
