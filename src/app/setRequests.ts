/** The fields of a `set` message as requests to the API server. */
import type { Json, JsonObject } from '#engine/json.ts';
import type { StatefulSet } from '#engine/objects.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import type { SetFields } from './messages.ts';

/** One merge patch for all fields of the spec, then the image. Nothing given gives no request. */
export function setRequests(set: StatefulSet, fields: Omit<SetFields, 'version'>): readonly Request[] {
  const { name } = set.metadata;
  const spec = specPatch(set, fields);
  const requests: Request[] = Object.keys(spec).length === 0 ? [] : [{ type: 'patchSet', name, spec }];
  const container = set.spec.template.spec.containers[0]?.name ?? '';
  if (fields.image !== undefined) requests.push({ type: 'setImage', name, container, image: fields.image });
  return requests;
}

function specPatch(set: StatefulSet, fields: Omit<SetFields, 'version'>): JsonObject {
  const { replicas, podManagementPolicy, minReadySeconds, revisionHistoryLimit, start, whenScaled, whenDeleted } =
    fields;
  return given({
    replicas,
    podManagementPolicy,
    minReadySeconds,
    revisionHistoryLimit,
    ordinals: nested({ start }),
    persistentVolumeClaimRetentionPolicy: nested({ whenScaled, whenDeleted }),
    updateStrategy: strategyPatch(set, fields),
  });
}

/** A rolling update keeps its block, and any other strategy must not have one. */
function strategyPatch(
  set: StatefulSet,
  { updateStrategy, partition, maxUnavailable }: Omit<SetFields, 'version'>,
): JsonObject | undefined {
  const type = updateStrategy ?? set.spec.updateStrategy.type;
  const block = nested({ partition, maxUnavailable });
  if (updateStrategy === undefined && block === undefined) return undefined;
  if (type === 'RollingUpdate') return { type, rollingUpdate: block ?? {} };
  return { type, rollingUpdate: block ?? null };
}

function nested(fields: Readonly<Record<string, Json | undefined>>): JsonObject | undefined {
  const kept = given(fields);
  return Object.keys(kept).length === 0 ? undefined : kept;
}

function given(fields: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
