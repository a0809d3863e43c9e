/** What a shell keeps: its directory, variables, aliases and options. */
import { resolvePath } from '../files.ts';
import { complain, type Program, type ProgramCall } from '../program.ts';

export const surroundings: readonly Program[] = [
  { name: 'cd', use: 'cd [DIRECTORY]', short: 'go to a directory', run: changeDirectory },
  {
    name: 'pwd',
    use: 'pwd',
    short: 'print the directory',
    run({ output, shell }) {
      output.write(`${shell.directory}\n`);
      return 0;
    },
  },
  { name: 'export', use: 'export NAME=VALUE', short: 'set a variable', run: exportVariables },
  {
    name: 'unset',
    use: 'unset NAME…',
    short: 'forget a variable',
    run({ args, shell }) {
      for (const name of args) shell.variables.delete(name);
      return 0;
    },
  },
  { name: 'env', use: 'env', short: 'print the variables', run: printVariables },
  { name: 'set', use: 'set [-ex]', short: 'stop at failures (-e), show commands (-x)', run: setOptions },
  { name: 'alias', use: "alias [NAME='WORDS'…]", short: 'give words a short name', run: defineAliases },
  {
    name: 'unalias',
    use: 'unalias NAME…',
    short: 'forget an alias',
    run(call) {
      const missing = call.args.find((name) => !call.shell.aliases.delete(name));
      return missing === undefined ? 0 : complain(call, `${missing}: not found`);
    },
  },
  { name: 'type', use: 'type NAME…', short: 'tell what a name stands for', run: tellType },
  { name: 'which', use: 'which NAME…', short: 'tell what a name stands for', run: tellType },
];

function changeDirectory(call: ProgramCall): number {
  const { shell, args } = call;
  const target = args[0] ?? shell.variables.get('HOME') ?? '/';
  const path =
    target === '-' ? (shell.variables.get('OLDPWD') ?? shell.directory) : resolvePath(shell.directory, target);
  if (shell.host.files.list(path) === undefined) {
    const isFile = shell.host.files.read(path) !== undefined;
    return complain(call, `${target.slice(0, 200)}: ${isFile ? 'Not a directory' : 'No such file or directory'}`);
  }
  shell.variables.set('OLDPWD', shell.directory);
  shell.directory = path;
  return 0;
}

function exportVariables(call: ProgramCall): number {
  if (call.args.length === 0) return printVariables(call);
  for (const arg of call.args) {
    const found = /^([A-Za-z_]\w*)(?:=([^]*))?$/.exec(arg);
    if (found === null) return complain(call, `\`${arg.slice(0, 60)}': not a valid identifier`);
    if (found[2] !== undefined) call.shell.variables.set(found[1] ?? '', found[2]);
  }
  return 0;
}

function printVariables({ output, shell }: ProgramCall): number {
  for (const [name, value] of shell.variables) output.write(`${name}=${value}\n`);
  return 0;
}

function setOptions(call: ProgramCall): number {
  for (const arg of call.args) {
    const found = /^([-+])([exuo]+)$/.exec(arg);
    if (found === null && arg !== 'pipefail')
      return complain(call, `${arg.slice(0, 60)}: only -e and -x are known here`, 2);
    if (found?.[2]?.includes('e') === true) call.shell.stopsAtFailure = found[1] === '-';
    if (found?.[2]?.includes('x') === true) call.shell.showsCommands = found[1] === '-';
  }
  return call.args.length === 0 ? printVariables(call) : 0;
}

const mostAliases = 200;

function defineAliases(call: ProgramCall): number {
  const { aliases } = call.shell;
  const shown = call.args.length === 0 ? [...aliases.keys()] : call.args;
  for (const arg of shown) {
    const equals = arg.indexOf('=');
    if (equals > 0) {
      if (aliases.size >= mostAliases) return complain(call, `there are ${mostAliases} aliases already`);
      aliases.set(arg.slice(0, equals), arg.slice(equals + 1));
    } else if (aliases.has(arg)) call.output.write(`alias ${arg}='${aliases.get(arg)}'\n`);
    else return complain(call, `${arg.slice(0, 60)}: not found`);
  }
  return 0;
}

function tellType(call: ProgramCall): number {
  const { aliases, host } = call.shell;
  let exit = 0;
  for (const name of call.args) {
    const program = host.programs.get(name);
    if (aliases.has(name)) call.output.write(`${name} is aliased to \`${aliases.get(name)}'\n`);
    else if (program !== undefined) call.output.write(`${name} is ${program.short}: ${program.use}\n`);
    else exit = complain(call, `${name.slice(0, 60)}: not found`);
  }
  return exit;
}
