/** The built site, served from the loopback. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { preview } from 'vite';

export interface Site {
  readonly url: string;
  /** Where it lies on the disk. */
  readonly folder: string;
  /** What a script of the site weighs on its way, in bytes. */
  gzipOf(url: string): number;
  close(): Promise<void>;
}

/** Serves `folder`; the project's own dist/ is built first when it is missing. npm runs scripts in the project's folder. */
export async function serve(folder: string | undefined): Promise<Site> {
  const dist = resolve(folder ?? 'dist');
  if (folder === undefined && !existsSync(join(dist, 'index.html'))) build();
  if (!existsSync(join(dist, 'index.html'))) throw new Error(`There is no index.html in ${dist}.`);
  const server = await preview({
    configFile: false,
    logLevel: 'error',
    build: { outDir: dist },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The preview server gave no address.');
  return {
    url,
    folder: dist,
    gzipOf: (script) => gzipSync(readFileSync(join(dist, new URL(script).pathname)), { level: 9 }).length,
    close: () => server.close(),
  };
}

function build(): void {
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('The build failed.');
}
