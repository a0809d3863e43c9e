/** `watch kubectl get pods`: runs a line again and again and shows only its last output. */
import { readOptions } from '#shell/options.ts';
import { complain, type Program, type ProgramCall } from '#shell/program.ts';
import { runText } from '#shell/shell.ts';
import { inputOf, type Running, TextOutput } from '#shell/streams.ts';

export function watchProgram(redraw: () => void): Program {
  return {
    name: 'watch',
    use: 'watch [-n SECONDS] COMMAND',
    short: 'run a command again and again, until Ctrl-C',
    run: (call) => watch(call, redraw),
  };
}

function* watch(call: ProgramCall, redraw: () => void): Running {
  const own = ownWords(call.args);
  const options = readOptions(own, {
    flags: 'dtbecg',
    values: 'n',
    long: { interval: 'n', differences: 'd', 'no-title': 't', color: 'c' },
  });
  if ('problem' in options) return complain(call, options.problem);
  const seconds = Number(options.value('n') ?? 2);
  if (!(seconds > 0)) return complain(call, `failed to parse argument: '${options.value('n')}'`);
  const text = call.args.slice(own.length).join(' ');
  if (text === '') return complain(call, 'a command is missing\nUsage: watch [-n SECONDS] COMMAND');
  const periodMs = Math.max(100, seconds * 1000);
  const { host } = call.shell;
  for (;;) {
    const output = new TextOutput();
    const shell = call.shell.copy();
    yield* runText(shell, text, { input: inputOf(''), output, errors: output });
    redraw();
    const title = options.has('t') ? '' : `Every ${seconds.toFixed(1)}s: ${text}\n\n`;
    call.output.write(`${title}${output.text}`);
    const untilMs = host.nowMs() + periodMs;
    while (host.nowMs() < untilMs) yield { untilMs };
  }
}

/** The words up to the command: options, and the value of `-n`. */
function ownWords(args: readonly string[]): readonly string[] {
  let at = 0;
  while (at < args.length && args[at]?.startsWith('-') === true) {
    const takesNext = /^(-[a-z]*n|--interval)$/.test(args[at] ?? '');
    at += takesNext ? 2 : 1;
  }
  return args.slice(0, at);
}
