/**
 * Why a patched object cannot be put into its Go struct, in the words of apimachinery's `runtime.DefaultUnstructuredConverter`, which a
 * strategic merge patch goes through: they are not the JSON decoder's.
 */
import type { Json, JsonObject } from '../../json.ts';
import type { KubernetesVersion } from '../../versions.ts';
import { byBytes } from '../byteOrder.ts';
import { canonicalQuantity } from '../quantity.ts';
import { fieldsOf, type ValueShape } from '../shapes.ts';
import { asList, isObject, type JsonList } from './jsonValues.ts';

/** The first value that does not fit; undefined when all do. Unknown fields are for others to find. */
export function unstructuredProblem(struct: string, given: JsonObject, version: KubernetesVersion): string | undefined {
  const inside = (value: Json | undefined, shape: ValueShape): string | undefined => {
    if (value === null || value === undefined) return undefined;
    if (shape.kind === 'scalar') return scalarProblem(value, shape);
    if (!isObject(value)) return `cannot restore struct from: ${goKind(value)}`;
    return unstructuredProblem(shape.of, value, version);
  };
  return firstOf(fieldsOf(struct, version), ({ name, shape, member }) => {
    const value = given[name];
    if (value === null || value === undefined || shape.kind === 'scalar' || shape.kind === 'struct')
      return inside(value, shape);
    return firstOf(membersOf(value, shape.kind), (each) => inside(each, member)) ?? wrongContainer(value, shape.kind);
  });
}

/** The members of a list, or of a map in the order of its keys; none of anything else. */
function membersOf(value: Json, kind: 'list' | 'map'): JsonList {
  if (kind === 'list') return asList(value);
  const map = isObject(value) ? value : {};
  return Object.keys(map)
    .sort(byBytes)
    .map((key) => map[key] ?? null);
}

function wrongContainer(value: Json, kind: 'list' | 'map'): string | undefined {
  if (kind === 'list') return Array.isArray(value) ? undefined : `cannot restore slice from ${goKind(value)}`;
  return isObject(value) ? undefined : `cannot restore map from ${goKind(value)}`;
}

function firstOf<T>(items: readonly T[], problem: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = problem(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Go converts a number to a string type in principle, and then refuses to; other mixtures it does not know at all. */
function scalarProblem(value: Json, { of, goType }: ValueShape): string | undefined {
  const kind = goKind(value);
  switch (of) {
    case 'j':
      return undefined;
    case 'q':
    case 'r': {
      const quantity = canonicalQuantity(typeof value === 'string' ? value.trim() : JSON.stringify(value));
      return typeof quantity === 'string' ? undefined : quantity.error;
    }
    case 't':
    case 'x':
      return undefined;
    case 'b':
      return kind === 'bool' ? undefined : 'unrecognized type: bool';
    case 'i':
    case 'l':
      if (kind === 'int64') return undefined;
      return kind === 'float64' ? `cannot convert float64 to ${goType}` : `unrecognized type: ${goType}`;
    default:
      if (kind === 'string') return undefined;
      return kind === 'int64' ? `cannot convert int64 to ${goType}` : 'unrecognized type: string';
  }
}

function goKind(value: Json): string {
  if (Array.isArray(value)) return 'slice';
  if (typeof value === 'object') return 'map';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'string';
  return Number.isInteger(value) ? 'int64' : 'float64';
}
