/** `patch --subresource`: the status of an object, or its scale, which the API server shows as an object of its own. */
import { notFound } from '#engine/apiserver/apiErrors.ts';
import type { PatchType } from '#engine/apiserver/objectRequest.ts';
import type { JsonObject } from '#engine/json.ts';
import type { Call } from '../command.ts';
import { type ApiResource, fullName } from '../discovery.ts';
import { failApi, type Failure, isFailure, unsupported } from '../failures.ts';
import { numberAt, textsAt } from '../objectFields.ts';
import type { DryRun } from '../output.ts';
import { sortedEntries } from '../print/goValues.ts';
import { patchedLocally } from '../patchedLocally.ts';
import type { ReadPatch } from '../patchText.ts';
import { ask } from '../requests.ts';
import type { Found } from '../resourceArgs.ts';
import type { ApiObject } from '../world.ts';

/** The kind that a scale is shown as. */
export const scaleKind: ApiResource = {
  name: 'scales',
  group: 'autoscaling',
  version: 'v1',
  kind: 'Scale',
  namespaced: true,
  shortNames: [],
  inAll: false,
};

const scalable = ['deployments', 'replicasets', 'statefulsets'] as const;

/** The scale of an object before and after a patch, or the refusal. */
export function patchScale(
  call: Call,
  { resource, name, object }: Found,
  { type, read, dryRun }: { readonly type: PatchType; readonly read: ReadPatch; readonly dryRun: DryRun },
): { readonly before: object; readonly after: object } | Failure {
  const scaled = scalable.find((each) => each === resource.name);
  if (object === undefined) return failApi(notFound(fullName(resource), name));
  if (scaled === undefined) return notServed();
  const before = scaleOf(object);
  const kind = { kind: 'Scale', version: call.world.kubernetesVersion };
  // A scale has no lists, so a strategic merge is a plain one.
  const patched = patchedLocally(before, type === 'strategic' ? 'merge' : type, read, kind);
  if (isFailure(patched)) return patched;
  const replicas = numberAt(patched, 'spec', 'replicas');
  if (dryRun === 'client') return { before, after: patched };
  const answer = ask(call, { type: 'scale', resource: scaled, name, replicas }, dryRun);
  return isFailure(answer) ? answer : { before, after: scaleOf(answer) };
}

/** Why a kind has no such part; undefined for the status, and for the object as a whole. */
export function missingSubresource({ name }: ApiResource, subresource: string): Failure | undefined {
  if (subresource === 'resize' && name === 'pods') {
    return unsupported(
      'patch --subresource=resize changes the cpu and memory of a running pod, which containers here do not have; ' +
        '`kubectl set resources` changes the template',
    );
  }
  return ['', 'status'].includes(subresource) ? undefined : notServed();
}

/** What the server answers to a path that it does not serve. */
function notServed(): Failure {
  return failApi({ code: 404, reason: 'NotFound', message: 'the server could not find the requested resource' });
}

function scaleOf(object: ApiObject): JsonObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  const labels = sortedEntries(textsAt(object, 'spec', 'selector', 'matchLabels'));
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    metadata: { name, namespace: namespace ?? '', uid, resourceVersion, creationTimestamp: creationTimestamp ?? null },
    spec: { replicas: numberAt(object, 'spec', 'replicas') },
    status: {
      replicas: numberAt(object, 'status', 'replicas'),
      ...(labels.length > 0 && { selector: labels.map((pair) => pair.join('=')).join(',') }),
    },
  };
}
