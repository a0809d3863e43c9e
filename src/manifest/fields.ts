/**
 * The fields of the API's objects as Kubernetes 1.37 has them, for whoever completes, checks or explains a manifest. The table is made
 * by `scripts/prune-schema.ts` from the OpenAPI description of Kubernetes.
 */
import table from './fields/kubernetes-1.37.json';

export interface FieldSchema {
  readonly name: string;
  /** `string`, `integer`, `boolean`, `Quantity`, `IntOrString`, `Time`, `MicroTime`, `RawExtension`, `FieldsV1`, or a type with fields. */
  readonly type: string;
  /** Whether the field holds one value of the type, or a list or map of them. */
  readonly container: 'none' | 'list' | 'map';
  readonly isRequired: boolean;
  /** The values that it takes; empty when it takes any of its type. */
  readonly values: readonly string[];
  /** The type that has the field, such as `StatefulSetSpec`; empty for a key of a map. */
  readonly owner: string;
}

/** The way from an object to a field: the names of the fields; the place in a list may be named or left out. */
export type FieldPath = readonly (string | number)[];

/** The kinds of the table. */
export const knownKinds: readonly string[] = Object.keys(table.kinds);

/** The `apiVersion` of a kind; undefined for a kind that the table does not have. */
export function apiVersionOf(kind: string): string | undefined {
  return own(table.kinds, kind);
}

/** The field at a path of a kind; undefined when there is none, or the kind is unknown. A key of a map counts as a field. */
export function fieldOf(kind: string, path: FieldPath): FieldSchema | undefined {
  let field: FieldSchema | undefined;
  let fields = fieldsOfType(kind);
  for (const step of path) {
    if (typeof step === 'number') continue;
    field = field?.container === 'map' ? { ...field, ...asMember(step) } : fields?.get(step);
    if (field === undefined) return undefined;
    fields = field.container === 'map' ? undefined : fieldsOfType(field.type);
  }
  return field;
}

/** The fields that may stand below a path of a kind; undefined when there is no such path, or it holds no fields of its own. */
export function fieldsOf(kind: string, path: FieldPath): readonly FieldSchema[] | undefined {
  const field = fieldOf(kind, path);
  if (path.some((step) => typeof step === 'string') && (field === undefined || field.container === 'map'))
    return undefined;
  const fields = fieldsOfType(field === undefined ? kind : field.type);
  return fields && [...fields.values()];
}

/** The names of the fields that must stand below a path of a kind; none when there is no such path. */
export function requiredOf(kind: string, path: FieldPath): readonly string[] {
  return (fieldsOf(kind, path) ?? []).filter(({ isRequired }) => isRequired).map(({ name }) => name);
}

const parsed = new Map<string, ReadonlyMap<string, FieldSchema>>();

function fieldsOfType(type: string): ReadonlyMap<string, FieldSchema> | undefined {
  const known = parsed.get(type);
  if (known !== undefined) return known;
  const line = own(table.types, type);
  if (line === undefined) return undefined;
  const fields = new Map(line.split(' ').map((token) => [token.replace(/[!:=].*$/, ''), parseField(token, type)]));
  parsed.set(type, fields);
  return fields;
}

/** As `scripts/schema/pruned.ts` writes a field. */
const fieldToken = /^(.+?)(!?)(?::(\[\]|\{\})?(\w+))?(?:=(.*))?$/;

function parseField(token: string, owner: string): FieldSchema {
  const match = fieldToken.exec(token);
  if (match === null) throw new Error(`Malformed field ${token}; wanted name, type and values.`);
  const [, name = '', required, brackets, type = 'string', values] = match;
  return {
    name,
    type,
    container: brackets === undefined ? 'none' : brackets === '[]' ? 'list' : 'map',
    isRequired: required === '!',
    values: values?.split('|') ?? [],
    owner,
  };
}

function asMember(name: string): Partial<FieldSchema> {
  return { name, container: 'none', isRequired: false, owner: '' };
}

function own(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
