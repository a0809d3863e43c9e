/** Runs the tree of a text (POSIX 2.9). A generator, because a command may have to wait. */
import { expandText, expandWords, type Expanding } from './expand.ts';
import { parseScript } from './parseScript.ts';
import { runPipes } from './pipeline.ts';
import { complain, type ProgramCall, type Streams } from './program.ts';
import { redirect } from './redirects.ts';
import type { Shell } from './shell.ts';
import { readLine, LineInput, type Running, TextOutput } from './streams.ts';
import type { AndOr, Command, Pipeline, Script, SimpleCommand, Word } from './syntax.ts';

/** What a command ended with, and whether it ends more than itself. */
export interface Outcome {
  readonly status: number;
  readonly leave?: { readonly kind: 'break' | 'continue'; readonly levels: number } | { readonly kind: 'exit' };
}

const done: Outcome = { status: 0 };

export function* runScript(script: Script, shell: Shell, streams: Streams): Running<Outcome> {
  let outcome = done;
  for (const list of script.lists) {
    outcome = yield* runAndOr(list, shell, streams);
    shell.status = outcome.status;
    if (outcome.leave !== undefined) return outcome;
  }
  return outcome;
}

function* runAndOr({ first, rest }: AndOr, shell: Shell, streams: Streams): Running<Outcome> {
  let outcome = yield* runPipeline(first, shell, streams);
  let last = first;
  for (const { operator, pipeline } of rest) {
    if (outcome.leave !== undefined) return outcome;
    if ((outcome.status === 0) !== (operator === '&&')) continue;
    shell.status = outcome.status;
    outcome = yield* runPipeline(pipeline, shell, streams);
    last = pipeline;
  }
  // `set -e` looks at the last command of a list only, and not behind `!`.
  const isLast = last === (rest.at(-1)?.pipeline ?? first);
  if (shell.stopsAtFailure && outcome.status !== 0 && isLast && !last.negated && outcome.leave === undefined) {
    return { ...outcome, leave: { kind: 'exit' } };
  }
  return outcome;
}

function* runPipeline({ negated, commands }: Pipeline, shell: Shell, streams: Streams): Running<Outcome> {
  const [only] = commands;
  const outcome =
    only !== undefined && commands.length === 1
      ? yield* runCommand(only, shell, streams)
      : {
          status: yield* runPipes(
            commands.map((command) => inSubshell(command, shell)),
            streams,
          ),
        };
  return negated ? { ...outcome, status: Number(outcome.status === 0) } : outcome;
}

function inSubshell(command: Command, shell: Shell) {
  return function* (streams: Streams): Running {
    return (yield* runCommand(command, shell.copy(), streams)).status;
  };
}

function* runCommand(command: Command, shell: Shell, outer: Streams): Running<Outcome> {
  const redirected = yield* redirect(command.redirects, shell, outer, expandingIn(shell, outer));
  if (!('streams' in redirected)) return { status: 1 };
  const { streams } = redirected;
  switch (command.type) {
    case 'simple':
      return yield* runSimple(command, shell, streams);
    case 'group': {
      const outcome = yield* runScript(command.body, command.isSubshell ? shell.copy() : shell, streams);
      return command.isSubshell ? { status: outcome.status } : outcome;
    }
    case 'for':
      return yield* runFor(command, shell, streams);
    case 'while':
      return yield* runWhile(command, shell, { ...streams, input: LineInput.of(streams.input) });
    case 'if':
      return yield* runIf(command, shell, streams);
  }
}

function* runFor(loop: Extract<Command, { type: 'for' }>, shell: Shell, streams: Streams): Running<Outcome> {
  const values = yield* expandWords(loop.words, expandingIn(shell, streams));
  if ('problem' in values) return failed(shell, streams, values.problem);
  let status = 0;
  for (const value of values.words) {
    const tired = yield* breathe(shell, streams);
    if (tired !== undefined) return tired;
    shell.variables.set(loop.variable, value);
    const outcome = yield* runScript(loop.body, shell, streams);
    status = outcome.status;
    const left = leaveLoop(outcome);
    if (left !== undefined) return left;
  }
  return { status };
}

function* runWhile(loop: Extract<Command, { type: 'while' }>, shell: Shell, streams: Streams): Running<Outcome> {
  let status = 0;
  for (;;) {
    const tired = yield* breathe(shell, streams);
    if (tired !== undefined) return tired;
    const condition = yield* ask(loop.condition, shell, streams);
    if (condition.leave !== undefined) return leaveLoop(condition) ?? done;
    if ((condition.status === 0) === loop.isUntil) return { status };
    const outcome = yield* runScript(loop.body, shell, streams);
    status = outcome.status;
    const left = leaveLoop(outcome);
    if (left !== undefined) return left;
  }
}

function* runIf(command: Extract<Command, { type: 'if' }>, shell: Shell, streams: Streams): Running<Outcome> {
  for (const { condition, body } of command.branches) {
    const outcome = yield* ask(condition, shell, streams);
    if (outcome.leave !== undefined) return outcome;
    if (outcome.status === 0) return yield* runScript(body, shell, streams);
  }
  return command.otherwise === undefined ? done : yield* runScript(command.otherwise, shell, streams);
}

/** A condition: what is asked may be answered with no, and that ends nothing. */
function* ask(condition: Script, shell: Shell, streams: Streams): Running<Outcome> {
  const stops = shell.stopsAtFailure;
  shell.stopsAtFailure = false;
  try {
    return yield* runScript(condition, shell, streams);
  } finally {
    shell.stopsAtFailure = stops;
  }
}

/** What a loop does with the outcome of its body: undefined when it goes on. */
function leaveLoop({ status, leave }: Outcome): Outcome | undefined {
  if (leave === undefined) return undefined;
  if (leave.kind === 'exit') return { status, leave };
  if (leave.levels > 1) return { status, leave: { ...leave, levels: leave.levels - 1 } };
  return leave.kind === 'break' ? { status } : undefined;
}

function* runSimple(command: SimpleCommand, shell: Shell, streams: Streams): Running<Outcome> {
  const tired = yield* breathe(shell, streams);
  if (tired !== undefined) return tired;
  const expanding = expandingIn(shell, streams);
  const expanded = yield* expandWords(withAliases(command.words, shell), expanding);
  if ('problem' in expanded) return failed(shell, streams, expanded.problem);
  const assigned: (readonly [string, string])[] = [];
  for (const { name, value } of command.assignments) {
    const text = yield* expandText(value, expanding);
    if (typeof text !== 'string') return failed(shell, streams, text.problem);
    assigned.push([name, text]);
  }
  const [name, ...args] = expanded.words;
  if (name === undefined) {
    for (const [variable, text] of assigned) shell.variables.set(variable, text);
    return { status: command.assignments.length > 0 ? expanding.status : 0 };
  }
  if (shell.showsCommands) streams.errors.write(`+ ${expanded.words.join(' ')}\n`);
  return yield* withVariables(shell, assigned, () => call(name, { name, args, shell, ...streams }));
}

/** `NAME=value command`: the variable is there while the command runs. */
function* withVariables(
  { variables }: Shell,
  assigned: readonly (readonly [string, string])[],
  run: () => Running<Outcome>,
): Running<Outcome> {
  const before = assigned.map(([name]) => [name, variables.get(name)] as const);
  for (const [name, text] of assigned) variables.set(name, text);
  try {
    return yield* run();
  } finally {
    for (const [name, text] of before) {
      if (text === undefined) variables.delete(name);
      else variables.set(name, text);
    }
  }
}

/** Runs a command whose words are made already, as `xargs` does; gives its exit code. */
export function* runWords([name = '', ...args]: readonly string[], shell: Shell, streams: Streams): Running {
  if (shell.effort.count()) yield { untilMs: shell.host.nowMs() };
  const { input, output, errors } = streams;
  return (yield* call(name, { name, args, shell, input, output, errors })).status;
}

/** Runs a program, or what only the shell itself can do. */
function* call(name: string, asked: ProgramCall): Running<Outcome> {
  const { shell, args, errors } = asked;
  switch (name) {
    case 'exit':
      return { status: exitCode(args[0], shell), leave: { kind: 'exit' } };
    case 'break':
    case 'continue':
      return { status: 0, leave: { kind: name, levels: Math.max(1, Number(args[0] ?? 1) || 1) } };
    case 'eval': {
      const parsed = parseScript(args.join(' '));
      if ('script' in parsed) return yield* runScript(parsed.script, shell, asked);
      return { status: complain(asked, 'message' in parsed ? parsed.message : `${parsed.wants} is missing`, 2) };
    }
    case 'read':
      return { status: yield* readVariables(asked) };
  }
  const program = shell.host.programs.get(name);
  if (program === undefined) {
    errors.write(notFound(name, shell));
    return { status: 127 };
  }
  const result = program.run(asked);
  return { status: typeof result === 'number' ? result : yield* result };
}

function exitCode(text: string | undefined, { status }: Shell): number {
  return text === undefined ? status : Number.parseInt(text, 10) & 255 || 0;
}

/** `read NAME…`: the words of a line, the last name takes the rest. */
function* readVariables({ args, input, shell: { variables } }: ProgramCall): Running {
  const names = args.filter((arg) => !arg.startsWith('-'));
  const line = yield* readLine(LineInput.of(input));
  let rest = (line ?? '').trim();
  for (const [at, name] of (names.length === 0 ? ['REPLY'] : names).entries()) {
    const end = at === names.length - 1 || names.length === 0 ? -1 : rest.search(/\s/);
    variables.set(name, end < 0 ? rest : rest.slice(0, end));
    rest = end < 0 ? '' : rest.slice(end).trim();
  }
  return line === undefined ? 1 : 0;
}

function notFound(name: string, { host }: Shell): string {
  const shown = name.length > 80 ? `${name.slice(0, 80)}…` : name;
  const near = host.nearest?.(name, [...host.programs.keys()]);
  const hint = near === undefined ? '; `help` lists what there is' : `; did you mean \`${near}\`?`;
  return `${host.name}: ${shown}: command not found${hint}\n`;
}

/** The first word may be an alias; what it stands for is not looked up again. */
function withAliases(words: readonly Word[], { aliases }: Shell): readonly Word[] {
  const [first, ...rest] = words;
  const [part, ...more] = first?.parts ?? [];
  if (part?.type !== 'text' || part.isQuoted || more.length > 0) return words;
  const text = aliases.get(part.text);
  const parsed = text === undefined ? undefined : parseScript(text);
  if (parsed === undefined || !('script' in parsed)) return words;
  const [list] = parsed.script.lists;
  const [command] = list?.first.commands ?? [];
  return command?.type === 'simple' ? [...command.words, ...rest] : words;
}

/** How words are made where this shell stands: `$(…)` runs in a copy of it. */
function expandingIn(shell: Shell, streams: Streams): Expanding & { status: number } {
  const expanding = {
    shell,
    status: 0,
    *output(script: Script): Running<string | { readonly problem: string }> {
      const output = new TextOutput();
      const copy = shell.copy();
      const outcome = yield* runScript(script, copy, { ...streams, output });
      expanding.status = outcome.status;
      shell.status = outcome.status;
      return output.isTooLong ? { problem: 'what $(…) gives is longer than 1 MiB' } : output.text;
    },
  };
  return expanding;
}

function failed({ host }: Shell, { errors }: Streams, problem: string): Outcome {
  errors.write(`${host.name}: ${problem}\n`);
  return { status: 1 };
}

/** Lets others live now and then, and ends a line that would never end. */
function* breathe(shell: Shell, streams: Streams): Running<Outcome | undefined> {
  if (shell.effort.count()) yield { untilMs: shell.host.nowMs() };
  if (!shell.effort.isTooMuch) return undefined;
  const outcome = failed(shell, streams, 'stopped: the line has run 20000 commands');
  return { ...outcome, leave: { kind: 'exit' } };
}
