/** `create deployment`, `create configmap` and the like: objects made from flags. */
import type { JsonObject } from '#engine/json.ts';
import type { Call, Outcome, Verb } from '../command.ts';
import { type ApiResource, findResource } from '../discovery.ts';
import { fail, type Failure, failUsage, isFailure, plainWords } from '../failures.ts';
import type { Flag } from '../flags.ts';
import { withLastApplied } from '../lastApplied.ts';
import { mapAt } from '../objectFields.ts';
import { dryRunOf, objectPrinter, printResult } from '../output.ts';
import { ask } from '../requests.ts';
import { dryRunFlag, fieldManagerFlag, printFlags, saveConfigFlag, validateFlag } from '../sharedFlags.ts';
import { fieldValidationOf } from '../validateFlag.ts';

/** What a command makes, without its name and namespace, which are the same for all. */
interface Maker {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly use: string;
  readonly short: string;
  readonly flags: readonly Flag[];
  readonly resource: string;
  /** What precedes the server's refusal. */
  readonly refusal: string;
  make(call: Call, name: string): JsonObject | Failure;
}

export const createVerbs: readonly Verb[] = [
  verbOf({
    name: 'configmap',
    aliases: ['cm'],
    use: 'NAME [--from-literal=key1=value1]',
    short: 'Create a config map.',
    flags: [
      { name: 'from-literal', type: 'stringArray', help: 'a key and its value' },
      { name: 'from-file', type: 'strings', help: 'a file', unsupported: true },
      { name: 'from-env-file', type: 'strings', help: 'a file of variables', unsupported: true },
      { name: 'append-hash', type: 'bool', help: 'a hash behind the name', unsupported: true },
    ],
    resource: 'configmaps',
    refusal: 'failed to create configmap: ',
    make: ({ flags }) => {
      const data = literals(flags.list('from-literal'));
      if (isFailure(data)) return data;
      return { apiVersion: 'v1', kind: 'ConfigMap', ...(Object.keys(data).length > 0 && { data }) };
    },
  }),
  verbOf({
    name: 'deployment',
    aliases: ['deploy'],
    use: 'NAME --image=image -- [COMMAND] [args...]',
    short: 'Create a Deployment.',
    flags: [
      { name: 'image', type: 'strings', required: true, help: 'the image of each container' },
      { name: 'port', type: 'int32', initial: '-1', help: 'the port of the container' },
      { name: 'replicas', short: 'r', type: 'int32', initial: '1', help: 'how many pods' },
    ],
    resource: 'deployments',
    refusal: 'failed to create deployment: ',
    make: makeDeployment,
  }),
  verbOf({
    name: 'namespace',
    aliases: ['ns'],
    use: 'NAME',
    short: 'Create a namespace.',
    flags: [],
    resource: 'namespaces',
    refusal: '',
    make: () => ({ apiVersion: 'v1', kind: 'Namespace', spec: {}, status: {} }),
  }),
  verbOf({
    name: 'poddisruptionbudget',
    aliases: ['pdb'],
    use: 'NAME --selector=SELECTOR --min-available=N',
    short: 'Create a PodDisruptionBudget.',
    flags: [
      { name: 'min-available', type: 'string', help: 'how many pods must stay, a number or a percentage' },
      { name: 'max-unavailable', type: 'string', help: 'how many pods may be missing, a number or a percentage' },
      { name: 'selector', type: 'string', help: 'the labels of the pods' },
    ],
    resource: 'poddisruptionbudgets',
    refusal: 'failed to create poddisruptionbudgets: ',
    make: makeBudget,
  }),
  {
    name: 'secret',
    use: '(docker-registry | generic | tls)',
    short: 'Create a secret.',
    flags: [],
    verbs: [
      verbOf({
        name: 'generic',
        use: 'NAME [--type=string] [--from-literal=key1=value1]',
        short: 'Create a secret from keys and values.',
        flags: [
          { name: 'from-literal', type: 'stringArray', help: 'a key and its value' },
          { name: 'type', type: 'string', help: 'what kind of secret it is' },
          { name: 'from-file', type: 'strings', help: 'a file', unsupported: true },
          { name: 'from-env-file', type: 'strings', help: 'a file of variables', unsupported: true },
          { name: 'append-hash', type: 'bool', help: 'a hash behind the name', unsupported: true },
        ],
        resource: 'secrets',
        refusal: 'failed to create secret ',
        make: makeSecret,
      }),
    ],
  },
  verbOf({
    name: 'serviceaccount',
    aliases: ['sa'],
    use: 'NAME',
    short: 'Create a service account.',
    flags: [],
    resource: 'serviceaccounts',
    refusal: 'failed to create serviceaccount: ',
    make: () => ({ apiVersion: 'v1', kind: 'ServiceAccount' }),
  }),
  {
    name: 'service',
    aliases: ['svc'],
    use: '(clusterip | externalname | loadbalancer | nodeport)',
    short: 'Create a Service.',
    flags: [],
    verbs: [
      verbOf({
        name: 'clusterip',
        use: 'NAME [--tcp=<port>:<targetPort>] [--clusterip=None]',
        short: 'Create a Service with an address of the cluster, or a headless one.',
        flags: [
          { name: 'tcp', type: 'strings', help: 'a port, or port:targetPort' },
          { name: 'clusterip', type: 'string', help: 'the address, or None' },
        ],
        resource: 'services',
        refusal: 'failed to create ClusterIP service: ',
        make: makeService,
      }),
    ],
  },
];

function verbOf({ name, aliases, use, short, flags, resource: word, refusal, make }: Maker): Verb {
  const { resource } = findResource(word) as { readonly resource: ApiResource };
  return {
    name,
    ...(aliases && { aliases }),
    use,
    short,
    flags: [...flags, ...printFlags, dryRunFlag, fieldManagerFlag('kubectl-create'), saveConfigFlag, validateFlag],
    run: (call) => createMade(call, resource, refusal, make),
  };
}

function createMade(call: Call, resource: ApiResource, refusal: string, make: Maker['make']): Outcome {
  const { args, argsBeforeDash, flags, namespace } = call;
  const names = args.slice(0, argsBeforeDash);
  const [name = ''] = names;
  if (names.length !== 1) return failUsage(`exactly one NAME is required, got ${names.length}`);
  const dryRun = dryRunOf(call);
  if (isFailure(dryRun)) return dryRun;
  const validation = fieldValidationOf(flags);
  if (isFailure(validation)) return validation;
  const printer = objectPrinter(flags);
  if (isFailure(printer)) return printer;
  const made = make(call, name);
  if (isFailure(made)) return made;
  const explicit = resource.namespaced && flags.changed('namespace') ? { namespace } : {};
  const bare: JsonObject = { ...made, metadata: { ...mapAt(made, 'metadata'), name, ...explicit } };
  const manifest = flags.bool('save-config') ? withLastApplied(bare) : bare;
  if (dryRun === 'client') return printResult(call, printer, { resource, name, object: manifest }, 'created', dryRun);
  const placed: JsonObject = resource.namespaced
    ? { ...manifest, metadata: { ...mapAt(manifest, 'metadata'), namespace } }
    : manifest;
  const object = ask(call, { type: 'create', manifest: placed, fieldValidation: validation }, dryRun);
  if (isFailure(object)) {
    if (refusal === '' || object.failure !== 'api') return object;
    return fail(`${refusal}${object.error.message || plainWords(object, call.path)}`);
  }
  return printResult(call, printer, { resource, name, object }, 'created', dryRun);
}

/** A container is called after the last part of its image, without tag and digest. */
function containerName(image: string): string {
  const last = image.split('/').at(-1) ?? image;
  return last
    .replace(/[:@].*$/, '')
    .replaceAll(/[^a-zA-Z0-9-]/g, '-')
    .toLowerCase();
}

function makeDeployment({ flags, args, argsBeforeDash }: Call, name: string): JsonObject | Failure {
  const images = flags.list('image');
  const command = argsBeforeDash === undefined ? [] : args.slice(argsBeforeDash);
  if (images.length > 1 && command.length > 0) return fail('cannot specify multiple --image options and command');
  if (images.length === 0) return fail('at least one image must be specified');
  if (flags.int('replicas') < 0) return fail('--replicas must be greater than or equal to 0');
  const labels = { app: name };
  const port = flags.int('port');
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { labels },
    spec: {
      replicas: flags.int('replicas'),
      selector: { matchLabels: labels },
      strategy: {},
      template: {
        metadata: { labels },
        spec: {
          containers: images.map((image, at) => ({
            name: containerName(image),
            image,
            ...(command.length > 0 && { command }),
            ...(port >= 0 && at === 0 && { ports: [{ containerPort: port }] }),
            resources: {},
          })),
        },
      },
    },
    status: {},
  };
}

function makeBudget({ flags }: Call): JsonObject | Failure {
  const [least, most] = [flags.text('min-available'), flags.text('max-unavailable')];
  if (flags.text('selector') === '') return fail('a selector must be specified');
  if (least === '' && most === '') return fail('one of min-available or max-unavailable must be specified');
  if (least !== '' && most !== '') return fail('min-available and max-unavailable cannot be both specified');
  const matchLabels = literals(flags.text('selector').split(','));
  if (isFailure(matchLabels)) return matchLabels;
  const amount = (text: string) => (/^\d+$/.test(text) ? Number(text) : text);
  const bound = least === '' ? { maxUnavailable: amount(most) } : { minAvailable: amount(least) };
  return { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', spec: { ...bound, selector: { matchLabels } } };
}

function makeSecret({ flags }: Call): JsonObject | Failure {
  const values = literals(flags.list('from-literal'));
  if (isFailure(values)) return values;
  const data = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, base64(value)]));
  const type = flags.text('type');
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    ...(Object.keys(data).length > 0 && { data }),
    ...(type !== '' && { type }),
  };
}

function makeService({ flags }: Call, name: string): JsonObject | Failure {
  const clusterIp = flags.text('clusterip');
  const ports: JsonObject[] = [];
  for (const text of flags.list('tcp')) {
    const match = /^(\d+)(?::([\w-]+))?$/.exec(text);
    if (match === null) return fail(`error: tcp port: ${text} is not a valid port`);
    const target = match[2] ?? match[1] ?? '';
    ports.push({
      name: text.replace(':', '-'),
      port: Number(match[1]),
      protocol: 'TCP',
      targetPort: /^\d+$/.test(target) ? Number(target) : target,
    });
  }
  if (clusterIp !== 'None' && ports.length === 0) return fail('at least one tcp port specifier must be provided');
  const labels = { app: name };
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { labels },
    spec: {
      ...(ports.length > 0 && { ports }),
      selector: labels,
      type: 'ClusterIP',
      ...(clusterIp !== '' && { clusterIP: clusterIp }),
    },
    status: { loadBalancer: {} },
  };
}

/** `key=value`, each key once. */
function literals(pairs: readonly string[]): Readonly<Record<string, string>> | Failure {
  const values: Record<string, string> = {};
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    if (equals <= 0) return fail(`invalid literal source ${pair}, expected key=value`);
    const key = pair.slice(0, equals);
    if (Object.hasOwn(values, key))
      return fail(`cannot add key ${JSON.stringify(key)}, another key by that name already exists`);
    values[key] = pair.slice(equals + 1);
  }
  return values;
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
