/** The shell of a container: that of the page's terminal, with the files, the programs and the network of the container. */
import { linesOfCommand } from '#shell/parseScript.ts';
import { complain, type Program, type ProgramCall, type Streams } from '#shell/program.ts';
import { commonPrograms } from '#shell/programs/commonPrograms.ts';
import { runText, Shell } from '#shell/shell.ts';
import { LineInput, readAll, readLine, type Running } from '#shell/streams.ts';
import { textAt } from '../objectFields.ts';
import type { ApiObject } from '../world.ts';
import { curlPrograms, fetchInside } from './curl.ts';
import { environmentOf, hostnameOf } from './environment.ts';
import { dnsPrograms } from './nslookup.ts';
import { podPrograms } from './podPrograms.ts';
import { PodFiles } from './podFiles.ts';
import { containerOf, type Inside, livingPod } from './podView.ts';
import { reachPrograms } from './reachPrograms.ts';
import { Resolver } from './resolver.ts';

/** How a process inside ended: with a code, or because there is no such program. */
export type Ended = number | { readonly missing: string };

/** Runs a command in a container, as one process. What it leaves behind is asked of the cluster whenever it waits, and at its end. */
export function* runInside(inside: Inside, command: readonly string[], streams: Streams): Running<Ended> {
  const pod = livingPod(inside) as unknown as ApiObject | undefined;
  if (pod === undefined) return killed;
  const [files, resolver] = [new PodFiles(inside), new Resolver(inside)];
  const shell = shellOf(inside, pod, files, resolver);
  const [word = '', ...args] = command;
  const program = programNamed(shell, word);
  if (program === undefined) return { missing: word };
  const call: ProgramCall = { name: word, args, shell, ...streams };
  const started = program.run(call);
  if (typeof started === 'number') {
    settle(files, resolver);
    return started;
  }
  try {
    for (;;) {
      const { done, value } = started.next();
      settle(files, resolver);
      if (done === true) return value;
      yield value;
      // The container may be gone meanwhile, and every process in it.
      if (livingPod(inside) === undefined) return killed;
    }
  } finally {
    started.return(killed);
  }
}

/** By SIGKILL. */
const killed = 137;

function settle(files: PodFiles, resolver: Resolver): void {
  files.flush();
  resolver.flush();
}

function shellOf(inside: Inside, pod: ApiObject, files: PodFiles, resolver: Resolver): Shell {
  const network = { inside, resolver };
  const own = [
    ...podPrograms(inside, files),
    ...curlPrograms((url) => fetchInside(network, url)),
    ...dnsPrograms(network),
    ...reachPrograms(network),
    ...shells.map((name): Program => shellProgram(name, hostnameOf(pod))),
    ...absentPrograms,
  ];
  return new Shell({
    host: {
      name: 'sh',
      programs: new Map([...commonPrograms, ...own].map((program) => [program.name, program])),
      files,
      nowMs: () => inside.world().nowMs,
    },
    directory: textAt(containerOf(pod, inside.container), 'workingDir') || '/',
    variables: environmentOf(inside.world(), pod, inside.container),
  });
}

/** A program by its name or its path, as `/bin/sh`. */
function programNamed({ host }: Shell, word: string): Program | undefined {
  const name = /^\/(?:usr\/(?:local\/)?)?s?bin\/([\w.-]+)$/.exec(word)?.[1] ?? word;
  return host.programs.get(name);
}

const shells = ['sh', 'bash', 'ash'];

function shellProgram(name: string, hostname: string): Program {
  return {
    name,
    use: `${name} [-c TEXT]`,
    short: 'a shell of its own',
    run: (call) => runShell(call, name, hostname),
  };
}

function* runShell(call: ProgramCall, name: string, hostname: string): Running {
  const { input, output, errors } = call;
  const streams = { input, output, errors };
  const inner = call.shell.copy();
  const words = [...call.args];
  while (words[0]?.startsWith('-') === true && words[0] !== '-c') {
    const letters = words.shift() ?? '';
    if (letters.includes('e')) inner.stopsAtFailure = true;
    if (letters.includes('x')) inner.showsCommands = true;
    if (letters.includes('c')) words.unshift('-c');
  }
  if (words[0] === '-c') {
    const text = words[1];
    if (text === undefined) return complain(call, "option requires an argument -- 'c'", 2);
    return (yield* runText(inner, text, streams)).status;
  }
  const [file] = words;
  if (file !== undefined) {
    const text = inner.host.files.read(file.startsWith('/') ? file : `${inner.directory}/${file}`);
    if (text === undefined) return complain(call, `can't open '${file.slice(0, 200)}': No such file or directory`, 127);
    return (yield* runText(inner, text, streams)).status;
  }
  if (!input.isTerminal) return (yield* runText(inner, yield* readAll(input), streams)).status;
  return yield* talk(call, inner, name === 'bash' ? `root@${hostname}:` : '');
}

/** Line by line, until `exit` or the end of the input. */
function* talk({ input, output, errors }: ProgramCall, shell: Shell, prefix: string): Running {
  const lines = LineInput.of(input);
  let text = '';
  for (;;) {
    output.write(text === '' ? `${prefix}${shell.directory}${prefix === '' ? ' ' : ''}# ` : '> ');
    const line = yield* readLine(lines);
    if (line === undefined) return shell.status;
    text += text === '' ? line : `\n${line}`;
    if (linesOfCommand(text) === undefined) continue;
    const { status, leaves } = yield* runText(shell, text, { input: lines, output, errors });
    if (leaves) return status;
    shell.effort.reset();
    text = '';
  }
}

/** Programs that people look for, and what there is instead. */
const absentPrograms: readonly Program[] = [
  ...['mysql', 'psql', 'mongo', 'mongosh', 'redis-cli', 'nodetool', 'cqlsh', 'zkCli.sh', 'etcdctl', 'cockroach'].map(
    (name) => absent(name, 'no database runs in a simulated container; files, names and web pages are what it has'),
  ),
  ...['vi', 'vim', 'nano', 'less', 'more'].map((name) =>
    absent(name, 'there is no editor here: `cat FILE` shows a file, `echo … > FILE` writes one'),
  ),
  ...['apt', 'apt-get', 'apk', 'yum', 'dnf', 'pip', 'npm'].map((name) =>
    absent(name, 'nothing can be installed: this simulated cluster has no way out'),
  ),
  ...['traceroute', 'nc', 'telnet', 'tcpdump', 'ip', 'ifconfig'].map((name) =>
    absent(name, 'try `curl`, `ping`, `nslookup` or `hostname -i`'),
  ),
  ...['python', 'python3', 'perl', 'node', 'java', 'dd', 'tar', 'find', 'top'].map((name) =>
    absent(name, 'it is not in this simulated container'),
  ),
];

function absent(name: string, what: string): Program {
  return { name, use: name, short: 'not here', isHidden: true, run: (call) => complain(call, what, 127) };
}
