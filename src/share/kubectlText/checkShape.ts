/** Whether an object of a cluster has the fields that the controllers read, of the types that the API gives them. */
import * as v from 'valibot';
import { resourceOfKind } from '#engine/apiserver/resources.ts';
import type { JsonObject } from '#engine/json.ts';

export interface WrongShape {
  readonly path: readonly (string | number)[];
  /** Types, or the bound of a number. */
  readonly expected: string;
  readonly received: string;
}

/** The first field that cannot be so; undefined when all fits. Fields that nobody reads are not looked at. */
export function checkShape(object: JsonObject): WrongShape | undefined {
  const shape = isOfKubernetes(object) ? shapes[String(object['kind'])] : undefined;
  if (shape === undefined) return undefined;
  const { success, issues } = v.safeParse(shape, object, { abortEarly: true });
  if (success) return undefined;
  const [issue] = issues;
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  return { path, expected: issue.expected ?? issue.type, received: plainly(issue.received) };
}

/** Others have kinds of the same names in API groups of their own. */
export function isOfKubernetes({ kind, apiVersion }: JsonObject): boolean {
  const known = resourceOfKind(String(kind));
  const [group] = typeof apiVersion === 'string' && apiVersion.includes('/') ? apiVersion.split('/') : [''];
  return known !== undefined && (apiVersion === undefined || group === known.group);
}

/** A text may hold anything; only types and numbers are repeated. */
function plainly(received: string): string {
  return received.startsWith('"') ? 'text' : received.slice(0, 30);
}

const text = v.pipe(v.string(), v.maxLength(8192));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(253));
const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(schema);
/** Go writes a time that nobody has set as null. */
const time = v.nullish(v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)));
const labels = maybe(v.record(v.string(), v.string()));
const int32 = v.pipe(v.number(), v.integer(), v.minValue(-2_147_483_648), v.maxValue(2_147_483_647));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_147_483_647));
const list = <Schema extends v.GenericSchema>(schema: Schema) => maybe(v.pipe(v.array(schema), v.maxLength(10_000)));

const owner = v.looseObject({ kind: name, name, uid: name, controller: maybe(v.boolean()) });
/** The uid is what tells an object of a cluster from a manifest. */
const metadata = v.looseObject({
  name,
  namespace: maybe(name),
  uid: name,
  resourceVersion: maybe(text),
  generation: maybe(count),
  creationTimestamp: time,
  deletionTimestamp: time,
  deletionGracePeriodSeconds: maybe(v.number()),
  labels,
  ownerReferences: list(owner),
  finalizers: list(text),
});

const selector = v.looseObject({
  matchLabels: labels,
  matchExpressions: list(v.looseObject({ key: text, operator: text, values: list(text) })),
});
const container = v.looseObject({ name, image: maybe(text) });
const condition = v.looseObject({
  type: text,
  status: text,
  reason: maybe(text),
  message: maybe(v.string()),
  lastTransitionTime: time,
});
const template = v.looseObject({
  metadata: maybe(v.looseObject({ labels })),
  spec: v.looseObject({ containers: v.pipe(v.array(container), v.maxLength(1000)), initContainers: list(container) }),
});
const policy = v.picklist(['Retain', 'Delete']);

/** As many as the engine can hold; the API server has no such bound. */
const replicas = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000));

const statefulSet = v.looseObject({
  metadata,
  spec: v.looseObject({
    replicas: maybe(replicas),
    selector,
    serviceName: maybe(text),
    template,
    podManagementPolicy: maybe(v.picklist(['OrderedReady', 'Parallel'])),
    updateStrategy: maybe(
      v.looseObject({
        type: maybe(v.picklist(['RollingUpdate', 'OnDelete', 'Recreate'])),
        rollingUpdate: maybe(
          v.looseObject({
            partition: maybe(count),
            maxUnavailable: maybe(v.union([count, v.pipe(v.string(), v.regex(/^\d{1,3}%$/))])),
          }),
        ),
      }),
    ),
    revisionHistoryLimit: maybe(int32),
    minReadySeconds: maybe(count),
    ordinals: maybe(v.looseObject({ start: maybe(count) })),
    persistentVolumeClaimRetentionPolicy: maybe(
      v.looseObject({ whenDeleted: maybe(policy), whenScaled: maybe(policy) }),
    ),
    volumeClaimTemplates: list(
      v.looseObject({ metadata: v.looseObject({ name, labels, annotations: labels }), spec: v.looseObject({}) }),
    ),
  }),
  status: maybe(
    v.looseObject({
      observedGeneration: maybe(count),
      replicas: maybe(count),
      readyReplicas: maybe(count),
      availableReplicas: maybe(count),
      currentReplicas: maybe(count),
      updatedReplicas: maybe(count),
      currentRevision: maybe(text),
      updateRevision: maybe(text),
      collisionCount: maybe(count),
      conditions: list(condition),
    }),
  ),
});

const state = maybe(
  v.looseObject({
    waiting: maybe(v.looseObject({ reason: maybe(text), message: maybe(v.string()) })),
    running: maybe(v.looseObject({ startedAt: time })),
    terminated: maybe(v.looseObject({ exitCode: maybe(v.number()), reason: maybe(text) })),
  }),
);
const containerStatus = v.looseObject({
  name,
  ready: maybe(v.boolean()),
  restartCount: maybe(count),
  state,
  lastState: state,
});

const pod = v.looseObject({
  metadata,
  spec: v.looseObject({
    nodeName: maybe(text),
    hostname: maybe(text),
    subdomain: maybe(text),
    containers: v.pipe(v.array(container), v.maxLength(1000)),
    volumes: list(v.looseObject({ name, persistentVolumeClaim: maybe(v.looseObject({ claimName: name })) })),
    readinessGates: list(v.looseObject({ conditionType: text })),
    schedulingGates: list(v.looseObject({ name: text })),
  }),
  status: v.looseObject({
    phase: v.picklist(['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown']),
    conditions: list(condition),
    containerStatuses: list(containerStatus),
    initContainerStatuses: list(containerStatus),
    podIP: maybe(text),
    startTime: time,
  }),
});

const claim = v.looseObject({
  metadata,
  spec: v.looseObject({ storageClassName: maybe(text), volumeName: maybe(text) }),
  status: maybe(v.looseObject({ phase: maybe(text), conditions: list(condition) })),
});

const revision = v.looseObject({
  metadata,
  revision: v.pipe(v.number(), v.safeInteger()),
  data: v.looseObject({ spec: v.looseObject({ template: v.looseObject({ spec: v.looseObject({}) }) }) }),
});

const service = v.looseObject({
  metadata,
  spec: v.looseObject({ clusterIP: maybe(text), selector: labels, publishNotReadyAddresses: maybe(v.boolean()) }),
});

const endpoint = v.looseObject({
  addresses: list(text),
  conditions: maybe(v.looseObject({ ready: maybe(v.boolean()) })),
  hostname: maybe(text),
  targetRef: maybe(v.looseObject({ name: maybe(text) })),
});

const node = v.looseObject({
  metadata,
  spec: maybe(
    v.looseObject({ unschedulable: maybe(v.boolean()), taints: list(v.looseObject({ key: text, effect: text })) }),
  ),
  status: maybe(v.looseObject({ conditions: list(condition) })),
});

const event = v.looseObject({
  metadata,
  reason: maybe(text),
  message: maybe(v.string()),
  type: maybe(text),
  involvedObject: v.looseObject({ kind: maybe(text), name: maybe(text), uid: maybe(text) }),
  firstTimestamp: time,
  lastTimestamp: time,
});

const budget = v.looseObject({
  metadata,
  spec: v.looseObject({ selector: maybe(selector) }),
  status: maybe(
    v.looseObject({ disruptionsAllowed: maybe(int32), currentHealthy: maybe(int32), desiredHealthy: maybe(int32) }),
  ),
});

const shapes: Readonly<Record<string, v.GenericSchema>> = {
  StatefulSet: statefulSet,
  Pod: pod,
  PersistentVolumeClaim: claim,
  ControllerRevision: revision,
  Service: service,
  // Go writes a list that nobody has made as null.
  EndpointSlice: v.looseObject({ metadata, endpoints: v.nullish(v.array(endpoint)) }),
  Node: node,
  Event: event,
  PodDisruptionBudget: budget,
  PersistentVolume: v.looseObject({ metadata, spec: v.looseObject({}) }),
  StorageClass: v.looseObject({ metadata, volumeBindingMode: maybe(text) }),
};
