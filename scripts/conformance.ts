/**
 * `npm run conformance -- KIND FILE...` replays recordings of the real components and says where we differ.
 * Exit code: 0 all the same, 1 something differs or is not supported yet, 2 there is nothing to compare.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkAdmission } from './conformance/admission.ts';
import { checkExplain } from './conformance/explain.ts';
import { checkKubectl } from './conformance/kubectl.ts';
import { readRecordings, type Recording } from './conformance/readRecordings.ts';
import type { ConformanceReport } from './conformance/report.ts';
import { checkRevisions } from './conformance/revisions.ts';
import { checkSnapshots } from './conformance/snapshots.ts';
import { checkSync } from './conformance/sync.ts';
import { checkWatch } from './conformance/watch.ts';

const shownDifferences = 10;

/** A recording is checked line by line; its shape is the checker's to know. */
type Checker = (lines: readonly never[]) => ConformanceReport;

/** `undefined`: recordings of this kind exist, but nothing here can replay them yet, so all of them count as unsupported. */
const checkers: Readonly<Record<string, Checker | undefined>> = {
  sync: checkSync,
  revisions: checkRevisions,
  kubectl: checkKubectl,
  admission: checkAdmission,
  explain: checkExplain,
  snapshots: checkSnapshots,
  watch: checkWatch,
};

process.exitCode = main(process.argv.slice(2));

function main([kind, ...files]: readonly string[]): number {
  const kinds = Object.keys(checkers).join(', ');
  if (kind === undefined || files.length === 0) return refuse(`Usage: npm run conformance -- KIND FILE... (${kinds})`);
  if (!Object.hasOwn(checkers, kind)) return refuse(`There is no kind "${kind}". There are ${kinds}.`);

  const read = readRecordings(files.map(whereItIs));
  if ('problem' in read) return refuse(read.problem);

  const began = performance.now();
  const report = replay(kind, read.recordings);
  if (report instanceof Error) {
    return refuse(
      `These lines cannot be replayed as recordings of the kind "${kind}".\n${report.stack ?? report.message}`,
    );
  }
  const seconds = Math.round(performance.now() - began) / 1000;
  for (const line of describeDifferences(report)) console.log(line);
  const { checked, scenarios, mismatches, scenariosWithMismatches, unsupported } = report;
  console.log(JSON.stringify({ kind, checked, scenarios, mismatches, scenariosWithMismatches, unsupported, seconds }));
  return mismatches === 0 && unsupported === 0 ? 0 : 1;
}

/** An error is a line of another shape, or a bug of ours: either way there is no report. */
function replay(kind: string, recordings: readonly Recording[]): ConformanceReport | Error {
  const check = checkers[kind];
  if (check) {
    try {
      return check(recordings as readonly never[]);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }
  console.log(`Recordings of the kind "${kind}" cannot be replayed yet: every line counts as unsupported.`);
  const nothing = { kind, checked: 0, scenarios: recordings.length, mismatches: 0, scenariosWithMismatches: 0 };
  return { ...nothing, unsupported: recordings.length, differences: [] };
}

function* describeDifferences({ differences }: ConformanceReport): Generator<string> {
  for (const { scenario, step, expected, got } of differences.slice(0, shownDifferences)) {
    yield `${scenario}: ${step}`;
    yield `  expected ${readable(expected)}`;
    yield `  got      ${readable(got)}`;
  }
  if (differences.length > shownDifferences) yield `... and ${differences.length - shownDifferences} more differences`;
}

function readable(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 1)?.replace(/\n\s*/g, ' ');
  return (text ?? 'nothing').replaceAll('\n', '\n           ');
}

/** npm runs its scripts in the project's folder; a path given from another folder counts from there. */
function whereItIs(file: string): string {
  const asked = resolve(process.env.INIT_CWD ?? '.', file);
  return existsSync(asked) ? asked : resolve(file);
}

function refuse(message: string): number {
  console.error(message);
  return 2;
}
