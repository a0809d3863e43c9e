/** The text inside a `v1` link ↔ a view. What stands in a link is hostile until this schema has seen it. */
import * as v from 'valibot';
import { parseTime } from '#engine/apiserver/time.ts';
import type {
  ControllerOptions,
  Duration,
  Durations,
  NodeOptions,
  ProvisionerOptions,
  StorageClassOptions,
  TimedRequest,
  WorldOptions,
} from '#engine/simulation/scenario.ts';
import { type FeatureGates, kubernetesVersions } from '#engine/versions.ts';
import type { Taint } from '#engine/objects.ts';
import type { LinkView } from './linkView.ts';
import { requestSchema } from './requestShapes.ts';
import { count, line, milliseconds, type Shape, strict, whole } from './shapes.ts';

const maxRequests = 10_000;
const gate = v.optional(v.boolean());
const gates: Shape<Partial<FeatureGates>> = {
  MaxUnavailableStatefulSet: gate,
  StatefulSetRecreateStrategy: gate,
  StatefulSetSemanticRevisionComparison: gate,
  StaleControllerConsistencyStatefulSet: gate,
};

const duration = v.optional(strict<Duration>({ leastMs: milliseconds, spreadMs: milliseconds }));
const durations: Shape<Partial<Durations>> = {
  schedule: duration,
  provision: duration,
  start: duration,
  becomeReady: duration,
  stop: duration,
  imageRetry: duration,
  crashRestart: duration,
  relist: duration,
  initRun: duration,
  nodeReturn: duration,
  attach: duration,
};

const byte = v.pipe(whole, v.minValue(0), v.maxValue(255));
const taint: Shape<Taint> = {
  key: line,
  value: v.optional(line),
  effect: v.picklist(['NoSchedule', 'NoExecute', 'PreferNoSchedule']),
  timeAdded: v.optional(line),
};
const node: Shape<NodeOptions> = {
  name: line,
  address: line,
  podNetwork: line,
  firstHost: byte,
  zone: v.optional(line),
  labels: v.optional(v.record(line, line)),
  taints: v.optional(v.pipe(v.array(strict(taint)), v.maxLength(100))),
  maxPods: v.optional(count),
};
const storageClass: Shape<StorageClassOptions> = {
  name: line,
  isDefault: v.optional(v.boolean()),
  provisioner: v.optional(line),
  volumeBindingMode: v.optional(v.picklist(['Immediate', 'WaitForFirstConsumer'])),
  reclaimPolicy: v.optional(v.picklist(['Delete', 'Retain'])),
  allowVolumeExpansion: v.optional(v.boolean()),
};
const provisioner: Shape<ProvisionerOptions> = {
  topology: v.optional(v.picklist(['zone', 'node'])),
  isDown: v.optional(v.boolean()),
};
const controller: Shape<ControllerOptions> = {
  concurrentSyncs: v.optional(v.pipe(whole, v.minValue(1), v.maxValue(100))),
  syncMs: v.optional(milliseconds),
};
const world: Shape<WorldOptions> = {
  startTime: v.optional(
    v.pipe(
      line,
      v.check((text) => !Number.isNaN(parseTime(text)), 'not a time'),
    ),
  ),
  nodes: v.optional(v.pipe(v.array(strict(node)), v.maxLength(1000))),
  storageClass: v.optional(line),
  volumePrefix: v.optional(line),
  durations: v.optional(strict(durations)),
  controller: v.optional(strict(controller)),
  storageClasses: v.optional(v.pipe(v.array(strict(storageClass)), v.maxLength(100))),
  provisioners: v.optional(v.record(line, strict(provisioner))),
};

/** Requests in columns, because like stands beside like and takes less room; times and places are steps from the one before. */
const columns = {
  at: v.pipe(v.array(whole), v.maxLength(maxRequests)),
  after: v.pipe(v.array(v.nullable(whole)), v.maxLength(maxRequests)),
  requests: v.pipe(v.array(requestSchema), v.maxLength(maxRequests)),
};

const payload = v.strictObject({
  version: v.picklist(kubernetesVersions),
  gates: v.optional(strict(gates)),
  seed: whole,
  ...columns,
  world: v.optional(strict(world)),
  shown: v.tuple([count, milliseconds]),
  fingerprint: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  panel: v.optional(v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,20}$/))),
  selected: v.optional(count),
  object: v.optional(v.tuple([v.picklist(['controllerrevisions', 'persistentvolumeclaims', 'services']), line])),
  base: v.optional(v.strictObject({ forkStep: count, ...columns })),
});

type Payload = v.InferOutput<typeof payload>;
type Columns = Pick<Payload, 'at' | 'after' | 'requests'>;

/** A view as the text that is packed into a link. */
export function textOf({ scenario, shown, fingerprint, panel, selected, object, base }: LinkView): string {
  const { kubernetesVersion, featureGates, seed, requests, world: options } = scenario;
  return JSON.stringify({
    version: kubernetesVersion,
    gates: featureGates,
    seed,
    ...columnsOf(requests),
    world: options,
    shown: [shown.step, shown.atMs],
    fingerprint,
    panel,
    selected,
    object: object && [object.resource, object.name],
    base: base && { forkStep: base.forkStep, ...columnsOf(base.requests) },
  });
}

/** The view; or what is wrong with the text: where, and in what way. */
export function viewOf(
  text: string,
): { readonly view: LinkView } | { readonly place: string; readonly detail: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { place: '', detail: 'not JSON' };
  }
  const { success, output, issues } = v.safeParse(payload, value, { abortEarly: true });
  if (!success) return { place: v.getDotPath(issues[0]) ?? '', detail: issues[0].message };
  const requests = requestsOf(output);
  const baseRequests = output.base && requestsOf(output.base);
  if (requests === undefined) return { place: 'requests', detail: 'the columns do not fit together' };
  if (output.base !== undefined && baseRequests === undefined)
    return { place: 'base', detail: 'the columns do not fit together' };
  return { view: assembled(output, requests, baseRequests) };
}

function assembled(
  {
    version,
    gates: featureGates,
    seed,
    world: options,
    shown: [step, atMs],
    fingerprint,
    panel,
    selected,
    object,
    base,
  }: Payload,
  requests: readonly TimedRequest[],
  baseRequests: readonly TimedRequest[] | undefined,
): LinkView {
  return {
    scenario: {
      kubernetesVersion: version,
      seed,
      requests,
      ...(featureGates && { featureGates }),
      ...(options && { world: options }),
    },
    shown: { step, atMs },
    fingerprint,
    ...(panel !== undefined && { panel }),
    ...(selected !== undefined && { selected }),
    ...(object && { object: { resource: object[0], name: object[1] } }),
    ...(base && baseRequests && { base: { forkStep: base.forkStep, requests: baseRequests } }),
  };
}

function columnsOf(requests: readonly TimedRequest[]): Columns {
  let lastMs = 0;
  let lastStep = 0;
  const at: number[] = [];
  const after: (number | null)[] = [];
  for (const { atMs, afterSteps } of requests) {
    at.push(atMs - lastMs);
    lastMs = atMs;
    after.push(afterSteps === undefined ? null : afterSteps - lastStep);
    lastStep = afterSteps ?? lastStep;
  }
  return { at, after, requests: requests.map(({ request }) => request) };
}

/** Undefined when the columns are of different lengths, or a time or a place lies before the beginning. */
function requestsOf({ at, after, requests }: Columns): readonly TimedRequest[] | undefined {
  if (at.length !== requests.length || after.length !== requests.length) return undefined;
  let atMs = 0;
  let step = 0;
  const timed: TimedRequest[] = [];
  for (const [index, request] of requests.entries()) {
    atMs += at[index] as number;
    const steps = after[index] ?? null;
    step += steps ?? 0;
    if (!v.is(milliseconds, atMs) || !v.is(count, step)) return undefined;
    timed.push(steps === null ? { atMs, request } : { atMs, afterSteps: step, request });
  }
  return timed;
}
