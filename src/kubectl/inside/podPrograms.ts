/** The programs of a container, besides those of every shell: what it is called, what it is made of, and who may be asked over the network. */
import { resolvePath } from '#shell/files.ts';
import { readOptions } from '#shell/options.ts';
import { complain, type Program, type ProgramCall } from '#shell/program.ts';
import { listAt, textAt } from '../objectFields.ts';
import type { ApiObject } from '../world.ts';
import { fullHostnameOf, hostnameOf } from './environment.ts';
import { isHttpd, isNginx } from './imageFiles.ts';
import type { PodFiles } from './podFiles.ts';
import { containerOf, imageOf, type Inside, livingPod } from './podView.ts';

export function podPrograms(inside: Inside, files: PodFiles): readonly Program[] {
  const pod = () => livingPod(inside) as unknown as ApiObject | undefined;
  const saying = (name: string, short: string, text: (call: ProgramCall) => string): Program => ({
    name,
    use: name,
    short,
    run(call) {
      call.output.write(text(call));
      return 0;
    },
  });
  return [
    {
      name: 'hostname',
      use: 'hostname [-f|-i|-s|-d]',
      short: "print the pod's name",
      run: (call) => hostname(call, pod()),
    },
    saying('whoami', 'print who runs this', () => 'root\n'),
    saying('id', 'print who runs this', () => 'uid=0(root) gid=0(root) groups=0(root)\n'),
    saying('uname', 'print the system', ({ args }) =>
      args.some((arg) => /^-\w*a/.test(arg)) ? `Linux ${hostOf(pod())} 6.6.0 x86_64 GNU/Linux\n` : 'Linux\n',
    ),
    { name: 'ps', use: 'ps', short: 'print the processes', run: (call) => processes(call, pod(), inside.container) },
    {
      name: 'mkdir',
      use: 'mkdir [-p] DIRECTORY…',
      short: 'make a directory',
      run: (call) => makeDirectory(call, files),
    },
    { name: 'rm', use: 'rm [-rf] FILE…', short: 'take files away', run: (call) => remove(call, files) },
    ...['chmod', 'chown', 'chgrp'].map(
      (name): Program => ({
        name,
        use: `${name} WHAT FILE…`,
        short: 'say whose a file is',
        run: (call) => changeMode(call, files),
      }),
    ),
    { name: 'df', use: 'df [-h]', short: 'print the volumes', run: (call) => diskFree(call, pod(), inside.container) },
    ...['kill', 'pkill', 'killall'].map(
      (name): Program => ({
        name,
        use: `${name} [-SIGNAL] PROCESS`,
        short: 'end a process',
        run: (call) => kill(call, inside),
      }),
    ),
    {
      name: 'nginx',
      use: 'nginx -v',
      short: 'print the version of nginx',
      run: (call) => nginx(call, pod(), inside.container),
    },
  ];
}

function hostOf(pod: ApiObject | undefined): string {
  return pod === undefined ? '' : hostnameOf(pod);
}

function hostname(call: ProgramCall, pod: ApiObject | undefined): number {
  const options = readOptions(call.args, {
    flags: 'fisdIA',
    long: { fqdn: 'f', long: 'f', short: 's', 'ip-address': 'i' },
  });
  if ('problem' in options) return complain(call, options.problem);
  if (options.operands.length > 0) return complain(call, 'you must be root to change the host name');
  if (pod === undefined) return 1;
  const full = fullHostnameOf(pod);
  const own = hostnameOf(pod);
  if (options.has('i') || options.has('I')) call.output.write(`${textAt(pod, 'status', 'podIP')}\n`);
  else if (options.has('d')) call.output.write(full === own ? '\n' : `${full.slice(own.length + 1)}\n`);
  else call.output.write(`${options.has('f') ? full : own}\n`);
  return 0;
}

/** What the container runs: its command, or that of its image. */
function commandLine(pod: ApiObject, name: string): string {
  const container = containerOf(pod, name);
  const words = [...listAt(container, 'command'), ...listAt(container, 'args')].map(String);
  if (words.length > 0) return words.join(' ');
  const image = imageOf(pod, name);
  if (isNginx(image)) return 'nginx: master process nginx -g daemon off;';
  return isHttpd(image) ? 'httpd -DFOREGROUND' : image;
}

/** What databases of which people know the process by its name run, whatever script starts them. */
const servers: readonly (readonly [image: RegExp, process: string])[] = [
  [/zookeeper|kafka|cassandra|elasticsearch/, 'java'],
  [/mysql|mariadb/, 'mysqld'],
  [/postgres/, 'postgres'],
  [/mongo/, 'mongod'],
  [/redis/, 'redis-server'],
];

/** The names under which the container's process can be ended. */
function processNames(pod: ApiObject, name: string): readonly string[] {
  const [first = ''] = commandLine(pod, name).split(/[\s:]/);
  const program = first.slice(first.lastIndexOf('/') + 1);
  const image = imageOf(pod, name);
  return [program, ...servers.flatMap(([known, process]) => (known.test(image) ? [process] : []))];
}

function processes(call: ProgramCall, pod: ApiObject | undefined, name: string): number {
  if (pod === undefined) return 1;
  call.output.write(`PID   USER     COMMAND\n    1 root     ${commandLine(pod, name)}\n   42 root     ps\n`);
  return 0;
}

function makeDirectory(call: ProgramCall, files: PodFiles): number {
  const options = readOptions(call.args, { flags: 'pv', values: 'm', long: { parents: 'p' } });
  if ('problem' in options) return complain(call, options.problem);
  for (const name of options.operands) {
    const path = resolvePath(call.shell.directory, name);
    const steps = options.has('p')
      ? path
          .split('/')
          .slice(1)
          .map((_, at, all) => `/${all.slice(0, at + 1).join('/')}`)
      : [path];
    for (const step of steps) {
      if (options.has('p') && files.list(step) !== undefined) continue;
      const problem = files.makeDirectory(step);
      if (problem !== undefined) return complain(call, `cannot create directory '${name.slice(0, 200)}': ${problem}`);
    }
  }
  return 0;
}

function remove(call: ProgramCall, files: PodFiles): number {
  const options = readOptions(call.args, { flags: 'frRv', long: { recursive: 'r', force: 'f' } });
  if ('problem' in options) return complain(call, options.problem);
  const isDeep = options.has('r') || options.has('R');
  let exit = 0;
  for (const name of options.operands) {
    const path = resolvePath(call.shell.directory, name);
    const problem = isDeep && files.list(path) !== undefined ? files.removeDirectory(path) : files.remove(path);
    if (problem === undefined || (options.has('f') && problem === 'No such file or directory')) continue;
    exit = complain(call, `cannot remove '${name.slice(0, 200)}': ${problem}`);
  }
  return exit;
}

/** Everybody may do everything here, so only a missing file is worth a word. */
function changeMode(call: ProgramCall, files: PodFiles): number {
  const [, ...names] = call.args.filter((arg) => !arg.startsWith('-'));
  if (names.length === 0) return complain(call, 'missing operand');
  for (const name of names) {
    const path = resolvePath(call.shell.directory, name);
    if (files.list(path) !== undefined || files.read(path) !== undefined) continue;
    return complain(call, `cannot access '${name.slice(0, 200)}': No such file or directory`);
  }
  return 0;
}

function diskFree(call: ProgramCall, pod: ApiObject | undefined, name: string): number {
  const mounts = listAt(pod && containerOf(pod, name), 'volumeMounts');
  const rows = mounts.map((mount) => `${textAt(mount, 'name').padEnd(20)} ${textAt(mount, 'mountPath')}\n`);
  call.output.write(`${'Filesystem'.padEnd(20)} Mounted on\n${'overlay'.padEnd(20)} /\n${rows.join('')}`);
  return 0;
}

/** There is one process, the container's first: when it ends, the container does. SIGKILL does not reach it from inside. */
function kill(call: ProgramCall, inside: Inside): number {
  const targets = call.args.filter((arg) => !arg.startsWith('-'));
  if (targets.length === 0) return complain(call, 'a process is wanted, as in `kill 1`', 2);
  if (call.args.some((arg) => /^-(9|KILL|SIGKILL)$/.test(arg))) return 0;
  const { podName, container, world } = inside;
  const pod = livingPod(inside) as unknown as ApiObject | undefined;
  if (pod === undefined) return 1;
  if (call.name === 'kill' && !targets.includes('1')) return complain(call, `(${targets[0]}) - No such process`);
  if (call.name !== 'kill' && !isMeant(call, pod, container, targets)) {
    return call.name === 'killall' ? complain(call, `${targets[0]}: no process killed`) : 1;
  }
  world().submit({ type: 'podFault', name: podName, fault: 'crash', container, exitCode: 143 });
  return 0;
}

/** `pkill` takes a part of the name, with `-f` of the whole line; `killall` takes the name. */
function isMeant(call: ProgramCall, pod: ApiObject, container: string, targets: readonly string[]): boolean {
  const names = processNames(pod, container);
  if (call.name === 'killall') return targets.some((target) => names.includes(target));
  const texts = call.args.includes('-f') ? [...names, commandLine(pod, container)] : names;
  return targets.some((target) => texts.some((text) => text.includes(target)));
}

function nginx(call: ProgramCall, pod: ApiObject | undefined, name: string): number {
  const image = pod === undefined ? '' : imageOf(pod, name);
  if (!isNginx(image)) return complain(call, 'not found', 127);
  const version = /:(\d+\.\d+(?:\.\d+)?)/.exec(image)?.[1];
  if (call.args[0] === '-v' || call.args[0] === '-V') {
    call.errors.write(`nginx version: nginx${version === undefined ? '' : `/${version}`}\n`);
    return 0;
  }
  return complain(call, 'it runs already; `nginx -v` prints its version');
}
