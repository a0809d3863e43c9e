#!/usr/bin/env node
/**
 * `npm test`: sets up what is missing, then every check and every test, cheapest first, and goes on after a failure.
 * `npm test -- lint unit` runs only those steps. The last line is `N passed, N failed`.
 */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './lib/chromium.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { inProject, readJson, run, tool } from './lib/project.mjs';
import { browserTests, failedUnits, toldFailures } from './lib/reports.mjs';

const cache = inProject('node_modules', '.cache', 'ordinal');
const node = (file, ...args) => run(process.execPath, [file, ...args], { quiet: true });

/** Each step gives what it counted and, for a failure, what there is to read. */
const steps = {
  format: () => check(node(tool('@biomejs/biome', 'bin/biome'), 'format', '--colors=off')),
  lint: () => check(npmScript('lint')),
  types: () => check(npmScript('typecheck')),
  'dead-code': () => check(node(tool('knip', 'bin/knip.js'), '--no-progress')),
  lock: () => check(node(inProject('scripts', 'check-lock.mjs'))),
  licences: () => check(node(inProject('scripts', 'check-licences.mjs'))),
  unit,
  conformance,
  build: () => check(node(inProject('scripts', 'build.mjs'))),
  size: () => check(node(inProject('scripts', 'check-size.mjs'))),
  e2e,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. There are ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}

await ensurePackages();
const chosen = Object.keys(steps).filter((name) => asked.length === 0 || asked.includes(name));
const chromium = chosen.includes('e2e') ? await ensureChromium() : undefined;
mkdirSync(cache, { recursive: true });

const results = {};
for (const name of chosen) {
  const began = Date.now();
  const result = await steps[name]();
  results[name] = result;
  const seconds = `${((Date.now() - began) / 1000).toFixed(1)} s`.padStart(8);
  console.log(
    `${result.failed === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(12)} ${seconds}  ${result.note ?? ''}`.trimEnd(),
  );
  if (result.failed > 0) console.log(indented(result.output ?? ''));
}

const passed = sum('passed');
const failed = sum('failed');
if (failed > 0) {
  const names = Object.keys(results).filter((name) => results[name].failed > 0);
  console.log(`\nFailed: ${names.join(', ')}. Run one again with \`npm test -- ${names[0]}\`.`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** A program whose exit code is the whole answer. */
async function check(running) {
  const { code, output } = await running;
  return code === 0 ? { passed: 1, failed: 0, note: lastLine(output) } : { passed: 0, failed: 1, output };
}

function npmScript(name) {
  const self = process.env.npm_execpath;
  return self ? node(self, 'run', '--silent', name) : run('npm', ['run', '--silent', name], { quiet: true });
}

async function unit() {
  const report = join(cache, `unit-${process.pid}.json`);
  const { code, output } = await node(
    tool('vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  );
  const said = takeReport(report);
  if (!said) return { passed: 0, failed: 1, output };
  const failures = failedUnits(said);
  return counted({
    passed: said.numPassedTests,
    failed: failures.length,
    skipped: said.numPendingTests + said.numTodoTests,
    code,
    output: failures.length > 0 ? toldFailures(failures) : output,
    more: simulatedSyncs(output),
  });
}

/** The properties over random scenarios say how much they have looked at (tests/engine/invariants/property.ts). */
function simulatedSyncs(output) {
  const counts = [...output.matchAll(/(\d+) simulated syncs/g)].map(([, count]) => Number(count));
  return `${counts.reduce((sum, count) => sum + count, 0)} simulated syncs`;
}

/** Every recording of the project, kind by kind; a kind in which anything differs is one failure. */
async function conformance() {
  const folder = inProject('tests', 'conformance', 'data');
  const kinds = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : [];
  const outputs = [];
  const notes = [];
  let passedKinds = 0;
  let failedKinds = 0;
  for (const { name: kind } of kinds) {
    const files = recordings(join(folder, kind));
    if (files.length === 0) continue;
    const { code, output } = await node(inProject('scripts', 'run.mjs'), 'scripts/conformance.ts', kind, ...files);
    if (code === 0) passedKinds += 1;
    else failedKinds += 1;
    if (code !== 0) outputs.push(output);
    notes.push(`${kind} ${countIn(output)}`);
  }
  if (notes.length === 0) return { passed: 0, failed: 1, output: 'No recordings under tests/conformance/data.' };
  return { passed: passedKinds, failed: failedKinds, note: notes.join(', '), output: outputs.join('\n') };
}

function recordings(folder) {
  return readdirSync(folder)
    .filter((name) => /\.jsonl(\.gz)?$/.test(name))
    .map((name) => join(folder, name));
}

function countIn(output) {
  try {
    const { checked, mismatches, unsupported } = JSON.parse(lastLine(output));
    return `${checked} checked${mismatches + unsupported > 0 ? `, ${mismatches} differ, ${unsupported} unsupported` : ''}`;
  } catch {
    return 'could not be read';
  }
}

async function e2e() {
  if (results.build?.failed) return { passed: 0, failed: 1, output: 'Not run, since the build failed.' };
  if (!chromium) return { passed: 0, failed: 1, output: 'Not run, since there is no Chromium: see above.' };
  const report = join(cache, `e2e-${process.pid}.json`);
  const { code, output } = await run(
    process.execPath,
    [tool('@playwright/test', 'cli.js'), 'test', '--reporter=dot,json'],
    { quiet: true, env: { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
  );
  const said = takeReport(report);
  if (!said) return { passed: 0, failed: 1, output };
  const { expected, unexpected, flaky, skipped } = said.stats;
  const again = browserTests(said, 'flaky');
  return counted({
    passed: expected + flaky,
    failed: unexpected,
    skipped,
    code,
    output: unexpected > 0 ? toldFailures(browserTests(said, 'unexpected')) : output,
    more: again.length > 0 ? `passed only when tried again: ${again.map(({ file }) => file).join(', ')}` : undefined,
  });
}

/** No test at all, or an exit code that the counts do not explain, is a failure too. */
function counted({ passed: good, failed: bad, skipped, code, output, more }) {
  if (good + bad === 0) return { passed: 0, failed: 1, output: `${output}\nThere was no test to run.` };
  const unexplained = code !== 0 && bad === 0 ? 1 : 0;
  const note = `${good + bad} tests${skipped > 0 ? `, ${skipped} more skipped` : ''}${more ? `, ${more}` : ''}`;
  return { passed: good, failed: bad + unexplained, note, output };
}

function takeReport(file) {
  if (!existsSync(file)) return undefined;
  const report = readJson(file);
  rmSync(file);
  return report;
}

function sum(count) {
  return Object.values(results).reduce((total, result) => total + result[count], 0);
}

function lastLine(text) {
  return text.trim().split('\n').at(-1) ?? '';
}

function indented(text) {
  return text.trim().replace(/^/gm, '       ');
}
