/** `create deployment`, `create configmap` and the like: objects made from flags. */
import type { JsonObject } from '#engine/json.ts';
import type { Call, Verb } from '../command.ts';
import { fail, type Failure, isFailure } from '../failures.ts';
import type { Flag } from '../flags.ts';
import { createQuota } from './createQuota.ts';
import { createService } from './createServices.ts';
import { literals, makerVerb } from './makerVerb.ts';
import { notHere } from './notHere.ts';

/** What a config map or a secret is made of. */
const dataFlags: readonly Flag[] = [
  { name: 'from-literal', type: 'stringArray', help: 'a key and its value' },
  { name: 'from-file', type: 'strings', help: 'a file, its key before it if it is not its name' },
  { name: 'from-env-file', type: 'strings', help: 'a file of variables', unsupported: true },
  { name: 'append-hash', type: 'bool', help: 'a hash behind the name', unsupported: true },
];

export const createVerbs: readonly Verb[] = [
  makerVerb({
    name: 'configmap',
    aliases: ['cm'],
    use: 'NAME [--from-literal=key1=value1]',
    short: 'Create a config map.',
    flags: dataFlags,
    resource: 'configmaps',
    refusal: 'failed to create configmap: ',
    make: (call, name) => {
      const data = dataOf(call, name);
      if (isFailure(data)) return data;
      return { apiVersion: 'v1', kind: 'ConfigMap', ...(Object.keys(data).length > 0 && { data }) };
    },
  }),
  makerVerb({
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
  makerVerb({
    name: 'namespace',
    aliases: ['ns'],
    use: 'NAME',
    short: 'Create a namespace.',
    flags: [],
    resource: 'namespaces',
    refusal: '',
    make: () => ({ apiVersion: 'v1', kind: 'Namespace', spec: {}, status: {} }),
  }),
  makerVerb({
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
      makerVerb({
        name: 'generic',
        use: 'NAME [--type=string] [--from-literal=key1=value1]',
        short: 'Create a secret from keys and values.',
        flags: [...dataFlags, { name: 'type', type: 'string', help: 'what kind of secret it is' }],
        resource: 'secrets',
        refusal: 'failed to create secret ',
        make: makeSecret,
      }),
    ],
  },
  makerVerb({
    name: 'serviceaccount',
    aliases: ['sa'],
    use: 'NAME',
    short: 'Create a service account.',
    flags: [],
    resource: 'serviceaccounts',
    refusal: 'failed to create serviceaccount: ',
    make: () => ({ apiVersion: 'v1', kind: 'ServiceAccount' }),
  }),
  createService,
  createQuota,
  ...['clusterrole', 'clusterrolebinding', 'role', 'rolebinding'].map((name) =>
    notHere(name, 'says who may do what', 'here everybody may do everything'),
  ),
  ...['job', 'cronjob'].map((name) =>
    notHere(
      name,
      'makes pods that end',
      '`kubectl run NAME --image=IMAGE --restart=Never -- COMMAND` makes one pod that does',
    ),
  ),
  notHere('ingress', 'leads the world to a Service', '`kubectl create service` makes one within the cluster'),
  notHere('priorityclass', 'says which pods come first', 'its nodes have room for all'),
  notHere('token', 'asks for a token of a service account', 'nobody has to prove who they are here'),
];

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

function makeSecret(call: Call): JsonObject | Failure {
  const { flags } = call;
  const values = dataOf(call);
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

/** `--from-literal` and `--from-file`, each key once. */
function dataOf({ flags, world }: Call, configMap?: string): Readonly<Record<string, string>> | Failure {
  const pairs = [...flags.list('from-literal')];
  const files: string[] = [];
  for (const source of flags.list('from-file')) {
    const [first = '', path = first, ...more] = source.split('=');
    if (source.startsWith('=')) return fail(`key name for file path ${path} missing`);
    if (path === '') return fail(`file path for key name ${first} missing`);
    if (more.length > 0) return fail("key names or file paths cannot contain '='");
    const text = world.readFile(path);
    if (text === undefined) return fail(`error reading ${path}: no such file or directory`);
    files.push(`${path === first && !source.includes('=') ? (path.split('/').at(-1) ?? path) : first}=${text}`);
  }
  if (configMap === undefined) return literals([...files, ...pairs]);
  const where = `in Data for ConfigMap ${JSON.stringify(configMap)}`;
  const repeated = (key: string) =>
    `cannot add key ${JSON.stringify(key)}, another key by that name already exists ${where}`;
  return literals([...files, ...pairs], repeated);
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
