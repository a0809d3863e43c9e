import type { ApiError } from '#engine/apiserver/apiErrors.ts';
import { isApiError } from '#engine/apiserver/apiErrors.ts';
import type { Call, Verb, Waiting } from '../command.ts';
import { fail, failApi, type Failure, failUsage, isFailure } from '../failures.ts';
import { LogStream, type LogOptions } from '../logs/logStream.ts';
import { containersForLogs, type LogTarget, namedForLogs, podsForLogs } from '../logs/logTargets.ts';
import { momentOf } from '../print/age.ts';
import type { Found } from '../resourceArgs.ts';
import { selectorFlag } from '../sharedFlags.ts';
import type { ApiObject } from '../world.ts';

export const logs: Verb = {
  name: 'logs',
  use: '[-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]',
  short: 'Print what a container has written.',
  examples: ['kubectl logs web-0', 'kubectl logs -f -l app=nginx --prefix', 'kubectl logs web-0 -c init --previous'],
  flags: [
    selectorFlag,
    { name: 'all-pods', type: 'bool', help: 'of all pods of the object' },
    { name: 'all-containers', type: 'bool', help: 'of all containers of the pods' },
    { name: 'follow', short: 'f', type: 'bool', help: 'go on and print what is written' },
    { name: 'timestamps', type: 'bool', help: 'each line with its time' },
    { name: 'limit-bytes', type: 'int64', initial: '0', help: 'at most so many bytes' },
    { name: 'previous', short: 'p', type: 'bool', help: 'of the process before this one' },
    { name: 'tail', type: 'int64', initial: '-1', help: 'only so many of the last lines' },
    { name: 'ignore-errors', type: 'bool', help: 'go on when a log cannot be read' },
    { name: 'since-time', type: 'string', help: 'only what was written after this time' },
    { name: 'since', type: 'duration', initial: '0s', help: 'only what is not older, such as 5m' },
    { name: 'container', short: 'c', type: 'string', help: 'the container' },
    { name: 'pod-running-timeout', type: 'duration', initial: '20s', help: 'how long to wait for a pod' },
    { name: 'max-log-requests', type: 'int', initial: '5', help: 'how many logs may be followed at once' },
    { name: 'prefix', type: 'bool', help: 'each line with its pod and container' },
    { name: 'insecure-skip-tls-verify-backend', type: 'bool', help: 'do not check who the node is' },
  ],
  run,
};

function* run(call: Call): Waiting {
  const { args, flags } = call;
  const wrong = refuseArgs(call);
  if (wrong !== undefined) return wrong;
  if (flags.duration('pod-running-timeout') <= 0) return fail('--pod-running-timeout must be higher than zero');
  const options = optionsOf(call);
  if (isFailure(options)) return options;
  const named = namedForLogs(call);
  if (isFailure(named)) return named;
  const container = args.length === 2 ? (args[1] as string) : flags.text('container');
  const refused = refuseFlags(call, container, options);
  if (refused !== undefined) return refused;

  const targets: LogTarget[] = [];
  for (const each of named) {
    const pods = yield* waitForPods(call, each);
    if (isFailure(pods)) return pods;
    for (const pod of pods) {
      const chosen = containersForLogs(call, pod, container);
      if (isFailure(chosen)) return chosen;
      targets.push(...chosen);
    }
  }
  const streams = targets.map((target) => new LogStream(target.pod, target.container, options));
  if (!flags.bool('follow')) return readAll(call, streams);
  const most = flags.int('max-log-requests');
  if (streams.length > 1 && streams.length > most) {
    return fail(
      `you are attempting to follow ${streams.length} log streams, but maximum allowed concurrency is ${most}, ` +
        'use --max-log-requests to increase the limit',
    );
  }
  return yield* followAll(call, streams);
}

const usage =
  "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\n" +
  'POD or TYPE/NAME is a required argument for the logs command';

function refuseArgs({ args, flags }: Call): Failure | undefined {
  const hasSelector = flags.text('selector') !== '';
  if (args.length > 2 || (args.length === 0 && !hasSelector)) return failUsage(usage);
  return args.length === 1 && hasSelector ? failUsage('only a selector (-l) or a POD name is allowed') : undefined;
}

function optionsOf({ flags, world }: Call): LogOptions | Failure {
  const [sinceTime, agoMs] = [flags.text('since-time'), Math.round(flags.duration('since') / 1000) * 1000];
  const atMs = momentOf(sinceTime);
  if (sinceTime !== '' && Number.isNaN(atMs)) return fail(wrongTime(sinceTime));
  const tail = flags.int('tail');
  const isShort = flags.text('selector') !== '' && tail === -1 && !flags.changed('tail');
  return {
    previous: flags.bool('previous'),
    timestamps: flags.bool('timestamps'),
    sinceMs: sinceTime !== '' ? atMs : agoMs === 0 ? undefined : world.nowMs - agoMs,
    tail: isShort ? 10 : tail === -1 ? undefined : tail,
    limitBytes: flags.int('limit-bytes') || undefined,
  };
}

/** As Go says it of a text that does not begin with a year. */
function wrongTime(text: string): string {
  return `parsing time ${JSON.stringify(text)} as "2006-01-02T15:04:05Z07:00": cannot parse ${JSON.stringify(text)} as "2006"`;
}

/** What is wrong once the object is found (`LogsOptions.Validate`). */
function refuseFlags({ args, flags }: Call, container: string, { tail = 0 }: LogOptions): Failure | undefined {
  if (flags.text('since-time') !== '' && flags.duration('since') !== 0) {
    return fail('at most one of `sinceTime` or `sinceSeconds` may be specified');
  }
  // As kubectl, which does not look at a name without -c here.
  const named = flags.text('container');
  if (flags.bool('all-containers') && container !== '') {
    return fail(`--all-containers=true should not be specified with container name ${container}`);
  }
  if (named !== '' && args.length === 2) return fail('only one of -c or an inline [CONTAINER] arg is allowed');
  if (flags.int('limit-bytes') < 0) return fail('--limit-bytes must be greater than 0');
  if (flags.duration('since') < 0) return fail('--since must be greater than 0');
  return tail < -1 ? fail('--tail must be greater than or equal to -1') : undefined;
}

/** A set without pods may get some soon. */
function* waitForPods(
  call: Call,
  named: Found,
): Generator<{ readonly untilMs: number }, readonly ApiObject[] | Failure, void> {
  const untilMs = call.world.nowMs + call.flags.duration('pod-running-timeout');
  for (;;) {
    const pods = podsForLogs(call, named);
    if (pods !== undefined) return pods;
    if (call.world.nowMs >= untilMs) return fail('timed out waiting for the condition');
    yield { untilMs };
  }
}

function readAll(call: Call, streams: readonly LogStream[]): Failure | undefined {
  for (const stream of streams) {
    const lines = stream.open(call.world);
    if (!isApiError(lines)) printLines(call, stream, lines);
    else if (call.flags.bool('ignore-errors')) call.print(`error: ${lines.message}\n`);
    else return failApi(lines);
  }
  return undefined;
}

function printLines({ flags, print }: Call, { podName, container }: LogStream, lines: readonly string[]): void {
  const hasPrefix = flags.bool('prefix') || flags.bool('all-pods');
  const prefix = hasPrefix ? `[pod/${podName}/${container}] ` : '';
  print(lines.map((line) => prefix + line).join(''));
}

const retryMs = 1000;

/** Prints what is there, then what is written, until all the processes have ended. What cannot be read is tried again every second. */
function* followAll(call: Call, streams: readonly LogStream[]): Waiting {
  const untilMs = call.world.nowMs + call.flags.duration('pod-running-timeout');
  const open = new Set<LogStream>();
  let waiting: readonly LogStream[] = streams;
  let tryMs = call.world.nowMs;
  for (;;) {
    const { nowMs } = call.world;
    for (const stream of open) {
      printLines(call, stream, stream.more(call.world));
      if (stream.isOver(call.world)) open.delete(stream);
    }
    const isTime = nowMs >= tryMs;
    if (isTime) tryMs = nowMs + retryMs;
    waiting = waiting.filter((stream) => {
      if (!isTime) return true;
      const lines = stream.open(call.world);
      if (isApiError(lines)) return isToBeTriedAgain(call, lines);
      printLines(call, stream, lines);
      if (!stream.isOver(call.world)) open.add(stream);
      return false;
    });
    if (waiting.length > 0 && nowMs >= untilMs) return fail('context deadline exceeded');
    if (open.size + waiting.length === 0) return undefined;
    const next = [...open].map((stream) => stream.nextMs(call.world)).filter((ms) => ms !== undefined);
    const soonestMs = Math.min(...next, ...(waiting.length > 0 ? [tryMs] : []));
    yield soonestMs === Number.POSITIVE_INFINITY ? {} : { untilMs: soonestMs };
  }
}

function isToBeTriedAgain(call: Call, { message }: ApiError): boolean {
  if (call.flags.bool('ignore-errors')) {
    call.print(`error: ${message}\n`);
    return false;
  }
  call.complain(`${message}\n`);
  return true;
}
