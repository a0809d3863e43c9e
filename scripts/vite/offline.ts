import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Makes the site work without network: writes sw.js for what the build has left in its folder, names the web manifest in the page,
 * and tells the page that there is a worker to start.
 */
export function offline(): Plugin {
  let folder = '';
  return {
    name: 'ordinal:offline',
    apply: 'build',
    enforce: 'post',
    config: () => ({ define: { 'import.meta.env.ORDINAL_OFFLINE': 'true' } }),
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir);
    },
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'manifest', href: './manifest.webmanifest' }, injectTo: 'head' },
      { tag: 'link', attrs: { rel: 'apple-touch-icon', href: './icons/icon-192.png' }, injectTo: 'head' },
    ],
    writeBundle: {
      order: 'post',
      sequential: true,
      handler: () => writeFileSync(join(folder, 'sw.js'), workerOf(folder)),
    },
  };
}

/** What only hosts and robots read; the page in one file, which only who saves it asks for; and the worker itself, which a browser keeps by other means. */
const notKept = /^(sw\.js|robots\.txt|_headers|card\.png|ordinal\.html)$|\.map$/;

/** The worker for the files of a folder. Its version changes with any of them, and with the headers that they are sent with. */
function workerOf(folder: string): string {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => path !== 'sw.js')
    .sort();
  const hash = createHash('sha256');
  for (const path of paths) hash.update(`${path}\n`).update(readFileSync(join(folder, path)));
  const files = paths.filter((path) => !notKept.test(path)).map((path) => (path === 'index.html' ? './' : path));
  const worker = readFileSync(new URL('./serviceWorker.js', import.meta.url), 'utf8');
  const version = hash.digest('hex').slice(0, 16);
  return `const version = ${JSON.stringify(version)};\nconst files = ${JSON.stringify(files)};\n${worker}`;
}
