/** What the recordings say of a sync and of the world, made from our objects: the same fields under the same names. */
import type { Draft, MetadataPatch } from '../../src/engine/apiserver/apiServer.ts';
import type { Write } from '../../src/engine/apiserver/client.ts';
import type { JsonObject } from '../../src/engine/json.ts';
import type {
  ControllerRevision,
  KubeObject,
  OwnerReference,
  PersistentVolumeClaim,
  Pod,
  StatefulSet,
} from '../../src/engine/objects.ts';
import { podFacts } from '../../src/engine/statefulset/podFacts.ts';
import type { SyncReport } from '../../src/engine/statefulset/sync.ts';
import type { RecordedWorld } from './recordedWorld.ts';

/** `unordered`: an error's text depends on chance in the real controller, so only that it failed is told. */
export function projectSync({ writes, events, error, requeueAfterMs }: SyncReport, unordered: boolean): JsonObject {
  return {
    actions: writes.map(projectWrite),
    events: events as unknown as readonly JsonObject[],
    ...(error === undefined ? {} : { failed: true, ...(unordered ? {} : { error }) }),
    ...(requeueAfterMs === undefined ? {} : { requeueAfterMs }),
  };
}

function projectWrite({ verb, resource, name, sent, error }: Write): JsonObject {
  const what = { verb, resource, name, ...(error === undefined ? {} : { error: error.message }) };
  if (verb === 'delete') return what;
  if (verb === 'patch') return { ...what, ...projectPatch(sent as MetadataPatch) };
  switch (resource) {
    case 'pods':
      return { ...what, ...projectPod(sent as Pod) };
    case 'persistentvolumeclaims':
      return { ...what, ...projectClaim(sent as PersistentVolumeClaim) };
    case 'controllerrevisions':
      return { ...what, ...projectRevision(sent as ControllerRevision) };
    case 'statefulsets/status':
      return { ...what, status: projectStatus(sent as StatefulSet) };
    default:
      throw new Error(`The controller wrote ${resource}, which no recording has.`);
  }
}

function projectPatch({ ownerReferences, ...others }: MetadataPatch): JsonObject {
  return { ...(others as JsonObject), ownerReferences: references(ownerReferences) };
}

function projectPod(pod: Draft<'pods'> | Pod): JsonObject {
  const { labels = {}, annotations = {}, ownerReferences } = pod.metadata;
  const { hostname = '', subdomain = '', volumes = [], containers } = pod.spec;
  const projected = volumes.map(({ name, persistentVolumeClaim: claim }) =>
    claim === undefined ? { name } : { name, claim: claim.claimName },
  );
  return {
    labels,
    annotations,
    ownerReferences: references(ownerReferences),
    hostname,
    subdomain,
    volumes: projected.sort((a, b) => (a.name < b.name ? -1 : 1)),
    image: containers[0]?.image ?? '',
  };
}

function projectClaim({ metadata, spec }: PersistentVolumeClaim): JsonObject {
  return {
    labels: metadata.labels ?? {},
    ownerReferences: references(metadata.ownerReferences),
    storage: spec.resources?.requests?.storage ?? '',
  };
}

function projectRevision({ metadata, revision }: ControllerRevision): JsonObject {
  return { labels: metadata.labels ?? {}, ownerReferences: references(metadata.ownerReferences), revision };
}

/** Condition times are left out, as in the recordings. */
function projectStatus({ status }: StatefulSet): JsonObject {
  const { conditions, ...counters } = status;
  const timeless = conditions?.map(({ lastTransitionTime: _time, ...condition }) => condition);
  return { ...counters, ...(timeless === undefined ? {} : { conditions: timeless }) };
}

function references(list: readonly OwnerReference[] | undefined): readonly JsonObject[] {
  return (list ?? []).map(({ apiVersion: _group, ...reference }) => reference);
}

/** The world at the end of a scenario. */
export function finalWorld({ api, setName }: RecordedWorld): JsonObject {
  const set = api.get('statefulsets', setName);
  return {
    pods: [...api.list('pods')].map(finalPod),
    persistentVolumeClaims: [...api.list('persistentvolumeclaims')].map(({ metadata }) => finalObject(metadata)),
    controllerRevisions: [...api.list('controllerrevisions')].map(({ metadata, revision }) => ({
      name: metadata.name,
      revision,
    })),
    ...(set === undefined ? {} : { generation: set.metadata.generation ?? 0, status: projectStatus(set) }),
  };
}

function finalPod(pod: Pod): JsonObject {
  const { ready, revision } = podFacts(pod);
  return {
    ...finalObject(pod.metadata),
    image: pod.spec.containers[0]?.image ?? '',
    phase: pod.status.phase ?? '',
    ready,
    revision,
    scheduled: pod.spec.nodeName !== undefined,
  };
}

function finalObject({ name, uid, ownerReferences, deletionTimestamp }: KubeObject['metadata']): JsonObject {
  return { name, uid, ownerReferences: references(ownerReferences), terminating: deletionTimestamp !== undefined };
}
