/**
 * `npm run live -- --replay FILE` serves the built page under /ordinal/ and, beside it, a recorded watch stream as an API server would:
 * what `kubectl proxy --www=dist --www-prefix=/ordinal/` does with a real cluster. The recording begins when somebody watches.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, resolve } from 'node:path';
import { ApiReplica } from './live/apiReplica.ts';
import { help, readOptions } from './live/options.ts';
import { readRecordedEvents, Replay } from './live/replay.ts';

process.exitCode = main(process.argv.slice(2));

function main(args: readonly string[]): number {
  const options = readOptions(args);
  if ('wrong' in options) return refuse(`${options.wrong}\n\n${help}`);
  if (options.help) {
    console.log(help);
    return 0;
  }
  const file = whereItIs(options.replay);
  if (!existsSync(file)) return refuse(`There is no file ${options.replay}.`);
  if (!existsSync(join('dist', 'index.html')))
    return refuse('There is no page to serve yet: run `npm run build` first.');
  const events = readRecordedEvents(file);
  if ('wrong' in events) return refuse(events.wrong);

  const replica = new ApiReplica({ gitVersion: options.gitVersion, window: options.window });
  const replay = new Replay(replica, events, { speed: options.speed, longestPauseMs: options.longestPauseMs });
  replica.onWatch = () => replay.start();
  setInterval(() => replica.bookmark(), 10_000).unref();
  const server = createServer((request, response) => {
    if (!replica.handle(request, response)) servePage(request, response);
  });
  server.on('error', (error) => {
    console.error(error.message);
    process.exitCode = 2;
  });
  server.listen(options.port, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    console.log(`${events.length} events of ${options.replay}.`);
    console.log(`Ordinal is at http://127.0.0.1:${port}/ordinal/#live`);
    console.log('Ctrl+C stops it.');
  });
  return 0;
}

/** npm runs its scripts in the project's folder; a path given from another folder counts from there. */
function whereItIs(file: string): string {
  const asked = resolve(process.env['INIT_CWD'] ?? '.', file);
  return existsSync(asked) ? asked : resolve(file);
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

/** As `kubectl proxy` does, without headers of its own: the page brings its policy along. */
function servePage({ url = '/' }: IncomingMessage, response: ServerResponse): void {
  const path = normalize(new URL(url, 'http://host').pathname);
  if (path === '/' || path === '/ordinal') {
    response.writeHead(302, { Location: '/ordinal/' }).end();
    return;
  }
  const file = join('dist', path.replace(/^\/ordinal\//, ''), path.endsWith('/') ? 'index.html' : '');
  if (!path.startsWith('/ordinal/') || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'text/plain' });
  response.end(readFileSync(file));
}

function refuse(message: string): number {
  console.error(message);
  return 2;
}
