/** What does not fit the fields of an object, before the API server says so: unknown fields, wrong types, missing ones. */
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { apiVersionOf, fieldOf, type FieldPath, fieldsOf, type FieldSchema, requiredOf } from './fields.ts';
import { fieldPathText, pairOf, type Range, rangeOf } from './fieldPaths.ts';
import { nearest } from './nearest.ts';
import type { ManifestDocument } from './readText.ts';
import { fitsType } from './scalarTypes.ts';

export type ProblemCode =
  | 'noKind'
  | 'otherApiVersion'
  | 'unknownField'
  | 'wrongType'
  | 'notOneOf'
  | 'missing'
  | 'repeated';

export interface Problem extends Range {
  readonly code: ProblemCode;
  /** `spec.template.spec.containers[0].image`. */
  readonly field: string;
  /** What the field should hold: a type, a list of values, the names of the missing fields. */
  readonly wanted: readonly string[];
  /** What it holds. */
  readonly given: string;
  /** What to write instead, if that can be guessed. */
  readonly fix?: string;
}

/** All that is wrong with a document, in the order of its text. Of a kind that the table does not have only the keys are looked at. */
export function checkManifest({ root, manifest }: ManifestDocument): Problem[] {
  const { kind } = manifest;
  if (typeof kind !== 'string' || kind === '') return [noKind(root)];
  const problems = checkMap(root, kind, []);
  const apiVersion = checkApiVersion(root, kind);
  return [...(apiVersion ?? []), ...problems].toSorted((a, b) => a.from - b.from);
}

function noKind(root: YAMLMap): Problem {
  const place = pairOf(root, 'kind')?.key ?? (root.items[0] as Pair<Node> | undefined)?.key ?? root;
  return { code: 'noKind', field: 'kind', wanted: [], given: '', ...rangeOf(place) };
}

function checkApiVersion(root: YAMLMap, kind: string): Problem[] | undefined {
  const wanted = apiVersionOf(kind);
  if (wanted === undefined) return undefined;
  const pair = pairOf(root, 'apiVersion');
  const given = isScalar(pair?.value) ? String(pair.value.value ?? '') : '';
  if (given === wanted) return undefined;
  const place = isScalar(pair?.value) && given !== '' ? pair.value : (pair?.key ?? pairOf(root, 'kind')?.key ?? root);
  const fix = place === pair?.value ? { fix: wanted } : {};
  return [{ code: 'otherApiVersion', field: 'apiVersion', wanted: [wanted], given, ...fix, ...rangeOf(place) }];
}

function checkMap(map: YAMLMap, kind: string, path: FieldPath): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const fields = apiVersionOf(kind) === undefined ? undefined : fieldsOf(kind, path);
  for (const { key, value } of map.items as Pair<Node, Node | null>[]) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    if (seen.has(name)) problems.push(problemAt('repeated', [...path, name], key));
    seen.add(name);
    if (fields !== undefined && !fields.some((field) => field.name === name)) {
      problems.push(unknownField(fields, [...path, name], key));
      continue;
    }
    problems.push(...checkValue(key, value, kind, [...path, name]));
  }
  if (fields === undefined) return problems;
  const missing = requiredOf(kind, path).filter((name) => !seen.has(name));
  if (missing.length === 0) return problems;
  const holder = (map.items[0] as Pair<Node> | undefined)?.key ?? map;
  return [{ ...problemAt('missing', path, holder), wanted: missing }, ...problems];
}

function unknownField(fields: readonly FieldSchema[], path: FieldPath, key: Node): Problem {
  const names = fields.map(({ name }) => name);
  const fix = nearest(String(path.at(-1)), names);
  return { ...problemAt('unknownField', path, key), wanted: names, ...(fix && { fix }) };
}

function checkValue(key: Node, node: Node | null, kind: string, path: FieldPath): Problem[] {
  const field = fieldOf(kind, path);
  if (isSeq(node)) {
    if (field !== undefined && field.container !== 'list') return [wrongType(field, path, key, 'list')];
    return (node.items as (Node | null)[]).flatMap((item, index) => {
      const here = [...path, index];
      return isMap(item) ? checkMember(field, item, kind, here, key) : checkScalar(field, item, here, true);
    });
  }
  if (isMap(node)) return checkMember(field, node, kind, path, key);
  return checkScalar(field, node, path, false);
}

/** A map where a field or a member of a list is. */
function checkMember(
  field: FieldSchema | undefined,
  map: YAMLMap,
  kind: string,
  path: FieldPath,
  key: Node,
): Problem[] {
  const isListItself = field?.container === 'list' && typeof path.at(-1) !== 'number';
  const takesMap = field === undefined || field.container === 'map' || isFree(field) || isStruct(kind, path);
  if (isListItself || !takesMap) return [wrongType(field, path, key, 'map')];
  return isFree(field) ? [] : checkMap(map, kind, path);
}

function checkScalar(field: FieldSchema | undefined, node: Node | null, path: FieldPath, isMember: boolean): Problem[] {
  // As in a manifest for the real server, null is as if absent.
  if (field === undefined || node === null || !isScalar(node) || isAlias(node) || node.value === null) return [];
  const { value } = node;
  const holdsScalar = field.container === 'none' || (field.container === 'list' && isMember);
  if (!holdsScalar || !fitsType(field.type, value)) return [wrongType(field, path, node, value)];
  if (field.values.length === 0 || value === '' || field.values.includes(String(value))) return [];
  const fix = nearest(String(value), field.values);
  return [{ ...problemAt('notOneOf', path, node), wanted: field.values, given: String(value), ...(fix && { fix }) }];
}

function wrongType(field: FieldSchema | undefined, path: FieldPath, node: Node, given: unknown): Problem {
  const isMember = typeof path.at(-1) === 'number';
  const container = field === undefined || isMember ? 'none' : field.container;
  const wanted = container === 'none' ? (field?.type ?? '') : container;
  return {
    ...problemAt('wrongType', path, node),
    wanted: [wanted],
    given: typeof given === 'string' ? given : JSON.stringify(given),
    ...fixOf(wanted, given, node),
  };
}

/** A number in quotes loses them, a bare one gets them. */
function fixOf(wanted: string, given: unknown, node: Node): { fix?: string } {
  if (!isScalar(node)) return {};
  if (wanted === 'string' && (typeof given === 'number' || typeof given === 'boolean'))
    return { fix: JSON.stringify(node.source ?? String(given)) };
  const isNumber = wanted === 'integer' && typeof given === 'string' && /^-?\d+$/.test(given);
  const isBoolean = wanted === 'boolean' && (given === 'true' || given === 'false');
  return isNumber || isBoolean ? { fix: String(given) } : {};
}

/** Any JSON may stand there. */
function isFree(field: FieldSchema | undefined): boolean {
  return field?.type === 'RawExtension' || field?.type === 'FieldsV1';
}

function isStruct(kind: string, path: FieldPath): boolean {
  return fieldsOf(kind, path) !== undefined;
}

function problemAt(code: ProblemCode, path: FieldPath, node: Node): Problem {
  return { code, field: fieldPathText(path), wanted: [], given: '', ...rangeOf(node) };
}
