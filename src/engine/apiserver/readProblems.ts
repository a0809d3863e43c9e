/**
 * What does not fit while a manifest is read, in the words of Go's decoder (sigs.k8s.io/json; semantics 9.6).
 */
import type { Json } from '../json.ts';
import type { KubernetesVersion } from '../versions.ts';

/** Where the reader stands. */
export interface Place {
  /** The struct that holds the field being read. */
  readonly struct: string;
  /** The keys from the root, without indices, as type errors name them. */
  readonly goPath: string;
  /** The keys with indices, as unknown fields are named. */
  readonly path: string;
}

export interface ReadProblems {
  /** The first value of a wrong type. */
  wrongType?: string;
  /** A quantity, time or int-or-string that cannot be read: it ends the reading, so it is told before any wrong type. */
  fatal?: string;
  readonly unknown: string[];
}

export const root: Place = { struct: '', goPath: '', path: '' };

export function noProblems(): ReadProblems {
  return { unknown: [] };
}

/** The place of a field; `embedded` is the name of the embedded struct that it comes from. */
export function inPlace(place: Place, struct: string, field: string, embedded: string | undefined): Place {
  const step = embedded === undefined ? field : `${embedded}.${field}`;
  return {
    struct,
    goPath: place.goPath === '' ? step : `${place.goPath}.${step}`,
    path: place.path === '' ? field : `${place.path}.${field}`,
  };
}

/** Notes a value of a wrong type, the first one only; there is then no value. */
export function note(problems: ReadProblems, place: Place, given: Json, goType: string): undefined {
  problems.wrongType ??= typeError(place, given, goType);
  return undefined;
}

export function typeError(place: Place, given: Json, goType: string): string {
  const what = typeof given === 'number' && goType.startsWith('int') ? `number ${given}` : jsonType(given);
  return `json: cannot unmarshal ${what} into Go struct field ${place.struct}.${place.goPath} of type ${goType}`;
}

/** Since Go 1.24 the path of a type error also names the embedded struct that a field comes from. */
export function embeddedIn(struct: string, field: string, version: KubernetesVersion): string | undefined {
  if (version === '1.33') return undefined;
  const embedded = embeddedStructs[struct];
  if (embedded === undefined) return undefined;
  const [name, fields, isRest] = embedded;
  return fields.includes(field) !== isRest ? name : undefined;
}

/** The embedded struct of a struct with its fields, or (`true`) with the fields that are not in it. */
const embeddedStructs: Readonly<Record<string, readonly [string, readonly string[], boolean]>> = {
  ConfigMapEnvSource: ['LocalObjectReference', ['name'], false],
  ConfigMapKeySelector: ['LocalObjectReference', ['name'], false],
  ConfigMapProjection: ['LocalObjectReference', ['name'], false],
  ConfigMapVolumeSource: ['LocalObjectReference', ['name'], false],
  EphemeralContainer: ['EphemeralContainerCommon', ['targetContainerName'], true],
  PersistentVolumeClaim: ['TypeMeta', ['apiVersion', 'kind'], false],
  Probe: ['ProbeHandler', ['exec', 'grpc', 'httpGet', 'tcpSocket'], false],
  SecretEnvSource: ['LocalObjectReference', ['name'], false],
  SecretKeySelector: ['LocalObjectReference', ['name'], false],
  SecretProjection: ['LocalObjectReference', ['name'], false],
  Volume: ['VolumeSource', ['name'], true],
};

function jsonType(value: Json): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'boolean') return 'bool';
  return value === null ? 'null' : typeof value;
}
