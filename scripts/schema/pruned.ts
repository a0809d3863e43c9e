/** The schema of the Kubernetes API as a table: for each type a line of its fields. */

export interface Schema {
  readonly source: string;
  readonly $defs: Readonly<Record<string, Definition>>;
}

interface Definition {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Property>>;
  readonly required?: readonly string[];
  readonly 'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[];
}

interface Property {
  readonly type?: string;
  readonly $ref?: string;
  readonly items?: Property;
  readonly additionalProperties?: Property;
}

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** The kinds and their `apiVersion`. */
export function kindsOf({ $defs }: Schema): Readonly<Record<string, string>> {
  const named = Object.values($defs).flatMap((definition) => definition['x-kubernetes-group-version-kind'] ?? []);
  return Object.fromEntries(
    named.map(({ group, version, kind }) => [kind, group === '' ? version : `${group}/${version}`]),
  );
}

/**
 * A line for each type that has fields: `name`, `!` when it is required, then `:type` unless it is a string, with `[]` before it for a
 * list and `{}` for a map, and `=a|b` for the values that it takes. `values` has them by `Type.field`; a name of no field is a mistake.
 */
export function typesOf(
  { $defs }: Schema,
  values: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, string>> {
  const unused = new Set(Object.keys(values));
  const lines: [string, string][] = [];
  for (const [name, { properties, required = [] }] of Object.entries($defs)) {
    if (properties === undefined) continue;
    const type = shortName(name);
    if (lines.some(([known]) => known === type)) throw new Error(`Two types are called ${type}`);
    const fields = Object.entries(properties).map(([field, property]) => {
      const allowed = values[`${type}.${field}`];
      unused.delete(`${type}.${field}`);
      const typed = typeOf(property);
      return [
        field,
        required.includes(field) ? '!' : '',
        typed === 'string' ? '' : `:${typed}`,
        allowed === undefined ? '' : `=${allowed.join('|')}`,
      ].join('');
    });
    lines.push([type, fields.join(' ')]);
  }
  if (unused.size > 0) throw new Error(`The schema has no field ${[...unused].join(', ')}`);
  return Object.fromEntries(lines);
}

function typeOf({ type, $ref, items, additionalProperties }: Property): string {
  if ($ref !== undefined) return shortName($ref);
  if (items !== undefined) return `[]${typeOf(items)}`;
  if (additionalProperties !== undefined) return `{}${typeOf(additionalProperties)}`;
  return type ?? 'object';
}

/** `#/$defs/core.v1.Container` is `Container`. */
function shortName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
