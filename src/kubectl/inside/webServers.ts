/** Who answers at an address and a port of the cluster: the web servers in pods, by themselves or behind a Service. */
import { listAt, numberAt, textAt, textsAt, valueAt } from '../objectFields.ts';
import type { ApiObject, KubectlWorld } from '../world.ts';
import { httpdRoot, isHttpd, isNginx, nginxRoot } from './imageFiles.ts';
import { PodFiles } from './podFiles.ts';
import { imageOf, insideOf, startedAt } from './podView.ts';

export interface HttpAnswer {
  readonly code: number;
  readonly reason: string;
  readonly body: string;
  readonly type: string;
  readonly server: string;
}

/** The answer to a GET; `refused` where nobody listens, `unreachable` where nobody is. `turn` chooses among the endpoints of a Service. */
export function get(
  world: KubectlWorld,
  address: string,
  port: number,
  path: string,
  turn: number,
): HttpAnswer | 'refused' | 'unreachable' {
  const service = world.list('services').find((each) => textAt(each, 'spec', 'clusterIP') === address);
  if (service !== undefined) return getFromService(world, service, port, path, turn);
  const pod = world.list('pods').find((each) => textAt(each, 'status', 'podIP') === address);
  return pod === undefined ? 'unreachable' : getFromPod(world, pod, port, path);
}

function getFromService(
  world: KubectlWorld,
  service: ApiObject,
  port: number,
  path: string,
  turn: number,
): HttpAnswer | 'refused' | 'unreachable' {
  const found = listAt(service, 'spec', 'ports').find((each) => numberAt(each, 'port') === port);
  if (found === undefined) return 'unreachable';
  const endpoints = readyEndpoints(world, service);
  // Without a ready endpoint, kube-proxy refuses in their name.
  if (endpoints.length === 0) return 'refused';
  const address = endpoints[turn % endpoints.length] ?? '';
  const pod = world.list('pods').find((each) => textAt(each, 'status', 'podIP') === address);
  if (pod === undefined) return 'unreachable';
  return getFromPod(world, pod, targetPort(pod, valueAt(found, 'targetPort') ?? port), path);
}

function readyEndpoints(world: KubectlWorld, { metadata }: ApiObject): readonly string[] {
  return world
    .list('endpointslices')
    .filter((slice) => textsAt(slice, 'metadata', 'labels')['kubernetes.io/service-name'] === metadata.name)
    .flatMap((slice) => listAt(slice, 'endpoints'))
    .filter((endpoint) => valueAt(endpoint, 'conditions', 'ready') === true)
    .map((endpoint) => String(listAt(endpoint, 'addresses')[0] ?? ''));
}

/** A port's number, or that of the container port with such a name. */
function targetPort(pod: ApiObject, target: unknown): number {
  if (typeof target === 'number') return target;
  const ports = listAt(pod, 'spec', 'containers').flatMap((container) => listAt(container, 'ports'));
  return numberAt(
    ports.find((port) => textAt(port, 'name') === target),
    'containerPort',
  );
}

/** What listens in a pod. */
function getFromPod(world: KubectlWorld, pod: ApiObject, port: number, path: string): HttpAnswer | 'refused' {
  const names = listAt(pod, 'spec', 'containers').map((each) => textAt(each, 'name'));
  for (const name of names) {
    const image = imageOf(pod, name);
    const isWeb = isNginx(image) || isHttpd(image);
    if (!isWeb || startedAt(pod, name) === '' || port !== portOf(image)) continue;
    const files = new PodFiles(insideOf(() => world, pod, name));
    return isNginx(image) ? fromNginx(files, image, path) : fromHttpd(files, path);
  }
  return 'refused';
}

function portOf(image: string): number {
  return image.includes('unprivileged') ? 8080 : 80;
}

function fromNginx(files: PodFiles, image: string, path: string): HttpAnswer {
  const version = /:(\d+\.\d+(?:\.\d+)?)/.exec(image)?.[1];
  const server = version === undefined ? 'nginx' : `nginx/${version}`;
  const [plain = '/'] = path.split('?');
  const target = `${nginxRoot}${plain}`.replace(/\/+$/, '');
  const isDirectory = files.list(target) !== undefined;
  const body = files.read(isDirectory ? `${target}/index.html` : target);
  if (body !== undefined) return { code: 200, reason: 'OK', body, type: typeOf(target, isDirectory), server };
  // A directory without an index is not shown, which nginx calls forbidden.
  const [code, reason] = isDirectory ? ([403, 'Forbidden'] as const) : ([404, 'Not Found'] as const);
  return { code, reason, body: errorPage(`${code} ${reason}`, server), type: 'text/html', server };
}

function errorPage(title: string, server: string): string {
  return [
    '<html>',
    `<head><title>${title}</title></head>`,
    '<body>',
    `<center><h1>${title}</h1></center>`,
    `<hr><center>${server}</center>`,
    '</body>',
    '</html>',
    '',
  ].join('\r\n');
}

function fromHttpd(files: PodFiles, path: string): HttpAnswer {
  const [plain = '/'] = path.split('?');
  const target = `${httpdRoot}${plain}`.replace(/\/+$/, '');
  const isDirectory = files.list(target) !== undefined;
  const body = files.read(isDirectory ? `${target}/index.html` : target);
  const server = 'Apache';
  if (body !== undefined) return { code: 200, reason: 'OK', body, type: typeOf(target, isDirectory), server };
  const page = '<html><body><h1>Not Found</h1></body></html>\n';
  return { code: 404, reason: 'Not Found', body: page, type: 'text/html', server };
}

function typeOf(path: string, isDirectory: boolean): string {
  return isDirectory || /\.html?$/.test(path) ? 'text/html' : 'text/plain';
}
