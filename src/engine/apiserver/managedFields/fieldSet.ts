/**
 * Sets of fields, as `metadata.managedFields` keeps them: `f:<field>` of an object, `k:{<keys>}` of a member that is found by its
 * keys, `v:<value>` of a member of a set, `i:<index>` of any other list (structured-merge-diff `fieldpath`).
 */
import type { Json, JsonObject } from '../../json.ts';
import { isObject } from '../patches/jsonValues.ts';

export type FieldPath = readonly string[];

/** Fields by the text of their path, in the order in which they were found. */
export type FieldSet = ReadonlyMap<string, FieldPath>;

export function fieldSet(paths: Iterable<FieldPath>): FieldSet {
  return new Map([...paths].map((path) => [JSON.stringify(path), path]));
}

export function union(...sets: readonly FieldSet[]): FieldSet {
  return new Map(sets.flatMap((set) => [...set]));
}

/** The fields of the first set that the others do not have. */
export function difference(set: FieldSet, ...others: readonly FieldSet[]): FieldSet {
  return new Map([...set].filter(([key]) => !others.some((other) => other.has(key))));
}

/** The tree that is stored. A field that has fields below it is in the set itself when it holds a `.`. */
export function toFieldsV1(set: FieldSet): JsonObject {
  const root = new Map<string, JsonObject>();
  for (const path of set.values()) root.set(path[0] ?? '', {});
  const entries = [...root.keys()].map((step): [string, Json] => {
    const below = [...set.values()].filter((path) => path[0] === step && path.length > 1).map((path) => path.slice(1));
    const isMember = set.has(JSON.stringify([step]));
    const inner = below.length === 0 ? {} : toFieldsV1(fieldSet(below));
    return [step, isMember && below.length > 0 ? { '.': {}, ...inner } : inner];
  });
  return Object.fromEntries(entries);
}

/** The set of a stored tree; what is no tree has no fields. */
export function fromFieldsV1(tree: Json | undefined): FieldSet {
  return fieldSet(pathsIn(tree, []));
}

function pathsIn(tree: Json | undefined, path: FieldPath): readonly FieldPath[] {
  if (!isObject(tree)) return [];
  const steps = Object.keys(tree);
  if (steps.length === 0) return path.length === 0 ? [] : [path];
  return steps.flatMap((step) => (step === '.' ? [path] : pathsIn(tree[step], [...path, step])));
}

/** A path as the API server prints it: `.spec.template.spec.containers[name="nginx"].image`. */
export function pathText(path: FieldPath): string {
  return path.map(stepText).join('');
}

function stepText(step: string): string {
  const inside = step.slice(2);
  if (step.startsWith('f:')) return `.${inside}`;
  if (step.startsWith('v:')) return `[=${inside}]`;
  if (step.startsWith('i:')) return `[${inside}]`;
  const keys = Object.entries(JSON.parse(inside) as JsonObject);
  return `[${keys.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(',')}]`;
}
