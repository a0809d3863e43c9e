/** `curl` and `wget`: pages of the cluster's web servers, over HTTP. */
import { resolvePath } from '#shell/files.ts';
import { readOptions } from '#shell/options.ts';
import { complain, type Program, type ProgramCall } from '#shell/program.ts';
import type { ApiObject, KubectlWorld } from '../world.ts';
import { type Inside, livingPod } from './podView.ts';
import type { Resolver } from './resolver.ts';
import { get, type HttpAnswer } from './webServers.ts';

export interface NetworkOf {
  readonly inside: Inside;
  readonly resolver: Resolver;
}

/** Fetches a URL, or says why not. */
export type FetchUrl = (url: string) => Fetched;

export function curlPrograms(fetchUrl: FetchUrl): readonly Program[] {
  return [
    {
      name: 'curl',
      use: 'curl [-sSfiI] [-o FILE] [-w FORMAT] URL…',
      short: 'get a page',
      run: (call) => curl(call, fetchUrl),
    },
    { name: 'wget', use: 'wget [-q] [-O FILE] URL', short: 'get a page', run: (call) => wget(call, fetchUrl) },
  ];
}

type Fetched =
  | { readonly answer: HttpAnswer }
  | {
      readonly problem: 'noName' | 'refused' | 'unreachable' | 'notHttp';
      readonly host: string;
      readonly port: number;
    };

/** How many connections were made from a terminal: DNS and kube-proxy spread them, here one after the other. */
const turns = new WeakMap<KubectlWorld, number>();

function nextTurn(world: KubectlWorld): number {
  const turn = turns.get(world) ?? 0;
  turns.set(world, turn + 1);
  return turn;
}

/** The parts of a URL; without a scheme it is HTTP. */
export function partsOf(url: string): {
  readonly scheme: string;
  readonly host: string;
  readonly port: number;
  readonly path: string;
} {
  const read = /^(?:(\w+):\/\/)?([^/:?#]+)(?::(\d+))?(\/[^#]*|\?[^#]*)?/.exec(url);
  const [, scheme = 'http', host = '', given, path = '/'] = read ?? [];
  const port = given === undefined ? (scheme === 'https' ? 443 : 80) : Number(given);
  return { scheme, host, port, path: path.startsWith('/') ? path : `/${path}` };
}

/** From inside a container, by the cluster's names and addresses. */
export function fetchInside({ inside, resolver }: NetworkOf, url: string): Fetched {
  const { scheme, host, port, path } = partsOf(url);
  const place = { host, port };
  if (!['http', 'https'].includes(scheme)) return { problem: 'notHttp', ...place };
  const addresses = resolver.addressesOf(host) ?? [];
  const world = inside.world();
  const turn = nextTurn(world);
  const address = addresses[turn % addresses.length];
  if (address === undefined) return { problem: 'noName', ...place };
  const pod = livingPod(inside) as unknown as ApiObject | undefined;
  const own = (pod?.['status'] as { readonly podIP?: string } | undefined)?.podIP ?? '';
  const target = address.startsWith('127.') ? own : address;
  const answer = get(world, target, port, path, turn);
  return typeof answer === 'string' ? { problem: answer, ...place } : { answer };
}

function curl(call: ProgramCall, fetchUrl: FetchUrl): number {
  const options = readOptions(call.args, {
    flags: 'sSfiIvLkgG46-',
    values: 'omwHAeXdu',
    long: {
      ...{ silent: 's', 'show-error': 'S', fail: 'f', include: 'i', head: 'I', verbose: 'v', location: 'L' },
      ...{ insecure: 'k', output: 'o', 'max-time': 'm', 'connect-timeout': 'm', 'write-out': 'w', header: 'H' },
      ...{ 'user-agent': 'A', request: 'X', data: 'd', user: 'u', retry: 'm', 'no-progress-meter': '-' },
    },
  });
  if ('problem' in options)
    return complain(call, `${options.problem}\ncurl: try 'curl --help' for more information`, 2);
  if (options.operands.length === 0) return complain(call, "(2) no URL specified\ncurl: try 'curl --help'", 2);
  const isSilent = options.has('s') && !options.has('S');
  let exit = 0;
  for (const url of options.operands) {
    const fetched = fetchUrl(url);
    if ('problem' in fetched) {
      const [code, text] = curlProblem(fetched);
      if (!isSilent) call.errors.write(`curl: (${code}) ${text}\n`);
      exit = code;
      continue;
    }
    const { answer } = fetched;
    const isFailure = options.has('f') && answer.code >= 400;
    if (isFailure && !isSilent) call.errors.write(`curl: (22) The requested URL returned error: ${answer.code}\n`);
    if (isFailure) exit = 22;
    else exit = deliver(call, options.value('o'), curlText(answer, options.has('I'), options.has('i'))) ?? exit;
    const format = options.value('w');
    if (format !== undefined) call.output.write(written(format, answer));
  }
  return exit;
}

function curlProblem({ problem, host, port }: Extract<Fetched, { problem: string }>): readonly [number, string] {
  switch (problem) {
    case 'noName':
      return [6, `Could not resolve host: ${host}`];
    case 'refused':
      return [7, `Failed to connect to ${host} port ${port} after 0 ms: Could not connect to server`];
    case 'unreachable':
      return [28, `Failed to connect to ${host} port ${port} after 3000 ms: Timeout was reached`];
    case 'notHttp':
      return [1, 'Protocol not supported: there is only HTTP in this simulated cluster'];
  }
}

function curlText({ code, reason, body, type, server }: HttpAnswer, onlyHead: boolean, withHead: boolean): string {
  const length = new TextEncoder().encode(body).length;
  const head = [
    `HTTP/1.1 ${code} ${reason}`,
    `Server: ${server}`,
    `Content-Type: ${type}`,
    `Content-Length: ${length}`,
    'Connection: keep-alive',
    '',
    '',
  ].join('\r\n');
  if (onlyHead) return head;
  return withHead ? head + body : body;
}

function written(format: string, { code, body }: HttpAnswer): string {
  return format
    .replaceAll('%{http_code}', String(code))
    .replaceAll('%{response_code}', String(code))
    .replaceAll('%{size_download}', String(body.length))
    .replaceAll(String.raw`\n`, '\n');
}

/** Into a file, or where the program writes. Gives the exit code when that fails. */
function deliver(call: ProgramCall, file: string | undefined, text: string): number | undefined {
  if (file === undefined || file === '-') {
    call.output.write(text);
    return undefined;
  }
  const path = resolvePath(call.shell.directory, file);
  if (path === '/dev/null') return undefined;
  const problem = call.shell.host.files.write(path, text);
  return problem === undefined ? undefined : complain(call, `(23) ${file}: ${problem}`, 23);
}

/** busybox's: it prints into a file of the page's name, unless it is told otherwise. */
function wget(call: ProgramCall, fetchUrl: FetchUrl): number {
  const options = readOptions(call.args, {
    flags: 'qSc',
    values: 'OTtP',
    long: { quiet: 'q', timeout: 'T', tries: 't' },
  });
  if ('problem' in options) return complain(call, options.problem);
  const [url] = options.operands;
  if (url === undefined) return complain(call, 'missing URL');
  const fetched = fetchUrl(url);
  if ('problem' in fetched) return complain(call, wgetProblem(fetched));
  const { answer } = fetched;
  if (answer.code >= 400) return complain(call, `server returned error: HTTP/1.1 ${answer.code} ${answer.reason}`);
  const page = (url.split('/').at(-1) ?? '').replace(/[?#].*$/, '');
  const file = options.value('O') ?? (page === '' || !url.replace('//', '').includes('/') ? 'index.html' : page);
  if (!options.has('q') && file !== '-') call.errors.write(`saving to '${file}'\n'${file}' saved\n`);
  return deliver(call, file, answer.body) ?? 0;
}

function wgetProblem({ problem, host, port }: Extract<Fetched, { problem: string }>): string {
  if (problem === 'noName') return `bad address '${host}'`;
  if (problem === 'refused') return `can't connect to remote host (${host}:${port}): Connection refused`;
  return problem === 'unreachable' ? 'download timed out' : 'not an http or ftp url';
}
