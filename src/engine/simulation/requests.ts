/** Carries out what a person asks: every request goes through the API server, or to the node that a pod runs on. */
import {
  type Admission,
  type Answer,
  applyManifest,
  manifestOf,
  patchStatefulSet,
  refusalOfNewSet,
  setImage,
} from '../apiserver/admission.ts';
import { type ApiError, forbidden, isApiError, notFound } from '../apiserver/apiErrors.ts';
import type { ApiServer } from '../apiserver/apiServer.ts';
import type { Faults } from '../apiserver/faults.ts';
import { finishDeletingOwners } from '../garbageCollector.ts';
import type { Json, JsonObject } from '../json.ts';
import { mergePatch } from '../mergePatch.ts';
import type { Kubelet } from '../node/kubelet.ts';
import type { ObjectRequest } from '../apiserver/objectRequest.ts';
import type { StatefulSetController } from '../statefulset/controller.ts';
import type { Infrastructure } from './infrastructure.ts';
import type { Request } from './scenario.ts';
import type { Traces } from './traces.ts';

export interface RequestWorld {
  readonly admission: Admission;
  readonly kubelet: Kubelet;
  readonly controller: StatefulSetController;
  readonly faults: Faults | undefined;
  readonly infrastructure: Infrastructure | undefined;
  readonly traces: Traces | undefined;
  readonly hasten: ((pod: string) => ApiError | undefined) | undefined;
}

/** Gives the refusal, or what there is to say of a request that was done. A refused request changes nothing. */
export function performRequest(world: RequestWorld, request: Request): Answer | undefined {
  const { admission } = world;
  const { api } = admission;
  switch (request.type) {
    case 'apply':
      return applyManifest(admission, request.manifest);
    case 'patchSet':
      return patchStatefulSet(admission, request.name, request.spec);
    case 'setImage':
      return setImage(admission, request.name, request.container, request.image);
    case 'delete':
      return deleteObject(api, request);
    case 'recreateSet':
      return recreateSet(admission, request.name, request.keepPods, request.spec);
    case 'podFault': {
      const pod = api.get('pods', request.name);
      if (pod === undefined) return notFound('pods', request.name);
      late(world.kubelet.runtime, request);
      world.kubelet.fault(pod, request);
      return { object: api.get('pods', request.name) ?? pod, warnings: [] };
    }
    case 'hasten':
      return late(world.hasten, request)(request.name);
    case 'apiFault':
      late(world.faults, request).set(request.fault, api.nowMs);
      return undefined;
    case 'cacheLag':
    case 'controllerDown':
    case 'controllerUp':
    case 'controllerCrash':
      late(world.controller.troubles, request).meet(request);
      return undefined;
    case 'nodeFault':
    case 'drain':
    case 'stopDrain':
    case 'provisionerFault':
      return late(world.infrastructure, request).meet(request);
    case 'writeFiles':
    case 'lookUp':
      return late(world.traces, request).meet(request);
    default:
      return perform(admission, request);
  }
}

/** Some namespaces never go (the plug-in NamespaceLifecycle). */
const immortal = ['default', 'kube-system', 'kube-public'];

function deleteObject(api: ApiServer, { resource, name, options = {} }: Extract<Request, { type: 'delete' }>): Answer {
  if (resource === 'namespaces' && immortal.includes(name))
    return forbidden(resource, name, 'this namespace may not be deleted');
  const answer = api.delete(resource, name, options);
  return isApiError(answer) ? answer : { object: answer, warnings: [] };
}

function perform(admission: Admission, request: ObjectRequest): Answer {
  return late(admission.validation, request).perform(admission, request);
}

/** What arrives after the first frame has to be there for the requests that want it. */
function late<T>(part: T | undefined, { type }: Request): T {
  if (part === undefined) throw new Error(`A ${type} request came before the rules that carry it out.`);
  return part;
}

/**
 * Deletes a set and creates it with other immutable fields. With `keepPods` its pods are orphaned and the new set adopts them;
 * without, the garbage collector deletes them while the new set already waits for their names.
 */
function recreateSet(admission: Admission, name: string, keepPods: boolean, spec: JsonObject): ApiError | undefined {
  const { api } = admission;
  const old = api.get('statefulsets', name);
  if (old === undefined) return notFound('statefulsets', name);
  const manifest = manifestOf(old, mergePatch(old.spec as unknown as Json, spec) as JsonObject);
  // Judged before anything is deleted: a refused request changes nothing.
  const refused = refusalOfNewSet(admission, manifest);
  if (refused !== undefined) return refused;
  api.delete('statefulsets', name, { propagationPolicy: keepPods ? 'Orphan' : 'Background' });
  if (keepPods) finishDeletingOwners(api);
  return applyManifest(admission, manifest);
}
