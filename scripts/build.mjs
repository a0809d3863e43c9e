#!/usr/bin/env node
/**
 * `npm run build`: dist/ (the site) and dist-single/ordinal.html (one file), which the site holds too, for those who save it with a moment
 * of their own, and the previews of its chapters. `--site` or `--single` makes only one of them.
 */
import { copyFileSync } from 'node:fs';
import { ensurePackages } from './lib/packages.mjs';
import { inProject, run, tool } from './lib/project.mjs';

const only = process.argv[2];
await ensurePackages();
for (const [flag, single] of [
  ['--site', ''],
  ['--single', '1'],
]) {
  if (only && only !== flag) continue;
  const { code } = await run(process.execPath, [tool('vite', 'bin/vite.js'), 'build'], { env: { SINGLE: single } });
  if (code !== 0) process.exit(code);
}
if (!only) copyFileSync(inProject('dist-single/ordinal.html'), inProject('dist/ordinal.html'));
if (only !== '--single') {
  const { code } = await run(process.execPath, [
    inProject('scripts/run.mjs'),
    'scripts/previews.ts',
    inProject('dist'),
  ]);
  if (code !== 0) process.exit(code);
}
