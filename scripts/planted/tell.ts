/** The table of the planted bugs, and how many were found out. */
import type { Found } from './hunt.ts';
import { allMeans, type Means, whatMeans } from './means.ts';
import type { PlantedBug } from './plantedBug.ts';

export interface Hunted {
  readonly bug: PlantedBug;
  readonly found: Found;
}

/** Conformance of syncs in `named` and `random`. */
const conformance: readonly Means[] = ['named', 'random', 'revisions', 'explain'];
const required: readonly Means[] = [...conformance, 'invariants', 'liveness'];
const columns: readonly Means[] = [...required, 'explore'];

/** The share of the bugs that conformance and properties find out, whatever else does. */
export function shareCaught(hunted: readonly Hunted[]): number {
  return hunted.filter((one) => isCaughtBy(one, required)).length / hunted.length;
}

export interface Table {
  readonly header: string;
  readonly row: (hunted: Hunted) => string;
}

/** A row for each bug: a cross for each of the means that finds it out, a dot for each that does not; what was not tried is left empty. */
export function tableFor(bugs: readonly PlantedBug[]): Table {
  const width = Math.max(...bugs.map(({ name }) => name.length));
  const sources = Math.max(...bugs.map(({ source }) => source.length));
  const line = (name: string, source: string, marks: readonly string[]): string =>
    [name.padEnd(width), source.padEnd(sources), ...marks].join('  ').trimEnd();
  return {
    header: line('bug', 'from', columns),
    row: ({ bug, found }) =>
      line(
        bug.name,
        bug.source,
        columns.map((means) => markOf(found, means).padEnd(means.length)),
      ),
  };
}

function markOf(found: Found, means: Means): string {
  const said = found.get(means);
  if (said === undefined) return '';
  return said.caught === undefined ? '·' : '×';
}

/** How many each of the means finds out, if all were tried on all bugs. */
export function* tellMeans(hunted: readonly Hunted[]): Generator<string> {
  for (const means of columns) yield `${means.padEnd(11)}  ${share(hunted, [means]).padEnd(21)}  ${whatMeans[means]}`;
  yield `conformance  ${share(hunted, conformance).padEnd(21)}  all kinds of recordings together`;
}

/** What gave each bug away. */
export function* tellReasons(hunted: readonly Hunted[]): Generator<string> {
  for (const { bug, found } of hunted) {
    yield `${bug.name}:`;
    for (const { means, caught } of found.values()) if (caught !== undefined) yield `  ${means}: ${caught}`;
  }
}

/** Each bug that nothing finds out, with what a person would see of it: that the checks have to learn. */
export function* tellSurvivors(hunted: readonly Hunted[]): Generator<string> {
  for (const one of hunted) {
    const { name, file, seen } = one.bug;
    if (!isCaughtBy(one, required)) yield `Not found out: ${name} (${file}). ${seen}`;
  }
}

/** The last line. */
export function tellShare(hunted: readonly Hunted[]): string {
  const together = `${share(hunted, required)} by conformance and properties`;
  return `${hunted.length} planted bugs: found out are ${together}, ${share(hunted, allMeans)} with exploring`;
}

function isCaughtBy({ found }: Hunted, means: readonly Means[]): boolean {
  return means.some((one) => found.get(one)?.caught !== undefined);
}

function share(hunted: readonly Hunted[], means: readonly Means[]): string {
  const count = hunted.filter((one) => isCaughtBy(one, means)).length;
  return `${count} (${((100 * count) / hunted.length).toFixed(1)} %)`;
}
