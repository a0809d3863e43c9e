/** Edits of a set's spec as merge patches, field by field. */
import type { Json, JsonObject } from '#engine/json.ts';

export type SpecField = keyof typeof patches;

/** The merge patch that gives a field this value. */
export function specPatch(field: SpecField, value: Json): JsonObject {
  return patches[field](value);
}

const patches = {
  replicas: (replicas: Json) => ({ replicas }),
  partition: (partition: Json) => ({ updateStrategy: { rollingUpdate: { partition } } }),
  maxUnavailable: (maxUnavailable: Json) => ({ updateStrategy: { rollingUpdate: { maxUnavailable } } }),
  podManagementPolicy: (podManagementPolicy: Json) => ({ podManagementPolicy }),
  // The other strategies may not have a rollingUpdate, and a merge patch keeps what it does not name.
  updateStrategy: (type: Json) => ({
    updateStrategy: type === 'RollingUpdate' ? { type } : { type, rollingUpdate: null },
  }),
  minReadySeconds: (minReadySeconds: Json) => ({ minReadySeconds }),
  'ordinals.start': (start: Json) => ({ ordinals: { start } }),
  whenScaled: (whenScaled: Json) => ({ persistentVolumeClaimRetentionPolicy: { whenScaled } }),
  whenDeleted: (whenDeleted: Json) => ({ persistentVolumeClaimRetentionPolicy: { whenDeleted } }),
  revisionHistoryLimit: (revisionHistoryLimit: Json) => ({ revisionHistoryLimit }),
} satisfies Readonly<Record<string, (value: Json) => JsonObject>>;
