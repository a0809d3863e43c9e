import type { JsonObject } from '../json.ts';
import type { StatefulSet, StatefulSetSpec } from '../objects.ts';
import type { Release } from '../versions.ts';
import { defaulted } from './decode.ts';
import type { Unstored } from './manifests.ts';

/**
 * A StatefulSet as the API server reads it from a manifest (semantics 9.1, upstream `SetObjectDefaults_StatefulSet`):
 * spec and template defaulted and in canonical form, the status that of a new set. The metadata is the manifest's; uid,
 * times and generation are for the store. `maxUnavailable` is defaulted only while its gate is on.
 * Lenient: unknown and mistyped fields are left out. `decodeManifest` is the strict reader.
 */
export function defaultStatefulSet(manifest: JsonObject, release: Release): Unstored<StatefulSet> {
  return asStatefulSet(defaulted('StatefulSet', manifest, release));
}

/** The typed set of what `decodeManifest` has read. */
export function asStatefulSet(decoded: JsonObject): Unstored<StatefulSet> {
  // The reader gives every field of the shape that the types tell of.
  const { metadata, spec } = decoded as unknown as Unstored<StatefulSet>;
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata,
    spec: withTypedClaims(spec),
    status: { availableReplicas: 0, replicas: 0 },
  };
}

/**
 * The set without the fields that the server does not take: `maxUnavailable` while its gate is off, unless the set had it
 * already (upstream `dropStatefulSetDisabledFields`). Defaulting alone keeps it.
 */
export function dropDisabledFields(
  spec: StatefulSetSpec,
  old: StatefulSetSpec | undefined,
  release: Release,
): StatefulSetSpec {
  const { rollingUpdate } = spec.updateStrategy;
  const isTaken =
    release.gates.MaxUnavailableStatefulSet || old?.updateStrategy.rollingUpdate?.maxUnavailable !== undefined;
  if (isTaken || rollingUpdate?.maxUnavailable === undefined) return spec;
  const { maxUnavailable: _dropped, ...kept } = rollingUpdate;
  return { ...spec, updateStrategy: { ...spec.updateStrategy, rollingUpdate: kept } };
}

/** Whatever a claim template says of itself, it is read as a claim of the core API. */
function withTypedClaims(spec: StatefulSetSpec): StatefulSetSpec {
  const { volumeClaimTemplates } = spec;
  if (volumeClaimTemplates === undefined) return spec;
  const claims = volumeClaimTemplates.map((claim) => ({ ...claim, apiVersion: 'v1', kind: 'PersistentVolumeClaim' }));
  return { ...spec, volumeClaimTemplates: claims };
}
