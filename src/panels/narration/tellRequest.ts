/** What you asked for, told; or what the API server said to it. */
import type { ApiError } from '#engine/apiserver/apiErrors.ts';
import type { Fault } from '#engine/apiserver/faults.ts';
import { resourceInfos } from '#engine/apiserver/resources.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import { requestObject } from '#engine/simulation/requestObject.ts';
import type { ControllerTrouble, Request } from '#engine/simulation/scenario.ts';
import { cachedResources } from '#engine/statefulset/caches.ts';
import type { Told } from '#i18n/told.ts';
import type { Words } from '#i18n/words.ts';
import { tellInfrastructureTrouble } from './tellInfrastructure.ts';
import { specChanges } from './specChanges.ts';

export function tellRequest(request: Request, words: Words): Told {
  const { requests } = words.narration;
  switch (request.type) {
    case 'apply':
      return tellApply(request.manifest, words);
    case 'patchSet':
      return tellPatch(request.name, request.spec, words);
    case 'setImage':
      return requests.imageSet({ set: request.name, image: request.image });
    case 'delete':
      return tellDelete(request, words);
    case 'create':
    case 'replace':
    case 'serverSideApply':
      return tellManifest(request, words);
    case 'patch':
      return tellObjectPatch(request, words);
    case 'scale':
      return requests.scaled({ name: request.name, replicas: request.replicas });
    case 'evict':
      return requests.evicted({ pod: request.name });
    case 'recreateSet':
      return request.keepPods
        ? requests.setRecreatedWithPods({ set: request.name })
        : requests.setRecreated({ set: request.name });
    case 'podFault':
      return tellPodFault(request, words);
    case 'hasten':
      return requests.hastened({ pod: request.name });
    case 'apiFault':
      return tellApiFault(request.fault, words);
    case 'cacheLag':
    case 'controllerDown':
    case 'controllerUp':
    case 'controllerCrash':
      return tellTrouble(request, words);
    case 'writeFiles':
      return requests.filesWritten({ pod: request.pod, files: Object.keys(request.files).length });
    case 'lookUp':
      return requests.namesMissing({ pod: request.pod, name: withoutZone(request.questions[0]?.split(' ')[1] ?? '') });
    case 'nodeFault':
    case 'drain':
    case 'stopDrain':
    case 'provisionerFault':
      return tellInfrastructureTrouble(request, words);
  }
}

/** A refusal, as the API server words it; its commonest kind by what it means. `asked` is the field of the edit, when it is known. */
export function tellApiRefusal(error: ApiError, words: Words, asked = ''): Told {
  const { requests } = words.narration;
  const immutable = error.causes?.find(
    ({ detail }) => detail.includes('immutable') || detail.endsWith('are forbidden'),
  );
  if (immutable === undefined) return requests.refused({ message: error.message });
  // Up to 1.36 one sentence speaks for the whole spec; then the edit says which field it was.
  const named = immutable.field.slice(immutable.field.lastIndexOf('.') + 1);
  const field = named === 'spec' ? asked : named;
  return field === '' ? requests.refused({ message: error.message }) : requests.immutableField({ field });
}

/** The first field that a request edits; '' when it edits none. */
export function editedField(request: Request): string {
  return request.type === 'patchSet' ? (specChanges(request.spec)[0]?.field ?? '') : '';
}

function tellApply(manifest: JsonObject, words: Words): Told {
  const { requests } = words.narration;
  const kind = String(manifest['kind'] ?? '');
  const name = String((manifest['metadata'] as JsonObject | undefined)?.['name'] ?? '');
  if (kind === 'StatefulSet') return requests.appliedSet({ name });
  return kind === 'Service' ? requests.appliedService({ name }) : requests.applied({ kind, name });
}

function tellManifest(
  request: Extract<Request, { type: 'create' | 'replace' | 'serverSideApply' }>,
  words: Words,
): Told {
  const { requests } = words.narration;
  const { name } = requestObject(request);
  const kind = String(request.manifest['kind'] ?? '');
  if (request.type === 'create') return requests.created({ kind, name });
  if (request.type === 'replace') return requests.replaced({ kind, name });
  return requests.serverSideApplied({ kind, name, manager: request.fieldManager });
}

/** A patch of a set's spec says what an edit of it would; any other one is just a patch. */
function tellObjectPatch({ resource, name, patch }: Extract<Request, { type: 'patch' }>, words: Words): Told {
  const spec = isObject(patch) ? patch['spec'] : undefined;
  if (resource === 'statefulsets' && isObject(spec)) return tellPatch(name, spec, words);
  return words.narration.requests.patched({ kind: resourceInfos[resource].kind, name });
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tellPatch(set: string, spec: JsonObject, words: Words): Told {
  const { requests } = words.narration;
  const changes = specChanges(spec);
  const [first] = changes;
  if (changes.some(({ field }) => field === 'template')) return requests.templateChanged({ set });
  if (first === undefined || changes.length > 1)
    return requests.fieldsChanged({ set, fields: changes.map(({ field }) => field) });
  const { field, value } = first;
  if (value === undefined) return requests.fieldChanged({ set, field });
  return value === null ? requests.fieldRemoved({ set, field }) : requests.fieldSet({ set, field, value });
}

function tellDelete({ resource, name, options = {} }: Extract<Request, { type: 'delete' }>, words: Words): Told {
  const { requests } = words.narration;
  switch (resource) {
    case 'pods':
      return options.gracePeriodSeconds === 0
        ? requests.podForceDeleted({ pod: name })
        : requests.podDeleted({ pod: name });
    case 'persistentvolumeclaims':
      return requests.claimDeleted({ claim: name });
    case 'services':
      return requests.serviceDeleted({ service: name });
    case 'statefulsets':
      if (options.propagationPolicy === 'Orphan') return requests.setOrphaned({ set: name });
      return options.propagationPolicy === 'Foreground'
        ? requests.setDeletedInForeground({ set: name })
        : requests.setDeleted({ set: name });
    default:
      return requests.deleted({ kind: resourceInfos[resource].kind, name });
  }
}

function tellPodFault({ name: pod, fault }: Extract<Request, { type: 'podFault' }>, words: Words): Told {
  const { requests } = words.narration;
  switch (fault) {
    case 'unready':
      return requests.madeUnready({ pod });
    case 'ready':
      return requests.madeReady({ pod });
    case 'crash':
      return requests.madeCrash({ pod });
    case 'oom':
      return requests.madeOom({ pod });
    case 'hang':
      return requests.madeHang({ pod });
    case 'livenessFail':
      return requests.madeDeaf({ pod });
    case 'flap':
      return requests.madeFlap({ pod });
    case 'slowStart':
      return requests.madeSlow({ pod });
    case 'fail':
      return requests.madeFail({ pod });
  }
}

function tellApiFault({ verb, resource, name, times = 1, forMs }: Fault, words: Words): Told {
  const { requests, verbs } = words.narration;
  const told = { verb: verbs[verb], object: objectText(resource, name, words) };
  if (forMs !== undefined) return requests.apiFaultWindow({ ...told, seconds: forMs / 1000 });
  return times === 1 ? requests.apiFaultSet(told) : requests.apiFaultTimes({ ...told, times });
}

function tellTrouble(request: ControllerTrouble, words: Words): Told {
  const { requests } = words.narration;
  switch (request.type) {
    case 'cacheLag': {
      const { lag, resources = cachedResources } = request;
      if (lag === 'frozen') return requests.cachesFrozen({ resources });
      return lag === 0
        ? requests.cachesCaughtUp({ resources })
        : requests.cachesLag({ resources, seconds: lag / 1000 });
    }
    case 'controllerDown':
      return requests.controllerStopped();
    case 'controllerUp':
      return requests.controllerStarted();
    case 'controllerCrash':
      return requests.crashPlanned({ writes: request.afterWrites });
  }
}

/** A resource and a name, as a sentence says them: `claim www-web-1`. */
function objectText(resource: string, name: string, words: Words): string {
  const { objects } = words.narration;
  if (name === '*') return objects.any({ resource });
  switch (resource) {
    case 'statefulsets/status':
      return objects.status({ name });
    case 'pods':
      return objects.pods({ name });
    case 'persistentvolumeclaims':
      return objects.persistentvolumeclaims({ name });
    case 'controllerrevisions':
      return objects.controllerrevisions({ name });
    default:
      return objects.other({ resource, name });
  }
}

/** A name as people say it who are in the cluster. */
export function withoutZone(name: string): string {
  return name.replace(/(\.default)?\.svc\.cluster\.local$/, '');
}
