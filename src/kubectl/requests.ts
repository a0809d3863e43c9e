/** Asks the API server for a change, on behalf of a command: prints its warnings, and gives its refusal as a failure. */
import { resourceInfos } from '#engine/apiserver/resources.ts';
import type { Resource } from '#engine/objects.ts';
import type { Call } from './command.ts';
import { type ApiResource, fullName, resourceOfKind } from './discovery.ts';
import { type Failure, failApi, unsupported } from './failures.ts';
import type { DryRun } from './output.ts';
import { type ApiObject, type ApiRequest, objectNamed } from './world.ts';

/** The object as it is afterwards. With a dry run of the server nothing is stored; one of the client must not come here. */
export function ask(call: Call, request: ApiRequest, dryRun: DryRun, doing?: string): ApiObject | Failure {
  const answer = call.world.submit(request, { dryRun: dryRun === 'server' });
  if (!('object' in answer)) return failApi(answer, doing);
  for (const warning of answer.warnings) call.warn(warning);
  return dryRun === 'server' ? withStoredVersion(call, answer.object) : answer.object;
}

/** What was not stored has got no version: a changed object still has its old one, a new object none. */
function withStoredVersion({ world }: Call, object: ApiObject): ApiObject {
  const { name, namespace } = object.metadata;
  const resource = resourceOfKind(object.apiVersion, object.kind)?.name ?? '';
  const { resourceVersion: _new, ...metadata } = object.metadata;
  const stored = objectNamed(world, resource, namespace, name)?.metadata.resourceVersion;
  const shown = stored === undefined ? metadata : { ...metadata, resourceVersion: stored };
  return { ...object, metadata: shown as ApiObject['metadata'] };
}

/** The resource as the API server of this page knows it, or that it keeps no such objects. */
export function heldResource(resource: ApiResource): Resource | Failure {
  if (resource.name in resourceInfos && fullName(resource) !== 'events.events.k8s.io') return resource.name as Resource;
  return unsupported(`this simulated cluster keeps no ${fullName(resource)}`);
}
