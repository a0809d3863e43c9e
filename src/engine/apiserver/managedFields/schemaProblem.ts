/** Why a manifest does not fit the schema of its kind, in the words of server-side apply (structured-merge-diff `typed/validate.go`). */
import type { Json, JsonObject } from '../../json.ts';
import type { KubernetesVersion } from '../../versions.ts';
import { goText } from '../patches/goText.ts';
import { isObject, type JsonList } from '../patches/jsonValues.ts';
import { patchMetaOf } from '../patches/patchMeta.ts';
import { fieldsOf, type FieldShape, type ValueShape } from '../shapes.ts';
import { type FieldPath, pathText } from './fieldSet.ts';
import { stepOf } from './typedValues.ts';

/** The first problem, with the place before it: `.spec.replica: field not declared in schema`. Undefined when all fits. */
export function schemaProblem(object: JsonObject, kind: string, version: KubernetesVersion): string | undefined {
  return inStruct(object, kind, [], version);
}

function inStruct(value: Json, struct: string, path: FieldPath, version: KubernetesVersion): string | undefined {
  if (value === null) return undefined;
  if (!isObject(value)) return at(path, `expected map, got ${pointerTo(value)}`);
  const fields = fieldsOf(struct, version);
  for (const [name, inner = null] of Object.entries(value)) {
    const field = fields.find((each) => each.name === name);
    const place = [...path, `f:${name}`];
    if (field === undefined) return at(place, 'field not declared in schema');
    const found = inField(inner, struct, field, place, version);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inField(
  value: Json,
  struct: string,
  { name, shape, member }: FieldShape,
  path: FieldPath,
  version: KubernetesVersion,
): string | undefined {
  if (value === null) return undefined;
  if (shape.kind === 'list') {
    if (!Array.isArray(value)) return at(path, `expected list, got ${pointerTo(value)}`);
    return inList(value as JsonList, struct, name, member, path, version);
  }
  if (shape.kind !== 'map') return inValue(value, shape, path, version);
  if (!isObject(value)) return at(path, `expected map, got ${pointerTo(value)}`);
  return first(Object.entries(value), ([key, inner = null]) => inValue(inner, member, [...path, `f:${key}`], version));
}

function inList(
  list: JsonList,
  struct: string,
  name: string,
  member: ValueShape,
  path: FieldPath,
  version: KubernetesVersion,
): string | undefined {
  const meta = patchMetaOf(struct, name);
  for (const [index, inner] of list.entries()) {
    const missing = meta.keys?.find((key) => key !== 'protocol' && (!isObject(inner) || inner[key] === undefined));
    if (missing !== undefined) {
      const problem = 'associative list with keys has an element that omits key field';
      return at(path, `element ${index}: ${problem} ${JSON.stringify(missing)} (and doesn't have default value)`);
    }
    const step =
      meta.keys === undefined && meta.isSet !== true ? `i:${index}` : stepOf(inner, { type: undefined, meta });
    const found = inValue(inner, member, [...path, step], version);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inValue(value: Json, shape: ValueShape, path: FieldPath, version: KubernetesVersion): string | undefined {
  if (value === null || shape.of === 'j') return undefined;
  return shape.kind === 'struct' ? inStruct(value, shape.of, path, version) : inScalar(value, shape, path);
}

function inScalar(value: Json, { of }: ValueShape, path: FieldPath): string | undefined {
  switch (of) {
    case 'i':
    case 'l':
      return typeof value === 'number' ? undefined : at(path, `expected numeric (int or float), got ${goType(value)}`);
    case 'b':
      return typeof value === 'boolean' ? undefined : at(path, `expected boolean, got ${pointerTo(value)}`);
    case 'q':
    case 'r':
    case 'x':
      return typeof value === 'object' ? at(path, `expected any scalar, got ${pointerTo(value)}`) : undefined;
    default:
      if (typeof value === 'string') return undefined;
      return at(path, `expected string, got &value.valueUnstructured{Value:${goText(value)}}`);
  }
}

function at(path: FieldPath, problem: string): string {
  return `${pathText(path)}: ${problem}`;
}

/** How Go prints a wrapped value. */
function pointerTo(value: Json): string {
  return `&{${goText(value)}}`;
}

function goType(value: Json): string {
  if (Array.isArray(value)) return '[]interface {}';
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'object' ? 'map[string]interface {}' : typeof value;
}

function first<T>(items: readonly T[], problem: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = problem(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
