import { notFound } from '#engine/apiserver/apiErrors.ts';
import { variableNameProblems } from '#engine/apiserver/validation/formats.ts';
import type { JsonObject } from '#engine/json.ts';
import { withCause } from '../changeCause.ts';
import type { Call, Outcome, Pause, Verb, Waiting } from '../command.ts';
import { type ApiResource, findResource } from '../discovery.ts';
import { fail, failAll, failApi, type Failure, isFailure } from '../failures.ts';
import { attachTo, waitUntilReady } from '../inside/attach.ts';
import { unreachable } from '../inside/execTargets.ts';
import { withLastApplied } from '../lastApplied.ts';
import { listAt, numberAt, textAt } from '../objectFields.ts';
import { type DryRun, dryRunOf, type ObjectPrinter, objectPrinter, printResult } from '../output.ts';
import { patchedLocally } from '../patchedLocally.ts';
import { ask } from '../requests.ts';
import { deletionFlags, dryRunFlag, fieldManagerFlag, printFlags, recordFlag, saveConfigFlag } from '../sharedFlags.ts';
import { type ApiObject, objectNamed } from '../world.ts';
import { deletionOf, deletionTerms, type DeletionTerms } from './deletion.ts';
import { stdinFlags } from './exec.ts';

export const run: Verb = {
  name: 'run',
  use: 'NAME --image=image [--env="key=value"] [--port=port] [--dry-run=server|client] [--overrides=inline-json] [--command] -- [COMMAND] [args...]',
  short: 'Run an image in a pod of its own.',
  examples: [
    'kubectl run dns-test --image=busybox:1.28 --restart=Never --rm -it',
    'kubectl run tmp --image=busybox --restart=Never --rm -i -- nslookup web-0.nginx',
    'kubectl run nginx --image=nginx:1.29 --port=80',
  ],
  flags: [
    ...printFlags,
    ...deletionFlags,
    ...stdinFlags,
    dryRunFlag,
    fieldManagerFlag('kubectl-run'),
    saveConfigFlag,
    recordFlag,
    { name: 'image', type: 'string', required: true, help: 'the image of the container' },
    { name: 'image-pull-policy', type: 'string', help: 'Always, IfNotPresent or Never' },
    { name: 'annotations', type: 'stringArray', help: 'an annotation of the pod, as KEY=VALUE' },
    { name: 'env', type: 'stringArray', help: 'a variable of the container, as KEY=VALUE' },
    { name: 'labels', short: 'l', type: 'string', help: 'the labels of the pod, with commas between them' },
    { name: 'port', type: 'string', help: 'the port of the container' },
    { name: 'expose', type: 'bool', help: 'make a Service for it, too; needs --port' },
    { name: 'restart', type: 'string', initial: 'Always', help: 'Always, OnFailure or Never' },
    { name: 'command', type: 'bool', help: 'the words behind -- are the command, not its arguments' },
    { name: 'attach', type: 'bool', help: 'wait until the pod runs, and attach to it' },
    { name: 'rm', type: 'bool', help: 'delete the pod when it is done' },
    { name: 'leave-stdin-open', type: 'bool', help: 'keep the input of the container open' },
    { name: 'privileged', type: 'bool', help: 'run the container privileged' },
    { name: 'overrides', type: 'string', help: 'JSON to put over the pod' },
    {
      name: 'override-type',
      type: 'string',
      initial: 'merge',
      help: 'how --overrides is meant: merge, json or strategic',
    },
    { name: 'pod-running-timeout', type: 'duration', initial: '1m0s', help: 'how long to wait for the pod' },
    { name: 'detach-keys', type: 'string', initial: 'ctrl-p,ctrl-q', help: 'the keys that leave the container alone' },
    { name: 'wait', type: 'bool', help: 'with --rm: wait until the pod is gone' },
    {
      name: 'filename',
      short: 'f',
      type: 'strings',
      help: 'nothing',
      deprecated: 'it is ignored by kubectl run and will be removed in a future release',
    },
  ],
  run: runImage,
};

interface RunContext {
  readonly name: string;
  readonly dryRun: DryRun;
  readonly printer: ObjectPrinter | undefined;
  readonly terms: DeletionTerms;
  readonly isAttached: boolean;
}

function runImage(call: Call): Outcome | Waiting {
  const { flags, args, argsBeforeDash } = call;
  const pairs = readPairs(call);
  if (isFailure(pairs)) return pairs;
  const dryRun = dryRunOf(call);
  if (isFailure(dryRun)) return dryRun;
  const printer = objectPrinter(flags);
  if (isFailure(printer)) return printer;
  const terms = deletionTerms(call);
  if (isFailure(terms)) return terms;
  if (args.length === 0 || argsBeforeDash === 0) return fail('NAME is required for run');
  const isAttached = flags.changed('attach') ? flags.bool('attach') : flags.bool('stdin');
  const refused = refuse(call, dryRun, isAttached);
  if (refused !== undefined) return refused;
  const [name = ''] = args;
  const pod = podFor(call, name, pairs);
  if (isFailure(pod)) return pod;
  const context = { name, dryRun, printer, terms: { ...terms, gracePeriod: -1 }, isAttached };
  return start(call, pod, pairs, context);
}

/** Annotations, labels and variables. */
interface Pairs {
  readonly annotations: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly env: readonly JsonObject[];
}

function readPairs({ flags }: Call): Pairs | Failure {
  const wrong = flags.list('annotations').filter((pair) => pair.indexOf('=') <= 0);
  if (wrong.length > 0) return fail(`invalid annotations format: ${wrong.join(', ')}`);
  const annotations = Object.fromEntries(flags.list('annotations').map(splitPair));
  const specs = flags.text('labels') === '' ? [] : flags.text('labels').split(',');
  const odd = specs.find((spec) => spec.split('=').length !== 2);
  if (odd !== undefined) return fail(`unexpected label spec: ${odd}`);
  if (specs.some((spec) => spec.startsWith('='))) return fail('unexpected empty label key');
  const none = flags
    .list('env')
    .find((each) => !each.includes('=') || variableNameProblems(splitPair(each)[0]).length > 0);
  if (none !== undefined) return fail(`invalid env: ${none}`);
  const restart = flags.text('restart');
  if (!['', 'Always', 'OnFailure', 'Never'].includes(restart)) {
    return fail(`invalid restart policy: ${restart}, valid values are: Always, OnFailure, Never`);
  }
  const pull = flags.text('image-pull-policy');
  if (!['', 'Always', 'IfNotPresent', 'Never'].includes(pull)) {
    return fail(`invalid image pull policy: ${pull}, valid values are: Always, IfNotPresent, Never`);
  }
  if (flags.duration('pod-running-timeout') <= 0) return fail('--pod-running-timeout must be higher than zero');
  const env = flags
    .list('env')
    .map(splitPair)
    .map(([name, value]) => ({ name, value }));
  return { annotations, labels: Object.fromEntries(specs.map(splitPair)), env };
}

function splitPair(pair: string): readonly [string, string] {
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
}

const imageName =
  /^(?:[a-zA-Z0-9](?:[\w.-]*[a-zA-Z0-9])?(?::\d+)?\/)?[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*(?::\w[\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*:[0-9a-fA-F]{32,})?$/;

function refuse({ flags }: Call, dryRun: DryRun, isAttached: boolean): Failure | undefined {
  const image = flags.text('image');
  if (image === '') return fail('--image is required');
  if (image.length > 1000 || !imageName.test(image)) {
    return fail(`invalid image name ${JSON.stringify(image)}: invalid reference format`);
  }
  if (flags.bool('tty') && !flags.bool('stdin'))
    return fail('-i/--stdin is required for containers with -t/--tty=true');
  const port = flags.text('port');
  if (flags.bool('expose') && port === '') return fail('--port must be set when exposing a service');
  if (port !== '' && !/^[-+]?\d+$/.test(port)) return fail('--port must be a number');
  if (!isAttached && flags.bool('rm')) return fail('--rm should only be used for attached containers');
  if (!isAttached || dryRun === 'none') return undefined;
  return fail("--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)");
}

function podFor(call: Call, name: string, { annotations, labels, env }: Pairs): JsonObject | Failure {
  const { flags, args, namespace } = call;
  const words = args.slice(1);
  const isInteractive = flags.bool('stdin');
  const [port, pull] = [flags.text('port'), flags.text('image-pull-policy')];
  const container = {
    name,
    image: flags.text('image'),
    ...(words.length > 0 && { [flags.bool('command') ? 'command' : 'args']: words }),
    ...(port !== '' && { ports: [{ containerPort: Number(port) }] }),
    ...(env.length > 0 && { env }),
    resources: {},
    ...(pull !== '' && { imagePullPolicy: pull }),
    ...(flags.bool('privileged') && { securityContext: { privileged: true } }),
    ...(isInteractive && { stdin: true }),
    ...(isInteractive && !flags.bool('leave-stdin-open') && { stdinOnce: true }),
    ...(flags.bool('tty') && { tty: true }),
  };
  const restartPolicy = flags.text('restart') || (isInteractive ? 'OnFailure' : 'Always');
  const given = Object.keys(labels).length > 0 ? labels : { run: name };
  const metadata = { name, labels: given, ...(Object.keys(annotations).length > 0 && { annotations }) };
  const spec = { containers: [container], dnsPolicy: 'ClusterFirst', restartPolicy };
  const pod: JsonObject = { apiVersion: 'v1', kind: 'Pod', metadata, spec, status: {} };
  const placed = flags.changed('namespace') ? { ...pod, metadata: { ...metadata, namespace } } : pod;
  return withOverrides(call, placed);
}

function withOverrides({ flags, world }: Call, pod: JsonObject): JsonObject | Failure {
  const text = flags.text('overrides');
  if (text === '') return pod;
  const type = (['json', 'merge', 'strategic'] as const).find((each) => each === flags.text('override-type'));
  if (type === undefined) {
    return fail(`invalid override type: ${flags.text('override-type')}`);
  }
  try {
    const read = { patch: JSON.parse(text) as JsonObject, duplicates: [] };
    return patchedLocally(pod, type, read, { kind: 'Pod', version: world.kubernetesVersion });
  } catch {
    return fail('invalid Overrides: they are not JSON');
  }
}

function serviceFor({ flags }: Call, name: string, { labels }: Pairs): JsonObject {
  const port = Number(flags.text('port'));
  const isLabelled = Object.keys(labels).length > 0;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, ...(isLabelled && { labels }) },
    spec: { ports: [{ port, protocol: 'TCP', targetPort: port }], selector: isLabelled ? labels : { run: name } },
    status: { loadBalancer: {} },
  };
}

interface Made {
  readonly resource: ApiResource;
  readonly name: string;
  readonly object: ApiObject | JsonObject;
}

function make(call: Call, word: string, manifest: JsonObject, dryRun: DryRun): Made | Failure {
  const { resource } = findResource(word) as { readonly resource: ApiResource };
  const recorded = withCause(call, manifest);
  const noted = call.flags.bool('save-config') ? withLastApplied(recorded) : recorded;
  const object = dryRun === 'client' ? recorded : ask(call, { type: 'create', manifest: noted }, dryRun);
  return isFailure(object) ? object : { resource, name: textAt(object, 'metadata', 'name'), object };
}

function* start(call: Call, pod: JsonObject, pairs: Pairs, context: RunContext): Waiting {
  const { name, dryRun, printer, isAttached } = context;
  const made = make(call, 'pods', pod, dryRun);
  if (isFailure(made)) return made;
  const all: Made[] = [made];
  const failures: Failure[] = [];
  if (call.flags.bool('expose')) {
    const service = make(call, 'services', serviceFor(call, name, pairs), dryRun);
    if (isFailure(service)) failures.push(service);
    else all.push(service);
  }
  if (isAttached) return yield* attach(call, made.object as ApiObject, all, context);
  for (const { resource, name: made, object } of all) {
    const failure = printResult(call, printer, { resource, name: made, object }, 'created', dryRun);
    if (failure !== undefined) failures.push(failure);
  }
  return failAll(failures);
}

/** With `--rm`, what was made goes at the end, however that comes. */
function* attach(call: Call, pod: ApiObject, made: readonly Made[], { terms }: RunContext): Waiting {
  try {
    return yield* talk(call, pod);
  } finally {
    if (call.flags.bool('rm')) {
      const targets = made.map(({ resource, name }) => ({ resource, name, namespace: pod.metadata.namespace }));
      deletionOf(call, targets, terms, { ignoreMissing: true, isQuiet: call.flags.bool('quiet') });
    }
  }
}

function* talk(call: Call, created: ApiObject): Waiting {
  const { flags } = call;
  const untilMs = call.world.nowMs + flags.duration('pod-running-timeout');
  const pod = yield* waitUntilReady(call, created, untilMs);
  if (isFailure(pod)) return pod;
  const container = textAt(listAt(pod, 'spec', 'containers')[0], 'name');
  if (textAt(pod, 'status', 'phase') === 'Running') {
    const problem = unreachable(call, pod, container);
    if (problem !== undefined) return problem;
    const streams = { stdin: flags.bool('stdin'), tty: flags.bool('tty'), isQuiet: flags.bool('quiet') };
    if (!streams.isQuiet) {
      call.complain(
        'All commands and output from this session will be recorded in container logs, including credentials and sensitive ' +
          "information passed through the command prompt.\nIf you don't see a command prompt, try pressing enter.\n",
      );
    }
    const ended = yield* attachTo(call, pod, container, streams);
    if (isFailure(ended)) return ended;
  }
  const restart = textAt(pod, 'spec', 'restartPolicy');
  if (flags.bool('leave-stdin-open') || restart === 'Always') return undefined;
  return yield* exitOf(call, pod);
}

/** The exit code of a pod that is not started again is that of the command. */
function* exitOf(
  call: Call,
  { metadata: { name, namespace = '' }, ...pod }: ApiObject,
): Generator<Pause, Outcome, void> {
  const isFailureFinal = textAt(pod, 'spec', 'restartPolicy') === 'Never';
  const untilMs = call.world.nowMs + call.flags.duration('pod-running-timeout');
  for (;;) {
    const now = objectNamed(call.world, 'pods', namespace, name);
    if (now === undefined) return failApi(notFound('pods', name));
    const phase = textAt(now, 'status', 'phase');
    if (phase === 'Succeeded') return undefined;
    if (phase === 'Failed' && isFailureFinal) return endOfPod(call, now, `${namespace}/${name}`);
    if (call.world.nowMs >= untilMs) return fail('timed out waiting for the condition');
    yield { untilMs };
  }
}

function endOfPod(call: Call, pod: ApiObject, name: string): Failure {
  const [status] = listAt(pod, 'status', 'containerStatuses');
  const exit = numberAt(status, 'state', 'terminated', 'exitCode');
  if (exit === 0) return fail(`pod ${name} failed with unknown exit code`);
  call.complain(`pod ${name} terminated (${textAt(status, 'state', 'terminated', 'reason')})\n`);
  return { failure: 'exit', exit };
}
