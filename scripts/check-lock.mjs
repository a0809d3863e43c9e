#!/usr/bin/env node
/**
 * A lock must serve every platform and name no host. npm leaves a platform's package out of the lock without a word when
 * its registry did not serve it at that moment; `npm ci` then fails on that platform, or even on all of them.
 */
import { inProject, readJson } from './lib/project.mjs';

const { packages, lockfileVersion } = readJson(inProject('package-lock.json'));
const problems = lockfileVersion === 3 ? [] : [`lockfileVersion is ${lockfileVersion}, expected 3`];

for (const [at, entry] of Object.entries(packages)) {
  if (entry.resolved) problems.push(`${at} names a host: ${new URL(entry.resolved).host}`);
  if (entry.hasInstallScript && !entry.optional) problems.push(`${at} runs a script when it is installed`);
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (!isLocked(at, name)) problems.push(`${at} needs ${name} on some platform, and the lock does not have it`);
  }
}
const { dependencies, devDependencies } = readJson(inProject('package.json'));
for (const [name, wanted] of Object.entries({ ...dependencies, ...devDependencies })) {
  if (!/^\d+\.\d+\.\d+$/.test(wanted)) problems.push(`package.json asks for ${name} ${wanted}: name one exact version`);
}

for (const problem of problems) console.error(problem);
console.log(`${Object.keys(packages).length - 1} packages in the lock, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;

/** Looks where Node would: beside the package that asks, then in every node_modules above it. */
function isLocked(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}
