/** `create service TYPE`: a Service whose selector is its own name (kubectl `create_service.go`). */
import type { JsonObject } from '#engine/json.ts';
import { dnsSubdomainProblems, portNameProblems } from '#engine/apiserver/validation/formats.ts';
import type { Call, Verb } from '../command.ts';
import { fail, type Failure, isFailure } from '../failures.ts';
import type { Flag } from '../flags.ts';
import { makerVerb } from './makerVerb.ts';

type ServiceType = 'ClusterIP' | 'ExternalName' | 'LoadBalancer' | 'NodePort';

const tcpFlag: Flag = { name: 'tcp', type: 'strings', help: 'a port, or port:targetPort' };

export const createService: Verb = {
  name: 'service',
  aliases: ['svc'],
  use: '(clusterip | externalname | loadbalancer | nodeport)',
  short: 'Create a Service.',
  flags: [],
  verbs: [
    serviceVerb(
      'ClusterIP',
      '[--tcp=<port>:<targetPort>] [--clusterip=None]',
      'with an address of the cluster, or a headless one',
      [{ name: 'clusterip', type: 'string', help: 'the address, or None' }],
    ),
    serviceVerb('ExternalName', '--external-name external.name', 'that stands for a name outside of the cluster', [
      { name: 'external-name', type: 'string', required: true, help: 'the name outside' },
    ]),
    serviceVerb('LoadBalancer', '[--tcp=port:targetPort]', 'with a load balancer before it', []),
    serviceVerb('NodePort', '[--tcp=port:targetPort]', 'with a port on every node', [
      { name: 'node-port', type: 'int', initial: '0', help: 'the port on each node' },
    ]),
  ],
};

function serviceVerb(type: ServiceType, use: string, which: string, flags: readonly Flag[]): Verb {
  return makerVerb({
    name: type.toLowerCase(),
    use: `NAME ${use}`,
    short: `Create a Service ${which}.`,
    flags: [tcpFlag, ...flags],
    resource: 'services',
    refusal: `failed to create ${type} service: `,
    make: (call, name) => makeService(call, name, type),
  });
}

function makeService({ flags }: Call, name: string, type: ServiceType): JsonObject | Failure {
  const clusterIp = flags.has('clusterip') ? flags.text('clusterip') : '';
  const texts = flags.list('tcp');
  if (clusterIp !== 'None' && texts.length === 0 && type !== 'ExternalName') {
    return fail('at least one tcp port specifier must be provided');
  }
  const outside = flags.has('external-name') ? flags.text('external-name') : undefined;
  if (outside !== undefined && dnsSubdomainProblems(outside).length > 0) {
    return fail(`invalid service external name ${outside}`);
  }
  const nodePort = flags.has('node-port') ? flags.int('node-port') : 0;
  const ports: JsonObject[] = [];
  for (const text of texts) {
    const port = portOf(text);
    if (isFailure(port)) return port;
    ports.push({ name: text.replaceAll(':', '-'), ...port, protocol: 'TCP', ...(nodePort !== 0 && { nodePort }) });
  }
  const labels = { app: name };
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { labels },
    spec: {
      ...(ports.length > 0 && { ports }),
      selector: labels,
      type,
      ...(clusterIp !== '' && { clusterIP: clusterIp }),
      ...(outside !== undefined && { externalName: outside }),
    },
    status: { loadBalancer: {} },
  };
}

/** `80` or `80:http`. */
function portOf(text: string): { readonly port: number; readonly targetPort: number | string } | Failure {
  const [first = '', target] = text.split(':');
  const port = /^\d+$/.test(first) ? Number(first) : undefined;
  if (port === undefined) {
    return fail(`strconv.ParseUint: parsing ${JSON.stringify(first)}: invalid syntax`);
  }
  if (port > 65_535) return fail(`strconv.ParseUint: parsing ${JSON.stringify(first)}: value out of range`);
  if (target === undefined) return { port, targetPort: port };
  if (!/^[+-]?\d+$/.test(target)) {
    const problems = portNameProblems(target);
    return problems.length > 0 ? fail(problems.join(',')) : { port, targetPort: target };
  }
  const number = Number(target);
  return number >= 1 && number <= 65_535
    ? { port, targetPort: number }
    : fail('must be between 1 and 65535, inclusive');
}
