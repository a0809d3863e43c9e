/** What is done with files: `ls`, `rm`, `touch`, `cp`, `mv`, `tee`. */
import { resolvePath } from '../files.ts';
import { readOptions } from '../options.ts';
import { complain, type Program, type ProgramCall } from '../program.ts';
import type { Running } from '../streams.ts';
import { readFile } from './reading.ts';

export const fileTools: readonly Program[] = [
  { name: 'ls', use: 'ls [-la1] [FILE…]', short: 'list files', run: list },
  { name: 'rm', use: 'rm [-f] FILE…', short: 'take files away', run: remove },
  { name: 'touch', use: 'touch FILE…', short: 'make an empty file', run: touch },
  { name: 'cp', use: 'cp FROM TO', short: 'copy a file', run: (call) => copy(call, false) },
  { name: 'mv', use: 'mv FROM TO', short: 'rename a file', run: (call) => copy(call, true) },
  { name: 'tee', use: 'tee [-a] FILE…', short: 'print what comes in, and keep it in files', run: tee },
];

function pathOf({ shell }: ProgramCall, name: string): string {
  return resolvePath(shell.directory, name);
}

function list(call: ProgramCall): number {
  const options = readOptions(call.args, { flags: 'la1hrtAR' });
  if ('problem' in options) return complain(call, options.problem, 2);
  const { files } = call.shell.host;
  let exit = 0;
  const names = options.operands.length === 0 ? ['.'] : options.operands;
  for (const name of names) {
    const path = pathOf(call, name);
    const inside = files.list(path);
    if (inside === undefined && files.read(path) === undefined) {
      exit = complain(call, `cannot access '${name.slice(0, 200)}': No such file or directory`, 2);
      continue;
    }
    const shown = inside === undefined ? [name] : listed(inside, options);
    if (names.length > 1 && inside !== undefined) call.output.write(`${name}:\n`);
    for (const each of shown)
      call.output.write(
        `${options.has('l') ? longLine(call, inside === undefined ? path : resolvePath(path, each)) : ''}${each}\n`,
      );
  }
  return exit;
}

function listed(inside: readonly string[], options: { has(flag: string): boolean }): readonly string[] {
  if (options.has('a')) return ['.', '..', ...inside];
  return options.has('A') ? inside : inside.filter((each) => !each.startsWith('.'));
}

function longLine({ shell: { host } }: ProgramCall, path: string): string {
  const isDirectory = host.files.list(path) !== undefined;
  const size = isDirectory ? 4096 : new TextEncoder().encode(host.files.read(path) ?? '').length;
  return `${isDirectory ? 'drwxr-xr-x' : '-rw-r--r--'} ${String(size).padStart(6)} `;
}

function remove(call: ProgramCall): number {
  const options = readOptions(call.args, { flags: 'frRv' });
  if ('problem' in options) return complain(call, options.problem);
  let exit = 0;
  for (const name of options.operands) {
    const problem = call.shell.host.files.remove(pathOf(call, name));
    if (problem !== undefined && !options.has('f'))
      exit = complain(call, `cannot remove '${name.slice(0, 200)}': ${problem}`);
  }
  return exit;
}

function touch(call: ProgramCall): number {
  const { files } = call.shell.host;
  for (const name of call.args) {
    const path = pathOf(call, name);
    const problem = files.write(path, files.read(path) ?? '');
    if (problem !== undefined) return complain(call, `cannot touch '${name.slice(0, 200)}': ${problem}`);
  }
  return 0;
}

function copy(call: ProgramCall, isMove: boolean): number {
  const { files } = call.shell.host;
  const [from, to, ...more] = call.args.filter((arg) => !arg.startsWith('-'));
  if (from === undefined || to === undefined || more.length > 0)
    return complain(call, 'two names are wanted: from and to');
  const text = readFile(call, from);
  if (typeof text !== 'string') return complain(call, `cannot stat '${from.slice(0, 200)}': ${text.problem}`);
  const into = pathOf(call, to);
  const target = files.list(into) === undefined ? into : resolvePath(into, from.slice(from.lastIndexOf('/') + 1));
  const problem = files.write(target, text) ?? (isMove ? files.remove(pathOf(call, from)) : undefined);
  return problem === undefined ? 0 : complain(call, `'${to.slice(0, 200)}': ${problem}`);
}

function* tee(call: ProgramCall): Running {
  const options = readOptions(call.args, { flags: 'a', long: { append: 'a' } });
  if ('problem' in options) return complain(call, options.problem);
  const { files } = call.shell.host;
  const paths = options.operands.map((name) => pathOf(call, name));
  for (const path of paths) {
    const problem = files.write(path, options.has('a') ? (files.read(path) ?? '') : '');
    if (problem !== undefined) return complain(call, `${path}: ${problem}`);
  }
  for (;;) {
    const text = call.input.read();
    if (text === '' && call.input.ended) return 0;
    if (text === '') yield {};
    call.output.write(text);
    for (const path of paths) files.write(path, (files.read(path) ?? '') + text);
  }
}
