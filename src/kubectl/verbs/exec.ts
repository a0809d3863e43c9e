import type { Call, Outcome, Verb, Waiting } from '../command.ts';
import { fail, failUsage, isFailure } from '../failures.ts';
import type { Flag } from '../flags.ts';
import { containerFor, namedObject, podOf, unreachable } from '../inside/execTargets.ts';
import { endOf, runCommand } from '../inside/runCommand.ts';

export const stdinFlags: readonly Flag[] = [
  { name: 'stdin', short: 'i', type: 'bool', help: 'what is typed goes to the command' },
  { name: 'tty', short: 't', type: 'bool', help: 'the command is told that somebody sits at a terminal' },
  { name: 'quiet', short: 'q', type: 'bool', help: 'print only what the command writes' },
];

export const exec: Verb = {
  name: 'exec',
  use: '(POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...]',
  short: 'Run a command in a container.',
  examples: [
    'kubectl exec web-0 -- hostname',
    "kubectl exec web-0 -- sh -c 'echo hello > /usr/share/nginx/html/index.html'",
    'kubectl exec -it web-0 -- sh',
  ],
  flags: [
    ...stdinFlags,
    { name: 'container', short: 'c', type: 'string', help: 'which container; the first one when it is not said' },
    { name: 'filename', short: 'f', type: 'strings', help: 'a file that names the pod' },
    { name: 'pod-running-timeout', type: 'duration', initial: '1m0s', help: 'how long to wait for a pod' },
  ],
  run,
};

function run(call: Call): Outcome | Waiting {
  const { args, argsBeforeDash, flags } = call;
  const filenames = flags.list('filename');
  const hasCommand = argsBeforeDash === 0 || argsBeforeDash === 1;
  if (!hasCommand && (args.length > 1 || (args.length > 0 && filenames.length > 0))) {
    return failUsage('exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead');
  }
  const timeoutMs = flags.duration('pod-running-timeout');
  if (timeoutMs <= 0) return failUsage('--pod-running-timeout must be higher than zero');
  const name = argsBeforeDash === 0 ? '' : (args[0] ?? '');
  const command = hasCommand ? args.slice(argsBeforeDash) : [];
  if (name === '' && filenames.length === 0) return fail('pod, type/name or --filename must be specified');
  if (command.length === 0) return fail('you must specify at least one command for the container');
  return execute(call, name, command, timeoutMs);
}

function* execute(call: Call, name: string, command: readonly string[], timeoutMs: number): Waiting {
  const { flags } = call;
  const named = namedObject(call, name, flags.list('filename'));
  if (isFailure(named)) return named;
  const pod = yield* podOf(call, named, timeoutMs);
  if (isFailure(pod)) return pod;
  const container = containerFor(call, pod, flags.text('container'), flags.bool('quiet'));
  if (isFailure(container)) return container;
  const problem = unreachable(call, pod, container);
  if (problem !== undefined) return problem;
  const streams = { stdin: flags.bool('stdin'), tty: flags.bool('tty'), isQuiet: flags.bool('quiet') };
  const ended = yield* runCommand(call, pod, container, command, streams);
  return isFailure(ended) ? ended : endOf(call, ended);
}
