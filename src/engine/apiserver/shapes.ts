/**
 * The shapes of Go's structs, read from the compact table on first use.
 */
import type { KubernetesVersion } from '../versions.ts';
import { fieldShapes } from './fieldShapes.ts';

/** What a JSON value must be: a scalar by its letter in the table, a struct by its name, or a list or map of these. */
export interface ValueShape {
  readonly kind: 'scalar' | 'struct' | 'list' | 'map';
  /** The letter of the scalar or the name of the struct, also of the members of a list or map. */
  readonly of: string;
  /** The type as Go prints it in an error. */
  readonly goType: string;
}

export interface FieldShape {
  readonly name: string;
  readonly isPointer: boolean;
  /** Written even when it is zero. */
  readonly isAlwaysWritten: boolean;
  readonly shape: ValueShape;
  /** The shape of the members, of a list or map. */
  readonly member: ValueShape;
}

type ShapeTable = Readonly<Record<string, string>>;

/** The tables that are known. `everyShape.ts` adds those that the first view does without. */
const tables: ShapeTable[] = [fieldShapes];

/** Makes more structs known, in the notation of `fieldShapes`. */
export function learnShapes(...more: readonly ShapeTable[]): void {
  tables.push(...more);
}

/** The fields of a struct in byte order. A struct that is not known is a mistake of ours: somebody has not imported `everyShape.ts`. */
export function fieldsOf(struct: string, version: KubernetesVersion): readonly FieldShape[] {
  const known = parsed[version].get(struct);
  if (known !== undefined) return known;
  const text = tables.find((table) => Object.hasOwn(table, struct))?.[struct];
  if (text === undefined) throw new Error(`No shape for ${struct}; wanted a struct of the table.`);
  const fields = text.split(' ').flatMap((token) => parseField(token, version));
  parsed[version].set(struct, fields);
  return fields;
}

const parsed: Readonly<Record<KubernetesVersion, Map<string, readonly FieldShape[]>>> = {
  '1.33': new Map(),
  '1.37': new Map(),
};

const fieldToken = /^(\w+)([!*+-]*)(?::(\[\]|\{\})?(\w+))?(?:~([\w.]*))?$/;

/** One field, or none when the version does not have it yet. */
function parseField(token: string, version: KubernetesVersion): FieldShape[] {
  const match = fieldToken.exec(token);
  if (match === null) throw new Error(`Malformed field ${token}; wanted name, flags, type and alias.`);
  const [, name = '', flags = '', container, of = 's', alias] = match;
  if (flags.includes('+') && version === '1.33') return [];

  const member: ValueShape = { kind: isStruct(of) ? 'struct' : 'scalar', of, goType: goTypeOf(name, of, alias) };
  const shape: ValueShape =
    container === undefined
      ? member
      : { kind: container === '[]' ? 'list' : 'map', of, goType: goTypeOfAll(container, member) };
  const isAlwaysWritten = flags.includes('!') || (flags.includes('-') && version === '1.33');
  return [{ name, isPointer: flags.includes('*'), isAlwaysWritten, shape, member }];
}

function isStruct(of: string): boolean {
  return /^[A-Z]/.test(of);
}

const goScalars: Readonly<Record<string, string>> = { s: 'string', b: 'bool', i: 'int32', l: 'int64', x: 'int32' };

function goTypeOf(field: string, of: string, alias: string | undefined): string {
  if (alias === '') return `v1.${field.charAt(0).toUpperCase()}${field.slice(1)}`;
  if (alias !== undefined) return alias.includes('.') ? alias : `v1.${alias}`;
  return isStruct(of) ? `v1.${of}` : (goScalars[of] ?? of);
}

function goTypeOfAll(container: string, member: ValueShape): string {
  if (member.of === 'r') return 'v1.ResourceList';
  return container === '[]' ? `[]${member.goType}` : `map[string]${member.goType}`;
}
