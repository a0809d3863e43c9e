/** What the page's terminal has besides the common programs: kubectl first of all. */
import { startKubectl } from '#kubectl/kubectl.ts';
import type { KubectlWorld } from '#kubectl/world.ts';
import { complain, type Program, type ProgramCall } from '#shell/program.ts';
import { commonPrograms } from '#shell/programs/commonPrograms.ts';
import { cat } from '#shell/programs/lines.ts';
import { readAll, type Running } from '#shell/streams.ts';
import { editorPrograms, type TerminalEditor } from './terminalEditor.ts';
import { localPrograms } from './localPrograms.ts';
import { watchProgram } from './watchProgram.ts';

export interface TerminalHooks {
  readonly world: KubectlWorld;
  readonly editor: TerminalEditor;
  readonly history: readonly string[];
  /** Takes away all that was printed. */
  readonly clearAll: () => void;
  /** Takes away what the running command has printed. */
  readonly redraw: () => void;
}

export function terminalPrograms(hooks: TerminalHooks): readonly Program[] {
  const own: Program[] = [
    {
      name: 'kubectl',
      use: 'kubectl COMMAND',
      short: 'control the cluster; `kubectl --help` lists its commands',
      run: (call) => runKubectl(call, hooks),
    },
    watchProgram(hooks.redraw),
    {
      name: 'clear',
      use: 'clear',
      short: 'empty the terminal',
      run: () => {
        hooks.clearAll();
        return 0;
      },
    },
    {
      name: 'history',
      use: 'history [N]',
      short: 'print what was entered',
      run({ args, output }) {
        const count = Number.parseInt(args[0] ?? '', 10) || hooks.history.length;
        const first = Math.max(0, hooks.history.length - count);
        for (const [at, line] of hooks.history.entries()) {
          if (at >= first) output.write(`${String(at + 1).padStart(5)}  ${line}\n`);
        }
        return 0;
      },
    },
    ...['less', 'more'].map(pager),
    {
      name: 'whoami',
      use: 'whoami',
      short: 'print who is typing',
      run({ output }) {
        output.write('root\n');
        return 0;
      },
    },
    ...editorPrograms(hooks.editor),
    ...localPrograms(hooks.world),
    ...elsewhere,
  ];
  const help: Program = {
    name: 'help',
    use: 'help',
    short: 'print this list',
    run({ output }) {
      output.write(helpText([...own, help, ...commonPrograms]));
      return 0;
    },
  };
  return [...own, help];
}

/** Prints all at once: what is printed here can be scrolled through anyway. How a real one shows it, its options say. */
function pager(name: string): Program {
  return {
    ...cat,
    name,
    use: `${name} [FILE…]`,
    short: 'print files, or what comes in: the terminal scrolls',
    run: (call) => cat.run({ ...call, args: call.args.filter((arg) => !/^[-+]./.test(arg)) }),
  };
}

/** Runs kubectl; the world that it sees goes on while it waits. */
function* runKubectl(call: ProgramCall, { world, editor }: TerminalHooks): Running {
  const { args, input, output, errors } = call;
  const stdin = readsInput(args) ? yield* readAll(input) : undefined;
  const command = startKubectl({ args, ...(stdin !== undefined && { stdin }), terminal: input, editor }, world);
  let printed = 0;
  const print = () => {
    for (; printed < command.chunks.length; printed++) {
      const chunk = command.chunks[printed];
      if (chunk !== undefined) (chunk.stream === 'stdout' ? output : errors).write(chunk.text);
    }
  };
  try {
    for (;;) {
      print();
      const { exit, waitsUntilMs } = command;
      if (exit !== undefined) {
        if (command.nearest !== undefined) errors.write(`(the nearest that there is: ${command.nearest})\n`);
        return exit;
      }
      yield waitsUntilMs === undefined ? {} : { untilMs: waitsUntilMs };
      command.resume(world);
    }
  } finally {
    if (command.exit === undefined) {
      command.interrupt();
      print();
    }
  }
}

/** `-f -` and its relatives: a manifest comes in. What a pod's shell reads is its own affair. */
function readsInput(args: readonly string[]): boolean {
  const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  return own.some(
    (arg, at) => /^(-f-|-f=-|--(filename|patch-file)=-)$/.test(arg) || (arg === '-' && isFileFlag(own[at - 1])),
  );
}

function isFileFlag(flag: string | undefined): boolean {
  return flag !== undefined && /^(-[a-zA-Z]*f|--filename|--patch-file)$/.test(flag);
}

/** Programs that people reach for and that have nothing to do here. */
const elsewhere: readonly Program[] = [
  ...['ping', 'nslookup', 'dig'].map((name) =>
    absent(name, `this terminal is outside of the cluster's network: try \`kubectl exec POD -- ${name} …\``),
  ),
  ...['helm', 'kustomize', 'minikube', 'kind', 'docker', 'ssh', 'git', 'jq', 'yq', 'python', 'python3'].map((name) =>
    absent(name, 'it is not in this terminal; `help` lists what there is'),
  ),
  absent(
    'man',
    '`kubectl COMMAND --help` tells of a command, `kubectl explain KIND` of a kind, `help` of everything else',
  ),
  absent('sudo', 'you are root here already: leave it out'),
];

function absent(name: string, what: string): Program {
  return { name, use: name, short: 'not here', isHidden: true, run: (call) => complain(call, what, 127) };
}

function helpText(all: readonly Program[]): string {
  const programs = all.filter(({ name, isHidden }) => /\w/.test(name) && isHidden !== true);
  const width = Math.max(...programs.map(({ use }) => Math.min(use.length, 34)));
  const rows = programs.map(({ use, short }) => `  ${use.padEnd(width)}  ${short}`);
  const syntax = [
    '  a; b   a && b   a || b   a | b   $(a)   $NAME   NAME=value   # comment',
    '  for i in 0 1 2; do …; done   while …; do …; done   if …; then …; fi',
    '  a > FILE   a >> FILE   a < FILE   cat <<EOF | kubectl apply -f -',
    '  Tab completes, ↑ and ↓ bring back lines, Ctrl-R looks for one, Ctrl-C stops, Ctrl-L clears; `k` is kubectl',
  ];
  return `Programs:\n${rows.join('\n')}\n\nLines:\n${syntax.join('\n')}\n`;
}
