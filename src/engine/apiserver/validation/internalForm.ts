/**
 * How the API server prints the values that it refuses: as JSON of its internal structs, whose fields have no JSON names
 * and are never left out (semantics 9.3 and 9.4).
 */
import type { Json, JsonObject } from '../../json.ts';
import { part } from './jsonFields.ts';

type Fields = readonly (readonly [internal: string, external: string, form?: Fields])[];

/** A struct by its internal names; what is not given is null. */
function internal(object: JsonObject, fields: Fields): JsonObject {
  return Object.fromEntries(
    fields.map(([name, source, form]) => {
      const inner = form === undefined ? undefined : part(object, source);
      return [name, form !== undefined && inner !== undefined ? internal(inner, form) : (object[source] ?? null)];
    }),
  );
}

export function internalRollingUpdate(rollingUpdate: JsonObject): JsonObject {
  const { partition = 0, maxUnavailable = null } = rollingUpdate;
  return { Partition: partition, MaxUnavailable: maxUnavailable };
}

export function internalUpdateStrategy(strategy: JsonObject): JsonObject {
  const rollingUpdate = part(strategy, 'rollingUpdate');
  const { type = '' } = strategy;
  return { Type: type, RollingUpdate: rollingUpdate === undefined ? null : internalRollingUpdate(rollingUpdate) };
}

/** A label selector is the same struct inside and outside. */
export function internalSelector(selector: JsonObject): JsonObject {
  const { matchLabels, matchExpressions } = selector;
  return { matchLabels, matchExpressions };
}

export function internalClaim(claim: JsonObject): JsonObject {
  const spec = part(claim, 'spec') ?? {};
  const selector = part(spec, 'selector');
  const volumeName = spec['volumeName'] ?? '';
  const resources = spec['resources'] ?? {};
  const filled = { ...spec, volumeName, resources, ...(selector && { selector: internalSelector(selector) }) };
  return {
    ...internalMetadata(part(claim, 'metadata') ?? {}),
    Spec: internal(filled, claimSpec),
    Status: internal({ phase: 'Pending' }, claimStatus),
  };
}

const metadataOrder = [
  ...['name', 'generateName', 'namespace', 'selfLink', 'uid', 'resourceVersion', 'generation', 'creationTimestamp'],
  ...['deletionTimestamp', 'deletionGracePeriodSeconds', 'labels', 'annotations', 'ownerReferences', 'finalizers'],
];

function internalMetadata(metadata: JsonObject): JsonObject {
  const given = metadataOrder.flatMap((name): [string, Json][] => {
    const value = metadata[name];
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(given);
}

const source: Fields = [
  ['APIGroup', 'apiGroup'],
  ['Kind', 'kind'],
  ['Name', 'name'],
];

const claimSpec: Fields = [
  ['AccessModes', 'accessModes'],
  ['Selector', 'selector'],
  [
    'Resources',
    'resources',
    [
      ['Limits', 'limits'],
      ['Requests', 'requests'],
    ],
  ],
  ['VolumeName', 'volumeName'],
  ['StorageClassName', 'storageClassName'],
  ['VolumeMode', 'volumeMode'],
  ['DataSource', 'dataSource', source],
  ['DataSourceRef', 'dataSourceRef', [...source, ['Namespace', 'namespace']]],
  ['VolumeAttributesClassName', 'volumeAttributesClassName'],
];

const claimStatus: Fields = [
  ['Phase', 'phase'],
  ...[
    ...['AccessModes', 'Capacity', 'Conditions', 'AllocatedResources', 'AllocatedResourceStatuses'],
    ...['CurrentVolumeAttributesClassName', 'ModifyVolumeStatus', 'HealthStatus'],
  ].map((name) => [name, ''] as const),
];
