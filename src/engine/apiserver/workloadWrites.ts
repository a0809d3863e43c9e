/** What the Deployment and ReplicaSet controllers ask of the API server, beside pods. */
import type { Deployment, ReplicaSet } from '../objects.ts';
import { sameJson } from '../sameJson.ts';
import { type ApiError, conflict, notFound } from './apiErrors.ts';
import type { ApiServer } from './apiServer.ts';
import { definedOnly } from './copies.ts';

/** POST of a ReplicaSet: it has no status yet. Gives the refusal when the name is taken. */
export function createReplicaSet(api: ApiServer, { metadata, ...rest }: ReplicaSet): ReplicaSet | ApiError {
  return api.create('replicasets', {
    ...rest,
    metadata: definedOnly({ ...metadata, generation: 1 }),
    status: { replicas: 0 },
  });
}

/** PUT of a ReplicaSet: its status stays, and another spec raises its generation. Refused when it is gone, or is a newer one by now. */
export function updateReplicaSet(api: ApiServer, next: ReplicaSet): ReplicaSet | ApiError {
  const { name, resourceVersion, generation = 0 } = next.metadata;
  const stored = api.get('replicasets', name);
  if (stored === undefined) return notFound('replicasets', name);
  if (stored.metadata.resourceVersion !== resourceVersion) return conflict('replicasets', name);
  const isChanged = !sameJson(stored.spec, next.spec);
  const metadata = { ...next.metadata, generation: isChanged ? generation + 1 : generation };
  return api.put('replicasets', { ...next, metadata, status: stored.status }) ?? notFound('replicasets', name);
}

export function updateReplicaSetStatus(
  api: ApiServer,
  { metadata }: ReplicaSet,
  status: ReplicaSet['status'],
): ReplicaSet | ApiError {
  const stored = api.get('replicasets', metadata.name);
  if (stored === undefined) return notFound('replicasets', metadata.name);
  return api.put('replicasets', { ...stored, status }) ?? notFound('replicasets', metadata.name);
}

/** PUT of a Deployment's status, which takes its annotations along. Refused when it is gone, or is a newer one by now. */
export function updateDeploymentStatus(api: ApiServer, { metadata, status }: Deployment): Deployment | ApiError {
  const { name, resourceVersion, annotations } = metadata;
  const stored = api.get('deployments', name);
  if (stored === undefined) return notFound('deployments', name);
  if (stored.metadata.resourceVersion !== resourceVersion) return conflict('deployments', name);
  const next = { ...stored, metadata: definedOnly({ ...stored.metadata, annotations }), status };
  return api.put('deployments', next) ?? notFound('deployments', name);
}
