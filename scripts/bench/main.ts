/**
 * `npm run bench`: the benchmarks that need no browser. `--json` prints one JSON object, `--strict` exits with 1 when a gate fails,
 * `--only NAME` runs one of them in this process.
 */
import { spawnSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { benchmarks, type Gate, type Result } from './benchmarks.ts';
import type { Figure } from './measure.ts';

const [, program = '', ...args] = process.argv;
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;

if (only === undefined) runAll();
else console.log(JSON.stringify((benchmarks[only] ?? unknown(only))()));

function runAll(): void {
  const isJson = args.includes('--json');
  const machine = {
    node: process.version,
    nproc: availableParallelism(),
    load: loadavg().map((load) => load.toFixed(2)),
  };
  if (!isJson) console.log(`node ${machine.node}, ${machine.nproc} cores, load average ${machine.load.join(' ')}`);
  const results: (Result & { readonly pass?: boolean })[] = [];
  for (const name of Object.keys(benchmarks)) {
    for (const result of inOwnProcess(name)) {
      const judged = result.gate === undefined ? result : { ...result, pass: passes(result.figure, result.gate) };
      results.push(judged);
      if (!isJson) console.log(lineOf(judged));
    }
  }
  const loadAfter = loadavg().map((load) => load.toFixed(2));
  if (isJson) console.log(JSON.stringify({ ...machine, loadAfter, results }));
  else console.log(`load average afterwards ${loadAfter.join(' ')}; on a busy machine the figures say little`);
  if (args.includes('--strict') && results.some(({ pass }) => pass === false)) process.exitCode = 1;
}

function inOwnProcess(name: string): readonly Result[] {
  const run = spawnSync(process.execPath, [...process.execArgv, program, '--only', name], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`The benchmark ${name} failed.\n${run.stderr}`);
  return JSON.parse(run.stdout) as readonly Result[];
}

function passes(
  { median, p95 }: Figure,
  { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY, of }: Gate,
): boolean {
  const value = of === 'p95' ? p95 : median;
  return value >= least && value <= most;
}

function lineOf({ what, unit, figure, gate, pass, note }: Result & { readonly pass?: boolean }): string {
  const verdict = pass === undefined ? '    ' : pass ? 'PASS' : 'FAIL';
  const spread =
    figure.runs > 1 ? ` (p95 ${rounded(figure.p95)}, MAD ${rounded(figure.mad)}, ${figure.runs} runs)` : '';
  const wanted =
    gate === undefined
      ? ''
      : `; gate ${gate.of ?? 'median'} ${gate.least === undefined ? `<= ${gate.most}` : `>= ${gate.least}`}`;
  return `${verdict}  ${what}: ${rounded(figure.median)} ${unit}${spread}${wanted}${note === undefined ? '' : `; ${note}`}`;
}

function rounded(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1);
}

function unknown(name: string): never {
  throw new Error(`There is no benchmark "${name}". There are ${Object.keys(benchmarks).join(', ')}.`);
}
