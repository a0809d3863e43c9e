#!/usr/bin/env node
/** `npm run build`: dist/ (the site) and dist-single/ordinal.html (one file). `--site` or `--single` makes only one of them. */
import { ensurePackages } from './lib/packages.mjs';
import { run, tool } from './lib/project.mjs';

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
