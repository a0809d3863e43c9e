import type { JsonObject } from '#engine/json.ts';
import { withCause } from '../changeCause.ts';
import type { Call, Outcome, Verb } from '../command.ts';
import { type ApiResource, findResource } from '../discovery.ts';
import { fail, failAll, type Failure, failUsage, isFailure } from '../failures.ts';
import { listAt, mapAt, numberAt, textAt, textsAt } from '../objectFields.ts';
import { dryRunOf, objectPrinter, printResult } from '../output.ts';
import { ask } from '../requests.ts';
import { findObjects, type Found } from '../resourceArgs.ts';
import { dryRunFlag, fieldManagerFlag, filenameFlags, printFlags, recordFlag, saveConfigFlag } from '../sharedFlags.ts';

export const expose: Verb = {
  name: 'expose',
  use: '(-f FILENAME | TYPE NAME) [--port=port] [--target-port=number-or-name] [--name=name] [--type=type]',
  short: 'Make a Service for a pod, Deployment or Service. A StatefulSet has a Service already.',
  examples: ['kubectl expose deployment nginx --port=80'],
  flags: [
    ...printFlags,
    ...filenameFlags,
    dryRunFlag,
    recordFlag,
    fieldManagerFlag('kubectl-expose'),
    saveConfigFlag,
    { name: 'port', type: 'string', help: 'the port of the Service' },
    { name: 'target-port', type: 'string', help: 'the port of the pods, a number or a name' },
    { name: 'protocol', type: 'string', help: 'TCP, UDP or SCTP' },
    { name: 'name', type: 'string', help: 'the name of the Service' },
    { name: 'type', type: 'string', help: 'ClusterIP, NodePort, LoadBalancer or ExternalName' },
    { name: 'cluster-ip', type: 'string', help: 'the address, or None' },
    { name: 'selector', type: 'string', help: 'the labels of the pods' },
    { name: 'labels', short: 'l', type: 'string', help: 'the labels of the Service' },
    { name: 'session-affinity', type: 'string', help: 'None or ClientIP' },
    { name: 'external-ip', type: 'string', help: 'an address from outside', unsupported: true },
    { name: 'load-balancer-ip', type: 'string', help: 'the address of the load balancer', unsupported: true },
    { name: 'override-type', type: 'string', initial: 'merge', help: 'how to merge --overrides', unsupported: true },
    { name: 'overrides', type: 'string', help: 'JSON to put over the Service', unsupported: true },
  ],
  run,
};

function run(call: Call): Outcome {
  const { args, flags, namespace } = call;
  const dryRun = dryRunOf(call);
  if (isFailure(dryRun)) return dryRun;
  const printer = objectPrinter(flags);
  if (isFailure(printer)) return printer;
  const found = findObjects(call, {
    args,
    namespace,
    filenames: flags.list('filename'),
    enforceNamespace: flags.changed('namespace'),
    latest: true,
  });
  if (isFailure(found)) return found.failure === 'message' ? failUsage(found.message) : found;
  const { resource } = findResource('services') as { readonly resource: ApiResource };
  const failures: Failure[] = [...found.failures];
  for (const target of found.found) {
    const service = serviceFor(call, target);
    const manifest = isFailure(service) ? service : withCause(call, service);
    const object =
      isFailure(manifest) || dryRun === 'client' ? manifest : ask(call, { type: 'create', manifest }, dryRun);
    const failure = isFailure(object)
      ? object
      : printResult(call, printer, { resource, name: textAt(object, 'metadata', 'name'), object }, 'exposed', dryRun);
    if (failure !== undefined) failures.push(failure);
  }
  return failAll(failures);
}

const exposable = new Set(['deployments', 'pods', 'replicasets', 'replicationcontrollers', 'services']);

function serviceFor({ flags, namespace }: Call, { resource, name, object }: Found): JsonObject | Failure {
  const { kind, group } = resource;
  if (!exposable.has(resource.name)) return fail(`cannot expose a ${group === '' ? kind : `${kind}.${group}`}`);
  const selector = flags.text('selector') === '' ? selectorOf(resource, object) : pairsOf(flags.text('selector'));
  if (Object.keys(selector).length === 0) {
    return fail(
      `couldn't retrieve selectors via --selector flag or introspection: the ${kind.toLowerCase()} has no labels and cannot be exposed`,
    );
  }
  const ports = portsOf(flags.text('port'), flags.text('target-port'), flags.text('protocol'), resource, object);
  if (ports.length === 0 && flags.text('cluster-ip') !== 'None') {
    return fail("couldn't find port via --port flag or introspection");
  }
  const labels = flags.text('labels') === '' ? textsAt(object, 'metadata', 'labels') : pairsOf(flags.text('labels'));
  const [type, clusterIp] = [flags.text('type'), flags.text('cluster-ip')];
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: flags.text('name') || name,
      namespace,
      ...(Object.keys(labels).length > 0 && { labels }),
    },
    spec: {
      ports,
      selector,
      ...(type !== '' && { type }),
      ...(clusterIp !== '' && { clusterIP: clusterIp }),
      ...(flags.text('session-affinity') !== '' && { sessionAffinity: flags.text('session-affinity') }),
    },
    status: { loadBalancer: {} },
  };
}

function selectorOf(resource: ApiResource, object: unknown): JsonObject {
  switch (resource.name) {
    case 'pods':
      return textsAt(object, 'metadata', 'labels');
    case 'services':
      return textsAt(object, 'spec', 'selector');
    default:
      return textsAt(object, 'spec', 'selector', 'matchLabels');
  }
}

/** The ports that were typed, else those of the containers or of the Service. */
function portsOf(
  typed: string,
  target: string,
  protocol: string,
  resource: ApiResource,
  object: unknown,
): readonly JsonObject[] {
  const path = resource.name === 'pods' ? ['spec'] : ['spec', 'template', 'spec'];
  const found =
    resource.name === 'services'
      ? listAt(object, 'spec', 'ports').map((port) => [numberAt(port, 'port'), textAt(port, 'protocol')] as const)
      : listAt(mapAt(object, ...path), 'containers')
          .flatMap((container) => listAt(container, 'ports'))
          .map((port) => [numberAt(port, 'containerPort'), textAt(port, 'protocol')] as const);
  const chosen = typed === '' ? found : typed.split(',').map((port) => [Number(port), protocol] as const);
  return chosen.map(([port, own], at) => ({
    ...(chosen.length > 1 && { name: `port-${at + 1}` }),
    protocol: protocol || own || 'TCP',
    port,
    targetPort: /^\d+$/.test(target) ? Number(target) : target || port,
  }));
}

function pairsOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(text.split(',').map((pair) => pair.split('=', 2) as [string, string]));
}
