import type { Files } from '../../src/shell/files.ts';
import type { Program } from '../../src/shell/program.ts';
import { commonPrograms } from '../../src/shell/programs/commonPrograms.ts';
import { runText, Shell } from '../../src/shell/shell.ts';
import { LineInput, type Pause, Pipe, TextOutput } from '../../src/shell/streams.ts';

/** Prints `ping` now and then, as a watch does, until it is stopped. */
const ping: Program = {
  name: 'ping',
  use: 'ping',
  short: 'print a line every second',
  *run({ output, shell: { host } }) {
    for (let count = 1; ; count++) {
      output.write(`ping ${count}\n`);
      const untilMs = host.nowMs() + 1000;
      while (host.nowMs() < untilMs) yield { untilMs };
    }
  },
};

function filesOf(texts: Record<string, string>): Files & { readonly texts: Map<string, string> } {
  const held = new Map(Object.entries(texts));
  return {
    texts: held,
    read: (path) => held.get(path),
    write: (path, text) => void held.set(path, text),
    remove: (path) => (held.delete(path) ? undefined : 'No such file or directory'),
    list: (path) => (path === '/home' ? [...held.keys()].map((each) => each.replace('/home/', '')).sort() : undefined),
  };
}

/** A shell whose clock stands still until it is told to move. */
export function shellOf(texts: Record<string, string> = {}) {
  const clock = { nowMs: 0 };
  const files = filesOf(texts);
  const shell = new Shell({
    host: {
      name: 'bash',
      programs: new Map([...commonPrograms, ping].map((program) => [program.name, program])),
      files,
      nowMs: () => clock.nowMs,
    },
    directory: '/home',
    variables: [['HOME', '/home']],
    aliases: [['p', 'echo pod']],
  });
  return { shell, clock, files };
}

/** Starts a line; `goOn` lets time pass until it waits again or is done. */
export function startLine(line: string, { shell, clock } = shellOf(), typed = '') {
  const [output, errors] = [new TextOutput(), new TextOutput()];
  const keyboard = new Pipe({ isTerminal: true });
  keyboard.write(typed);
  keyboard.end();
  const process = runText(shell, line, { input: new LineInput(keyboard), output, errors });
  let pause: Pause | undefined;
  let exit: number | undefined;
  const goOn = (nowMs = clock.nowMs): void => {
    clock.nowMs = nowMs;
    const { done, value } = process.next();
    if (done === true) exit = value.status;
    else pause = value;
  };
  return {
    goOn,
    stop: () => process.return({ status: 130, leaves: false }),
    get exit() {
      return exit;
    },
    get waitsUntilMs() {
      return exit === undefined ? pause?.untilMs : undefined;
    },
    get stdout() {
      return output.text;
    },
    get stderr() {
      return errors.text;
    },
  };
}

/** Runs a line to its end; time passes as it wishes. */
export function run(line: string, kit = shellOf(), typed = '') {
  const started = startLine(line, kit, typed);
  for (let turn = 0; started.exit === undefined && turn < 2000; turn++) started.goOn(started.waitsUntilMs);
  if (started.exit === undefined) started.stop();
  return started;
}
