#!/usr/bin/env node
/**
 * Runs a TypeScript program of this project in Node: `node scripts/run.mjs scripts/conformance.ts sync FILE...`.
 * Vite bundles it (so `#folder/...` imports and JSON work as in the page); its arguments, stdin and exit code pass through.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { ensurePackages } from './lib/packages.mjs';
import { inProject, root, signalExit } from './lib/project.mjs';

const [entry, ...args] = process.argv.slice(2);
if (!entry) {
  console.error('Usage: node scripts/run.mjs ENTRY.ts [ARGUMENT...]');
  process.exit(2);
}

await ensurePackages();
const bundled = await bundle(resolve(root, entry));
const child = spawn(process.execPath, [...process.execArgv, '--enable-source-maps', bundled.file, ...args], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code, signal) => {
  rmSync(bundled.folder, { recursive: true, force: true });
  process.exit(code ?? signalExit(signal));
});

/** One folder per run, so that two runs of the same program do not meet. */
async function bundle(file) {
  const { build } = await import('vite');
  const name = basename(file).replace(/\.[cm]?tsx?$/, '');
  const folder = inProject('node_modules', '.cache', 'ordinal', `${name}-${process.pid}`);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: file,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      sourcemap: true,
      minify: false,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  });
  return { folder, file: `${folder}/${name}.mjs` };
}
