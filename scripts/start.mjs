#!/usr/bin/env node
/** `npm start`: sets up what is missing, builds the site, serves it on this machine and prints its address. */
import { createServer } from 'node:net';
import { ensurePackages } from './lib/packages.mjs';
import { inProject, root, run } from './lib/project.mjs';

const host = '127.0.0.1';
const preferredPort = 4173;

await ensurePackages();
const built = await run(process.execPath, [inProject('scripts', 'build.mjs'), '--site'], { quiet: true });
if (built.code !== 0) {
  console.error(built.output);
  console.error('The build failed: see above.');
  process.exit(1);
}

const { preview } = await import('vite');
const port = (await isFree(preferredPort)) ? preferredPort : 0;
const server = await preview({
  root,
  logLevel: 'warn',
  preview: { host, port: port || (await freePort()), strictPort: false },
});
const address = server.httpServer.address();
console.log(`Ordinal is at http://${host}:${address.port}/`);
console.log('Ctrl+C stops it.');

function isFree(candidate) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(candidate, host, () => probe.close(() => resolve(true)));
  });
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, host, () => {
      const { port: free } = probe.address();
      probe.close(() => resolve(free));
    });
  });
}
