import { canonicalQuantity } from '#engine/apiserver/quantity.ts';
import type { JsonObject } from '#engine/json.ts';
import type { Call, Outcome, Verb } from '../command.ts';
import { type ApiResource, apiVersionOf, findResource, fullName } from '../discovery.ts';
import { fail, failAll, type Failure, isFailure, unsupported } from '../failures.ts';
import { textAt } from '../objectFields.ts';
import { type DryRun, dryRunOf, type ObjectPrinter, objectPrinter, printResult } from '../output.ts';
import { findObjects, type Found } from '../resourceArgs.ts';
import { dryRunFlag, fieldManagerFlag, filenameFlags, printFlags, recordFlag } from '../sharedFlags.ts';

export const autoscale: Verb = {
  name: 'autoscale',
  use: '(-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS [--cpu=CPU]',
  short: 'Let a set or Deployment have more or fewer pods by itself; there is no such controller here.',
  flags: [
    ...printFlags,
    ...filenameFlags,
    dryRunFlag,
    recordFlag,
    fieldManagerFlag('kubectl-autoscale'),
    { name: 'min', type: 'int32', initial: '-1', help: 'the fewest pods' },
    { name: 'max', type: 'int32', initial: '-1', required: true, help: 'the most pods' },
    { name: 'cpu', type: 'string', help: 'how much of the CPU a pod is to use' },
    { name: 'memory', type: 'string', help: 'how much memory a pod is to use' },
    {
      name: 'cpu-percent',
      type: 'int32',
      initial: '-1',
      help: 'how much of its CPU a pod is to use',
      deprecated:
        "Use --cpu with percentage or resource quantity format (e.g., '70%' for utilization or '500m' for milliCPU).",
    },
    { name: 'name', type: 'string', help: 'the name of the new object' },
  ],
  run,
};

function run(call: Call): Outcome {
  const { args, flags, namespace } = call;
  const dryRun = dryRunOf(call);
  if (isFailure(dryRun)) return dryRun;
  const [least, most] = [flags.int('min'), flags.int('max')];
  if (most < 1) return fail(`--max=MAXPODS is required and must be at least 1, max: ${most}`);
  if (most < least) return fail(`--max=MAXPODS must be larger or equal to --min=MINPODS, max: ${most}, min: ${least}`);
  if (flags.int('cpu-percent') > 0 && flags.text('cpu') !== '') {
    return fail('--cpu-percent and --cpu are mutually exclusive');
  }
  const found = findObjects(call, {
    args,
    namespace,
    filenames: flags.list('filename'),
    enforceNamespace: flags.changed('namespace'),
    latest: true,
  });
  if (isFailure(found)) return found;
  if (found.failures.length > 0) return failAll(found.failures);
  const target = found.found.find(({ resource }) => !scalable.has(resource.name));
  if (target !== undefined) {
    const { kind, group } = target.resource;
    return fail(`cannot autoscale a ${group === '' ? kind : `${kind}.${group}`}`);
  }
  const printer = objectPrinter(flags);
  if (isFailure(printer)) return printer;
  for (const each of found.found) {
    const manifest = scalerFor(call, each);
    if (isFailure(manifest)) return manifest;
    const failure = hand(call, manifest, dryRun, printer);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** What nobody keeps here can still be tried. */
function hand(call: Call, manifest: JsonObject, dryRun: DryRun, printer: ObjectPrinter | undefined): Outcome {
  const { resource } = findResource('hpa') as { readonly resource: ApiResource };
  const name = textAt(manifest, 'metadata', 'name');
  const isNameOnly = !call.flags.changed('output') || call.flags.text('output') === 'name';
  if (dryRun === 'client') return printResult(call, printer, { resource, name, object: manifest }, 'created', dryRun);
  if (dryRun === 'server' && isNameOnly) {
    return printResult(call, printer, { resource, name, object: manifest }, 'autoscaled', dryRun);
  }
  const instead = '`kubectl scale` says how many pods there are, and `--dry-run=client -o yaml` shows the object';
  return unsupported(`this simulated cluster keeps no ${fullName(resource)}, and measures nothing: ${instead}`);
}

/** The HorizontalPodAutoscaler of a set or Deployment (kubectl `createHorizontalPodAutoscalerV2`). */
function scalerFor({ flags, namespace }: Call, { resource, name }: Found): JsonObject | Failure {
  const [percent, least] = [flags.int('cpu-percent'), flags.int('min')];
  const cpu =
    percent > 0 ? { type: 'Utilization', averageUtilization: percent } : targetOf('cpu', flags.text('cpu'), 'm');
  const memory = targetOf('memory', flags.text('memory'), 'Mi');
  if (isFailure(cpu)) return cpu;
  if (isFailure(memory)) return memory;
  const metrics = [
    ...(cpu === undefined ? [] : [{ type: 'Resource', resource: { name: 'cpu', target: cpu } }]),
    ...(memory === undefined ? [] : [{ type: 'Resource', resource: { name: 'memory', target: memory } }]),
  ];
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: flags.text('name') || name, ...(flags.changed('namespace') && { namespace }) },
    spec: {
      scaleTargetRef: { apiVersion: apiVersionOf(resource), kind: resource.kind, name },
      ...(least > 0 && { minReplicas: least }),
      maxReplicas: flags.int('max'),
      ...(metrics.length > 0 && { metrics }),
    },
    status: { currentMetrics: null, desiredReplicas: 0 },
  };
}

/** `70%`, `500m`, or a bare number in the unit of the resource; undefined when nothing was said. */
function targetOf(resource: string, text: string, unit: string): JsonObject | Failure | undefined {
  if (text === '') return undefined;
  const percent = /^(\d+)%$/.exec(text);
  if (percent !== null) return { type: 'Utilization', averageUtilization: Number(percent[1]) };
  const quantity = canonicalQuantity(/^[\d.]+$/.test(text) ? `${text}${unit}` : text);
  return typeof quantity === 'string'
    ? { type: 'AverageValue', averageValue: quantity }
    : fail(`invalid resource ${resource} value: ${text}`);
}

const scalable = new Set(['deployments', 'replicasets', 'replicationcontrollers', 'statefulsets']);
