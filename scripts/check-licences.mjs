#!/usr/bin/env node
/** Every package, shipped or used to build, is under a licence that lets everyone use and share this project. */
import { inProject, readJson } from './lib/project.mjs';

const allowed = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'MPL-2.0'];

const { packages } = readJson(inProject('package-lock.json'));
const shipped = new Set();
ship('', packages[''].dependencies);

const counts = {};
const problems = [];
for (const [at, { license }] of Object.entries(packages)) {
  if (at === '') continue;
  if (!license) problems.push(`${at} names no licence`);
  else if (!isAllowed(license)) problems.push(`${at} is ${license}`);
  if (shipped.has(at)) counts[license] = (counts[license] ?? 0) + 1;
}

for (const problem of problems) console.error(problem);
console.log(
  `Licences of what is shipped: ${Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')}`,
);
process.exitCode = problems.length === 0 ? 0 : 1;

/** Follows the dependencies as npm places them: beside the package that asks, or in a node_modules above it. */
function ship(from, dependencies = {}) {
  for (const name of Object.keys(dependencies)) {
    const at = placeOf(from, name);
    if (shipped.has(at)) continue;
    shipped.add(at);
    ship(at, packages[at].dependencies);
  }
}

function placeOf(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const at = `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (packages[at]) return at;
    if (!folder) throw new Error(`package-lock.json has no ${name}, which ${from || 'package.json'} depends on`);
  }
}

/** Of `(A OR B)` one must do, of `A AND B` both. */
function isAllowed(expression) {
  const plain = expression.replace(/[()]/g, '');
  return plain.split(/ OR /).some((choice) => choice.split(/ AND /).every((name) => allowed.includes(name.trim())));
}
