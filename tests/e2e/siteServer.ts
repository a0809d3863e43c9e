import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { pageHeaders } from '../../scripts/vite/headers.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** A host of the built site under a path of its own, which can be shut, and can get a new version. */
export class SiteServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'ordinal-site-'));
  readonly #headers = pageHeaders();
  #address = '';
  readonly #server: Server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname));
    const file = join(this.#folder, path.replace(/^\/ordinal/, ''), path.endsWith('/') ? 'index.html' : '');
    if (!path.startsWith('/ordinal/') || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    // As many hosts do: the kind of request counts for caches in between.
    response.writeHead(200, { ...this.#headers, 'Content-Type': types[extname(file)] ?? 'text/plain', Vary: 'Origin' });
    response.end(readFileSync(file));
  });

  async start(): Promise<void> {
    cpSync('dist', this.#folder, { recursive: true });
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.#address = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/ordinal/`;
  }

  get address(): string {
    return this.#address;
  }

  /** What the site would be after a change of everything: no script has the name that it had, and the old ones are gone. */
  publishNewVersion(mark: string): void {
    const assets = readdirSync(join(this.#folder, 'assets'));
    const names = new Map(assets.map((name) => [name, name.replace(/^/, `${mark}-`)]));
    for (const [name, next] of names)
      renameSync(join(this.#folder, 'assets', name), join(this.#folder, 'assets', next));
    for (const file of readdirSync(this.#folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(html|js|css)$/.test(file)) continue;
      const path = join(this.#folder, file);
      let text = readFileSync(path, 'utf8');
      for (const [name, next] of names) text = text.replaceAll(name, next);
      if (file === 'index.html') text = text.replace('</head>', `<meta name="version" content="${mark}" /></head>`);
      if (file === 'sw.js') text = text.replace(/version = "\w+"/, `version = "${mark}"`);
      writeFileSync(path, text);
    }
  }

  /** No network from now on. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
