/** How server-side apply sees an object: which of its values are fields of their own, merged one by one, and which are one field as a whole. */
import type { Json, JsonObject } from '../../json.ts';
import { sameJson } from '../../sameJson.ts';
import type { KubernetesVersion } from '../../versions.ts';
import { asList, isObject } from '../patches/jsonValues.ts';
import { fieldOf, type GoField, type GoType } from '../patches/structTypes.ts';
import { type FieldPath, fieldSet, type FieldSet } from './fieldSet.ts';

/** Structs and maps that are one field as a whole (`mapType: atomic`). */
const atomicStructs = new Set([
  ...['ConfigMapKeySelector', 'EvictionResponder', 'FileKeySelector', 'LabelSelector', 'LocalObjectReference'],
  ...['NodeSelector', 'NodeSelectorTerm', 'ObjectFieldSelector', 'ObjectReference', 'OwnerReference'],
  ...['ResourceFieldSelector', 'SecretKeySelector', 'SecretReference', 'TopologySelectorTerm'],
  ...['TypedLocalObjectReference', 'TypedObjectReference'],
]);
const atomicMaps = new Set(['PodSpec.nodeSelector', 'ServiceSpec.selector']);

/** The member of a list that stands for a key which is not given. */
const keyDefaults: JsonObject = { protocol: 'TCP' };

/** A value with what its struct says of it. */
interface Typed {
  readonly value: Json;
  readonly type: GoType;
  readonly field: GoField;
  readonly isAtomic: boolean;
}

/** Every field that an object sets (structured-merge-diff `ToFieldSet`). */
export function fieldsOfObject(object: JsonObject, kind: string, version: KubernetesVersion): FieldSet {
  return fieldSet(pathsOf(rootOf(object, kind), [], version));
}

/** One object in another one: the fields of `config` over those that are there. */
export function mergeTyped(live: JsonObject, config: JsonObject, kind: string, version: KubernetesVersion): JsonObject {
  return merged(live, rootOf(config, kind), version) as JsonObject;
}

/** The object without these fields. What becomes empty stays. */
export function withoutFields(
  object: JsonObject,
  fields: FieldSet,
  kind: string,
  version: KubernetesVersion,
): JsonObject {
  return removed(rootOf(object, kind), [], fields, version) as JsonObject;
}

/** Whether a field has the same value in both, or is in neither. */
export function hasSameField(
  path: FieldPath,
  one: JsonObject,
  other: JsonObject,
  kind: string,
  version: KubernetesVersion,
): boolean {
  const [left, right] = [one, other].map((object) => valueAt(rootOf(object, kind), path, version));
  if (left === undefined || right === undefined) return left === right;
  // A member of a list is there or not; what it holds are fields of their own.
  return path.at(-1)?.startsWith('k:') === true || sameJson(left.value, right.value);
}

function rootOf(value: Json, kind: string): Typed {
  const type: GoType = { kind: 'struct', name: kind };
  return { value, type, field: { type, meta: {} }, isAtomic: false };
}

/** The fields or members of a value, each with its step; none of a scalar and of what is atomic. */
function childrenOf(
  { value, type, field, isAtomic }: Typed,
  version: KubernetesVersion,
): readonly (readonly [string, Typed])[] {
  if (isAtomic) return [];
  if (isObject(value)) {
    return Object.entries(value).flatMap(([name, inner]) => {
      const found = fieldOf(type, name, version);
      return found === undefined || inner === undefined || inner === null
        ? []
        : [[`f:${name}`, typed(inner, found, type, name)] as const];
    });
  }
  const memberType = type?.kind === 'list' ? type.of : undefined;
  const member = (inner: Json): Typed => typed(inner, { type: memberType, meta: {} }, undefined, '');
  return asList(value).map((inner) => [stepOf(inner, field), member(inner)] as const);
}

function typed(value: Json, field: GoField, parent: GoType, name: string): Typed {
  const { type, meta } = field;
  const isAtomicStruct = type?.kind === 'struct' && atomicStructs.has(type.name);
  const isAtomicMap = parent?.kind === 'struct' && atomicMaps.has(`${parent.name}.${name}`);
  const isAtomicList = Array.isArray(value) && meta.keys === undefined && meta.isSet !== true;
  return { value, type, field, isAtomic: isAtomicStruct || isAtomicMap || isAtomicList };
}

/** How a member of a list is found in it: by its keys, or as the value that it is. */
export function stepOf(member: Json, { meta }: GoField): string {
  if (meta.keys === undefined) return `v:${JSON.stringify(member)}`;
  const object = isObject(member) ? member : {};
  const keys = meta.keys.map((key): [string, Json] => [key, object[key] ?? keyDefaults[key] ?? null]);
  return `k:${JSON.stringify(Object.fromEntries(keys))}`;
}

function isLeaf({ value, isAtomic }: Typed): boolean {
  if (isAtomic || typeof value !== 'object' || value === null) return true;
  return Object.keys(value).length === 0;
}

function pathsOf(value: Typed, path: FieldPath, version: KubernetesVersion): readonly FieldPath[] {
  if (isLeaf(value)) return path.length === 0 ? [] : [path];
  const below = childrenOf(value, version).flatMap(([step, child]) => pathsOf(child, [...path, step], version));
  // A member that is found by its keys is a field itself.
  return path.at(-1)?.startsWith('k:') === true ? [path, ...below] : below;
}

function merged(live: Json | undefined, config: Typed, version: KubernetesVersion): Json {
  const { value } = config;
  if (isLeaf(config) || live === undefined || live === null || Array.isArray(live) !== Array.isArray(value))
    return value;
  if (isObject(value) && isObject(live)) {
    const result = new Map(Object.entries(live));
    for (const [step, child] of childrenOf(config, version))
      result.set(step.slice(2), merged(live[step.slice(2)], child, version));
    return Object.fromEntries(result);
  }
  const result = new Map(asList(live).map((member) => [stepOf(member, config.field), member]));
  for (const [step, child] of childrenOf(config, version)) result.set(step, merged(result.get(step), child, version));
  return [...result.values()];
}

function removed(value: Typed, path: FieldPath, fields: FieldSet, version: KubernetesVersion): Json {
  const children = childrenOf(value, version);
  if (children.length === 0) return value.value;
  const kept = children
    .filter(([step]) => !fields.has(JSON.stringify([...path, step])))
    .map(([step, child]): [string, Json] => [step, removed(child, [...path, step], fields, version)]);
  if (Array.isArray(value.value)) return kept.map(([, member]) => member);
  // Fields that are null, or that nobody knows, are no children, and stay.
  const known = new Set(children.map(([step]) => step.slice(2)));
  const others = Object.entries(value.value as JsonObject).filter(([name]) => !known.has(name));
  return Object.fromEntries([...others, ...kept.map(([step, inner]): [string, Json] => [step.slice(2), inner])]);
}

function valueAt(value: Typed, path: FieldPath, version: KubernetesVersion): Typed | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const child = childrenOf(value, version).find(([name]) => name === step)?.[1];
  return child && valueAt(child, rest, version);
}
