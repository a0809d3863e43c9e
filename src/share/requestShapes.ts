/** What a request in a link may be: an entry for each type. The compiler asks for the entry of a type that is added, and for each field. */
import * as v from 'valibot';
import type { DeleteOptions } from '#engine/apiserver/apiServer.ts';
import type { ScalableResource } from '#engine/apiserver/objectRequest.ts';
import type { FaultReason } from '#engine/apiserver/faults.ts';
import { resources } from '#engine/apiserver/resources.ts';
import type { PodFault, Request } from '#engine/simulation/scenario.ts';
import { cachedResources } from '#engine/statefulset/caches.ts';
import { count, json, jsonObject, line, message, milliseconds, type Shape, strict } from './shapes.ts';

type RequestOf<Type extends Request['type']> = Extract<Request, { type: Type }>;
type Fault = RequestOf<'apiFault'>['fault'];

const resource = v.picklist(resources);
const scalable: readonly ScalableResource[] = ['deployments', 'replicasets', 'statefulsets'];

const deleteOptions = v.optional(
  strict<DeleteOptions>({
    gracePeriodSeconds: v.optional(count),
    propagationPolicy: v.optional(v.picklist(['Background', 'Foreground', 'Orphan'])),
  }),
);

const reasons: { readonly [Reason in FaultReason]: Reason } = {
  AlreadyExists: 'AlreadyExists',
  Conflict: 'Conflict',
  Forbidden: 'Forbidden',
  InternalError: 'InternalError',
  NotFound: 'NotFound',
  ServerTimeout: 'ServerTimeout',
  Timeout: 'Timeout',
  TooManyRequests: 'TooManyRequests',
};

const fault = strict<Fault>({
  verb: v.picklist(['create', 'update', 'delete', 'patch', '*']),
  resource: v.picklist([...resources, 'statefulsets/status', '*']),
  name: line,
  message,
  reason: v.optional(v.picklist(Object.values(reasons))),
  times: v.optional(count),
  forMs: v.optional(milliseconds),
  answerLost: v.optional(v.boolean()),
});

const podFaults: { readonly [Name in PodFault]: Name } = {
  unready: 'unready',
  ready: 'ready',
  crash: 'crash',
  oom: 'oom',
  hang: 'hang',
  livenessFail: 'livenessFail',
  flap: 'flap',
  slowStart: 'slowStart',
  fail: 'fail',
};

/** As much as all files together may hold (`contents.ts`). */
const fileText = v.pipe(v.string(), v.maxLength(64 * 1024));

const fieldValidation = v.optional(v.picklist(['Ignore', 'Strict', 'Warn']));

const shapes: { readonly [Type in Request['type']]: Shape<Omit<RequestOf<Type>, 'type'>> } = {
  apply: { manifest: jsonObject },
  create: { manifest: jsonObject, fieldValidation },
  replace: { manifest: jsonObject, fieldValidation, fieldManager: v.optional(line) },
  patch: {
    resource,
    name: line,
    patchType: v.picklist(['json', 'merge', 'strategic']),
    patch: json,
    subresource: v.optional(v.literal('status')),
    fieldValidation,
    fieldManager: v.optional(line),
  },
  scale: { resource: v.picklist(scalable), name: line, replicas: v.number() },
  evict: { name: line, options: deleteOptions },
  serverSideApply: {
    manifest: jsonObject,
    fieldManager: line,
    force: v.optional(v.boolean()),
    takesOver: v.optional(v.boolean()),
  },
  patchSet: { name: line, spec: jsonObject },
  setImage: { name: line, container: line, image: message },
  delete: { resource, name: line, options: deleteOptions },
  recreateSet: { name: line, keepPods: v.boolean(), spec: jsonObject },
  podFault: {
    name: line,
    fault: v.picklist(Object.values(podFaults)),
    container: v.optional(line),
    exitCode: v.optional(v.pipe(count, v.maxValue(255))),
    ms: v.optional(milliseconds),
  },
  hasten: { name: line },
  apiFault: { fault },
  cacheLag: {
    resources: v.optional(v.pipe(v.array(v.picklist(cachedResources)), v.maxLength(cachedResources.length))),
    lag: v.union([milliseconds, v.literal('frozen')]),
  },
  controllerDown: {},
  controllerUp: {},
  controllerCrash: { afterWrites: count },
  nodeFault: { name: line, fault: v.picklist(['down', 'cutOff', 'shutdown', 'up']) },
  drain: {
    name: line,
    force: v.optional(v.boolean()),
    deleteEmptyDirData: v.optional(v.boolean()),
    ignoreDaemonSets: v.optional(v.boolean()),
    disableEviction: v.optional(v.boolean()),
    gracePeriodSeconds: v.optional(count),
  },
  stopDrain: { name: line },
  writeFiles: { pod: line, container: line, files: v.record(line, v.nullable(fileText)) },
  lookUp: { pod: line, questions: v.pipe(v.array(line), v.maxLength(100)) },
  provisionerFault: { name: line, fault: v.picklist(['down', 'up']) },
};

/** Any request. A type that nobody knows and a field that a type does not have are refused. */
export const requestSchema = v.variant(
  'type',
  Object.entries(shapes).map(([type, shape]) =>
    v.strictObject({ type: v.literal(type), ...(shape as unknown as v.ObjectEntries) }),
  ) as unknown as readonly [v.StrictObjectSchema<{ type: v.LiteralSchema<string, undefined> }, undefined>],
) as unknown as v.GenericSchema<unknown, Request>;
