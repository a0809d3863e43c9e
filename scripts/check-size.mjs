#!/usr/bin/env node
/** The JavaScript that a first visit loads (what index.html names and all that it imports) against its budget, gzipped. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseSync } from 'vite';
import { inProject } from './lib/project.mjs';

const budget = 150_000;
const dist = inProject('dist');
if (!existsSync(join(dist, 'index.html'))) {
  console.error('There is no dist/index.html: run `npm run build` first.');
  process.exit(1);
}

const html = readFileSync(join(dist, 'index.html'), 'utf8');
const first = new Set();
for (const [, file] of html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)) visit(normalize(file));
if (first.size === 0) {
  console.error('dist/index.html loads no script.');
  process.exit(1);
}

const rows = scripts().map((file) => ({ file, gzip: gzipSync(readFileSync(join(dist, file)), { level: 9 }).length }));
rows.sort((a, b) => Number(first.has(b.file)) - Number(first.has(a.file)) || b.gzip - a.gzip);
for (const { file, gzip } of rows) console.log(`${kB(gzip)}  ${first.has(file) ? 'first' : 'later'}  ${file}`);
const total = rows.filter(({ file }) => first.has(file)).reduce((sum, { gzip }) => sum + gzip, 0);
console.log(`${kB(total)}  first load, of ${kB(budget).trim()}`);
process.exitCode = total <= budget ? 0 : 1;

/** Static imports only: what `import()` loads comes later. */
function visit(file) {
  if (first.has(file)) return;
  first.add(file);
  const { module } = parseSync(file, readFileSync(join(dist, file), 'utf8'));
  const requests = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.map(({ moduleRequest }) => moduleRequest?.value)),
  ];
  for (const request of requests) if (request?.startsWith('.')) visit(normalize(join(dirname(file), request)));
}

function scripts() {
  return readdirSync(dist, { recursive: true })
    .map((file) => normalize(String(file)))
    .filter((file) => file.endsWith('.js'));
}

function kB(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(7)} kB`;
}
