/**
 * `npm run live -- --replay FILE` serves the built page under /ordinal/ and, beside it, a recorded watch stream as an API server would, or
 * with `--pods N` that of a large cluster: what `kubectl proxy --www=dist --www-prefix=/ordinal/` does with a real one. The recording
 * begins when somebody watches.
 */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { ApiReplica } from './live/apiReplica.ts';
import { madeCluster } from './live/madeCluster.ts';
import { help, type LiveOptions, readOptions } from './live/options.ts';
import { servePage } from './live/pageFiles.ts';
import { readRecordedEvents, type RecordedEvent, Replay } from './live/replay.ts';

process.exitCode = main(process.argv.slice(2));

function main(args: readonly string[]): number {
  const options = readOptions(args);
  if ('wrong' in options) return refuse(`${options.wrong}\n\n${help}`);
  if (options.help) {
    console.log(help);
    return 0;
  }
  if (!existsSync(join('dist', 'index.html')))
    return refuse('There is no page to serve yet: run `npm run build` first.');
  const events = eventsFor(options);
  if ('wrong' in events) return refuse(events.wrong);

  const replica = new ApiReplica({ gitVersion: options.gitVersion, window: options.window });
  const replay = new Replay(replica, events, { speed: options.speed, longestPauseMs: options.longestPauseMs });
  replica.onWatch = () => replay.start();
  replica.nowMs = () => replay.nowMs;
  setInterval(() => replica.bookmark(), 10_000).unref();
  const server = createServer((request, response) => {
    if (!replica.handle(request, response)) servePage('dist', request, response);
  });
  server.on('error', (error) => {
    console.error(error.message);
    process.exitCode = 2;
  });
  server.listen(options.port, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    console.log(
      `${events.length} events of ${options.pods > 0 ? `a made cluster of ${options.pods} pods` : options.replay}.`,
    );
    console.log(`Ordinal is at http://127.0.0.1:${port}/ordinal/#live`);
    console.log('Ctrl+C stops it.');
  });
  return 0;
}

function eventsFor({ replay, pods }: LiveOptions): readonly RecordedEvent[] | { readonly wrong: string } {
  if (pods > 0) return madeCluster(pods);
  const file = whereItIs(replay);
  return existsSync(file) ? readRecordedEvents(file) : { wrong: `There is no file ${replay}.` };
}

/** npm runs its scripts in the project's folder; a path given from another folder counts from there. */
function whereItIs(file: string): string {
  const asked = resolve(process.env['INIT_CWD'] ?? '.', file);
  return existsSync(asked) ? asked : resolve(file);
}

function refuse(message: string): number {
  console.error(message);
  return 2;
}
