/** The built page as `kubectl proxy --www=dist --www-prefix=/ordinal/` serves it. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

/** Answers with a file of `dist` under /ordinal/, without headers of its own: the page brings its policy along. 404 for anything else. */
export function servePage(dist: string, { url = '/' }: IncomingMessage, response: ServerResponse): void {
  const path = normalize(new URL(url, 'http://host').pathname);
  if (path === '/' || path === '/ordinal') {
    response.writeHead(302, { Location: '/ordinal/' }).end();
    return;
  }
  const file = join(dist, path.replace(/^\/ordinal\//, ''), path.endsWith('/') ? 'index.html' : '');
  if (!path.startsWith('/ordinal/') || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'text/plain' });
  response.end(readFileSync(file));
}
