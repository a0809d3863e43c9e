import { noteCause } from '../changeCause.ts';
import type { Call, Outcome, Verb, Waiting } from '../command.ts';
import { fail, failAll, type Failure, isFailure } from '../failures.ts';
import { numberAt } from '../objectFields.ts';
import { dryRunOf, objectPrinter, type DryRun, type ObjectPrinter, printResult } from '../output.ts';
import { ask } from '../requests.ts';
import { findObjects, type Found } from '../resourceArgs.ts';
import { dryRunFlag, filenameFlags, printFlags, recordFlag, selectorFlag } from '../sharedFlags.ts';
import { objectNamed } from '../world.ts';

export const scale: Verb = {
  name: 'scale',
  use: '[--resource-version=version] [--current-replicas=count] --replicas=COUNT (-f FILENAME | TYPE NAME)',
  short: 'Set how many replicas a set or Deployment has.',
  examples: ['kubectl scale sts web --replicas=5', 'kubectl scale sts/web --current-replicas=3 --replicas=0'],
  suggestFor: [],
  flags: [
    ...printFlags,
    ...filenameFlags,
    selectorFlag,
    dryRunFlag,
    recordFlag,
    { name: 'all', type: 'bool', help: 'all objects of the kind, in the namespace' },
    { name: 'replicas', type: 'int', initial: '0', required: true, help: 'how many there shall be' },
    { name: 'current-replicas', type: 'int', initial: '-1', help: 'how many there must be, for anything to be done' },
    { name: 'resource-version', type: 'string', help: 'the version that the object must have' },
    { name: 'timeout', type: 'duration', initial: '0s', help: 'how long to wait for them; zero does not wait' },
  ],
  run,
};

function run(call: Call): Outcome | Waiting {
  const { flags, args, namespace } = call;
  const dryRun = dryRunOf(call);
  if (isFailure(dryRun)) return dryRun;
  const printer = objectPrinter(flags);
  if (isFailure(printer)) return printer;
  const replicas = flags.int('replicas');
  if (replicas < 0) {
    return fail('The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0');
  }
  if (flags.int('current-replicas') < -1) {
    return fail('The --current-replicas must specify an integer of -1 or greater');
  }
  const found = findObjects(call, {
    args,
    namespace,
    selector: flags.text('selector'),
    kindIsEnough: flags.bool('all'),
    all: flags.bool('all') && args.length === 0,
    filenames: flags.list('filename'),
    recursive: flags.bool('recursive'),
    enforceNamespace: flags.changed('namespace'),
    latest: true,
  });
  if (isFailure(found)) return found;
  if (flags.text('resource-version') !== '' && found.found.length > 1) {
    return fail('cannot use --resource-version with multiple resources');
  }
  if (found.found.length === 0 && found.failures.length === 0) return fail('no objects passed to scale');
  for (const target of found.found) {
    const failure = scaleOne(call, target, replicas, dryRun, printer);
    if (failure !== undefined) return failure;
  }
  if (found.failures.length > 0) return failAll(found.failures);
  return flags.duration('timeout') > 0 && dryRun === 'none' ? waitForReplicas(call, found.found) : undefined;
}

const scalable = ['deployments', 'replicasets', 'statefulsets'] as const;

function scaleOne(
  call: Call,
  found: Found,
  replicas: number,
  dryRun: DryRun,
  printer: ObjectPrinter | undefined,
): Outcome {
  const { resource, name, object } = found;
  const shown = { resource, name, object: object ?? {} };
  if (dryRun === 'client') return printResult(call, printer, shown, 'scaled', dryRun);
  const kind = scalable.find((each) => each === resource.name);
  if (kind === undefined || resource.group !== 'apps') {
    const where = `${resource.group}/${resource.version}, Resource=${resource.name}`;
    return fail(`could not find scale subresource for ${where} in discovery information`);
  }
  const refused = unmetPrecondition(call, object);
  if (refused !== undefined) return refused;
  const scaled = ask(call, { type: 'scale', resource: kind, name, replicas }, dryRun);
  if (isFailure(scaled)) return scaled;
  // It is noted even when the rest was only tried.
  if (object !== undefined) noteCause(call, found, object, 'none');
  return printResult(call, printer, shown, 'scaled', dryRun);
}

function unmetPrecondition({ flags }: Call, object: Found['object']): Failure | undefined {
  const [wanted, was] = [flags.int('current-replicas'), numberAt(object, 'spec', 'replicas')];
  if (wanted !== -1 && wanted !== was) return fail(`Expected replicas to be ${wanted}, was ${was}`);
  const version = flags.text('resource-version');
  const actual = object?.metadata.resourceVersion ?? '';
  return version === '' || version === actual
    ? undefined
    : fail(`Expected resource version to be ${version}, was ${actual}`);
}

function* waitForReplicas(call: Call, targets: readonly Found[]): Waiting {
  const untilMs = call.world.nowMs + call.flags.duration('timeout');
  while (!targets.every((target) => hasReplicas(call, target))) {
    if (call.world.nowMs >= untilMs) return fail('timed out waiting for the condition');
    yield { untilMs };
  }
  return undefined;
}

function hasReplicas({ world }: Call, { resource, namespace, name }: Found): boolean {
  const object = objectNamed(world, resource.name, namespace, name);
  const isObserved = numberAt(object, 'status', 'observedGeneration') >= numberAt(object, 'metadata', 'generation');
  return isObserved && numberAt(object, 'spec', 'replicas') === numberAt(object, 'status', 'replicas');
}
