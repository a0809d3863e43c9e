import type { Call, Outcome, Verb, Waiting } from '../command.ts';
import { fail, type Failure, isFailure } from '../failures.ts';
import { containerFor, namedObject, unreachable } from '../inside/execTargets.ts';
import { PodFiles } from '../inside/podFiles.ts';
import { insideOf } from '../inside/podView.ts';

export const cp: Verb = {
  name: 'cp',
  use: '<file-spec-src> <file-spec-dest>',
  short: 'Copy files to and from containers.',
  examples: ['kubectl cp index.html web-0:/usr/share/nginx/html/index.html', 'kubectl cp web-0:/etc/hosts hosts'],
  flags: [
    { name: 'container', short: 'c', type: 'string', help: 'which container; the first one when it is not said' },
    { name: 'no-preserve', type: 'bool', help: 'do not keep whose the files are' },
    { name: 'retries', type: 'int', initial: '0', help: 'how often to try again' },
  ],
  run,
};

/** `web-0:/etc/hosts`, `default/web-0:/etc/hosts`, or a file here. */
interface Place {
  readonly pod?: string;
  readonly namespace?: string;
  readonly path: string;
}

function run(call: Call): Outcome | Waiting {
  const { args } = call;
  if (args.length !== 2) return fail('source and destination are required');
  const [from, to] = args.map(placeOf) as [Place | Failure, Place | Failure];
  if (isFailure(from)) return from;
  if (isFailure(to)) return to;
  if (from.pod !== undefined && to.pod !== undefined)
    return fail('one of src or dest must be a local file specification');
  if (from.path === '' || to.path === '') return fail('filepath can not be empty');
  if (from.pod !== undefined) return copyFrom(call, from, to.path);
  if (to.pod !== undefined) return copyTo(call, from.path, to);
  return fail('one of src or dest must be a remote file specification');
}

function placeOf(text: string): Place | Failure {
  const colon = text.indexOf(':');
  if (colon < 0) return { path: text };
  const [first = '', second, ...more] = text.slice(0, colon).split('/');
  if (colon === 0 || more.length > 0) {
    return fail('filespec must match the canonical format: [[namespace/]pod:]file/path');
  }
  const path = text.slice(colon + 1);
  return second === undefined ? { pod: first, path } : { pod: second, namespace: first, path };
}

/** The files of the container, as the tar in it sees them. */
function filesIn(call: Call, { pod: name = '', namespace }: Place): PodFiles | Failure {
  const inNamespace = namespace === undefined ? call : { ...call, namespace };
  const named = namedObject(inNamespace, `pod/${name}`, []);
  if (isFailure(named)) return named;
  const pod = named.object;
  if (pod === undefined) return fail(`pod ${name} not found`);
  const container = containerFor(call, pod, call.flags.text('container'), false);
  if (isFailure(container)) return container;
  return unreachable(call, pod, container) ?? new PodFiles(insideOf(() => call.world, pod, container));
}

function copyFrom(call: Call, from: Place, to: string): Outcome {
  const files = filesIn(call, from);
  if (isFailure(files)) return files;
  const path = from.path.startsWith('/') ? from.path.replace(/(.)\/+$/, '$1') : `/${from.path}`;
  if (files.list(path) !== undefined) {
    return fail(`${from.path} is a directory, and this terminal keeps single files only: copy one of those in it`);
  }
  const text = files.read(path);
  if (text === undefined) {
    call.print(`tar: ${from.path}: Cannot stat: No such file or directory\n`);
    call.print('tar: Exiting with failure status due to previous errors\n');
    return fail('command terminated with exit code 2');
  }
  if (from.path.startsWith('/')) call.print("tar: Removing leading `/' from member names\n");
  const { world } = call;
  const target = world.listFiles?.(to) === undefined ? to : `${to}/${nameOf(path)}`;
  if (world.writeFile === undefined) return fail('there is no file system here');
  const problem = world.writeFile(target, text);
  return problem === undefined ? undefined : fail(`open ${target}: ${problem.toLowerCase()}`);
}

function copyTo(call: Call, from: string, to: Place): Outcome {
  const text = call.world.readFile(from);
  if (text === undefined && call.world.listFiles?.(from) === undefined) {
    return fail(`${from} doesn't exist in local filesystem`);
  }
  const files = filesIn(call, to);
  if (isFailure(files)) return files;
  if (text === undefined) {
    return fail(`${from} is a directory, and only single files can be copied here: copy one of those in it`);
  }
  const path = to.path.startsWith('/') ? to.path.replace(/(.)\/+$/, '$1') : `/${to.path}`;
  const target = files.list(path) === undefined ? path : `${path === '/' ? '' : path}/${nameOf(from)}`;
  const problem = files.write(target, text) ?? files.flush();
  if (problem === undefined) return undefined;
  call.complain(`tar: ${target}: ${problem}\n`);
  return fail('command terminated with exit code 1');
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
