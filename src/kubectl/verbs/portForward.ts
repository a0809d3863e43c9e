import type { Call, Outcome, Verb, Waiting } from '../command.ts';
import { fail, type Failure, failUsage, isFailure } from '../failures.ts';
import { namedObject, podOf } from '../inside/execTargets.ts';
import { listAt, numberAt, textAt, valueAt } from '../objectFields.ts';
import { type ApiObject, objectNamed } from '../world.ts';

export const portForward: Verb = {
  name: 'port-forward',
  use: 'TYPE/NAME [LOCAL_PORT:]REMOTE_PORT [...[LOCAL_PORT_N:]REMOTE_PORT_N]',
  short: 'Let ports of this computer lead to a pod, until Ctrl-C; `curl localhost:PORT` in another pane uses them.',
  examples: ['kubectl port-forward web-0 8080:80', 'kubectl port-forward svc/nginx 8080:80'],
  flags: [
    { name: 'address', type: 'strings', initial: 'localhost', help: 'the addresses to listen at', unsupported: true },
    { name: 'pod-running-timeout', type: 'duration', initial: '1m0s', help: 'how long to wait for a pod' },
  ],
  run,
};

interface Pair {
  readonly local: number;
  readonly remote: number;
}

function run(call: Call): Outcome | Waiting {
  const { args, flags } = call;
  if (args.length < 2) return failUsage('TYPE/NAME and list of ports are required for port-forward');
  const timeoutMs = flags.duration('pod-running-timeout');
  if (timeoutMs <= 0) return failUsage('--pod-running-timeout must be higher than zero');
  return forward(call, args[0] as string, args.slice(1), timeoutMs);
}

function* forward(call: Call, name: string, ports: readonly string[], timeoutMs: number): Waiting {
  const named = namedObject(call, name, []);
  if (isFailure(named)) return named;
  const pod = yield* podOf(call, named, timeoutMs);
  if (isFailure(pod)) return pod;
  const pairs = pairsOf(ports, named.object, pod);
  if (isFailure(pairs)) return pairs;
  const phase = textAt(pod, 'status', 'phase');
  if (phase !== 'Running') {
    return fail(`unable to forward port because pod is not running. Current status=${phase}`);
  }
  const closing: (() => void)[] = [];
  try {
    for (const { local, remote } of pairs) {
      // Port 0 lets the computer choose.
      const close = listen(call, pod, { local: local || (call.world.localPorts?.free() ?? 0), remote });
      if (close !== undefined) closing.push(close);
    }
    if (closing.length === 0) {
      const asked = pairs.map(({ local, remote }) => `{${local} ${remote}}`).join(' ');
      return fail(`unable to listen on any of the requested ports: [${asked}]`);
    }
    while (isStillThere(call, pod)) yield {};
    return fail('lost connection to pod');
  } finally {
    for (const close of closing) close();
  }
}

/** Gives a function that closes the port again; undefined when it is taken. */
function listen({ world, print, complain }: Call, pod: ApiObject, { local, remote }: Pair): (() => void) | undefined {
  const { name: podName, namespace = 'default' } = pod.metadata;
  const onConnection = () => print(`Handling connection for ${local}\n`);
  const close = world.localPorts?.open(local, { namespace, podName, port: remote, onConnection });
  if (close === undefined) {
    const errors = [`tcp4 127.0.0.1:${local}`, `tcp6 [::1]:${local}`].map(
      (where) => `unable to create listener: Error listen ${where}: bind: address already in use`,
    );
    complain(
      `Unable to listen on port ${local}: Listeners failed to create with the following errors: [${errors.join(' ')}]\n`,
    );
    return undefined;
  }
  print(`Forwarding from 127.0.0.1:${local} -> ${remote}\nForwarding from [::1]:${local} -> ${remote}\n`);
  return close;
}

function isStillThere({ world }: Call, { metadata: { name, namespace, uid } }: ApiObject): boolean {
  const pod = objectNamed(world, 'pods', namespace, name);
  return pod?.metadata.uid === uid && textAt(pod, 'status', 'phase') === 'Running';
}

/** The ports as numbers: a Service's port is that of its pods, and a name is looked up (kubectl `translateServicePortToTargetPort`). */
function pairsOf(ports: readonly string[], object: ApiObject | undefined, pod: ApiObject): readonly Pair[] | Failure {
  const pairs: Pair[] = [];
  for (const text of ports) {
    const parts = text.split(':');
    if (parts.length > 2) return fail(`invalid port format '${text}'`);
    const [typed = '', remote = typed] = parts;
    if (remote === '') return fail('remote port cannot be empty');
    const target = object?.kind === 'Service' ? servicePort(object, pod, remote) : podPort(pod, remote);
    if (isFailure(target)) return target;
    const local = typed === remote && !isNumber(typed) ? String(target.shown) : typed || '0';
    const problem = portProblem('local', local) ?? portProblem('remote', String(target.port));
    if (problem !== undefined) return fail(problem);
    if (target.port === 0) return fail('remote port must be > 0');
    pairs.push({ local: Number(local), remote: target.port });
  }
  return pairs;
}

function portProblem(which: string, text: string): string | undefined {
  const parsed = `error parsing ${which} port '${text}': strconv.ParseUint: parsing ${JSON.stringify(text)}:`;
  if (!isNumber(text)) return `${parsed} invalid syntax`;
  return Number(text) > 65_535 ? `${parsed} value out of range` : undefined;
}

interface Target {
  readonly port: number;
  /** The port of this computer when none was typed. */
  readonly shown: number;
}

function servicePort(service: ApiObject, pod: ApiObject, wanted: string): Target | Failure {
  const { name } = service.metadata;
  const all = listAt(service, 'spec', 'ports');
  const found = all.find((each) =>
    isNumber(wanted) ? numberAt(each, 'port') === Number(wanted) : textAt(each, 'name') === wanted,
  );
  if (found === undefined) {
    const which = isNumber(wanted) ? `a service port ${wanted}` : `a named port '${wanted}'`;
    return fail(
      isNumber(wanted) ? `Service ${name} does not have ${which}` : `Service '${name}' does not have ${which}`,
    );
  }
  const shown = numberAt(found, 'port');
  const target = valueAt(found, 'targetPort');
  // A headless Service leads nowhere else: its port is the pod's.
  if (textAt(service, 'spec', 'clusterIP') === 'None') return { port: shown, shown };
  if (typeof target !== 'string') return { port: typeof target === 'number' && target !== 0 ? target : shown, shown };
  const inPod = podPort(pod, target);
  return isFailure(inPod) ? inPod : { port: inPod.port, shown };
}

function podPort(pod: ApiObject, wanted: string): Target | Failure {
  if (isNumber(wanted)) return { port: Number(wanted), shown: Number(wanted) };
  const ports = listAt(pod, 'spec', 'containers').flatMap((container) => listAt(container, 'ports'));
  const found = ports.find((each) => textAt(each, 'name') === wanted);
  if (found === undefined) return fail(`Pod '${pod.metadata.name}' does not have a named port '${wanted}'`);
  const port = numberAt(found, 'containerPort');
  return { port, shown: port };
}

function isNumber(text: string): boolean {
  return /^\d+$/.test(text);
}
