/** The fields of a type as `kubectl explain` lists them: types, what is required, allowed values, and what they are for. */
import { fieldsOf, type FieldPath, type FieldSchema } from '#manifest/fields.ts';
import { wrapped } from './wrapped.ts';

export interface ListOptions {
  /** How deep to go; 1 lists the fields with what they are for, more than one their names only. */
  readonly maxDepth: number;
  readonly isRecursive: boolean;
  textOf(field: FieldSchema): string | undefined;
}

/** `FIELDS:` and all below it; empty for what has no fields. */
export function fieldList(kind: string, path: FieldPath, options: ListOptions): string {
  const text = fieldsBelow(kind, path, 1, options);
  return text === '' ? '' : `FIELDS:\n${text}`;
}

function fieldsBelow(kind: string, path: FieldPath, level: number, options: ListOptions): string {
  const { isRecursive, maxDepth } = options;
  return (fieldsOf(kind, path) ?? [])
    .map((field) => {
      const own = fieldText(field, level, options);
      const goesOn = isRecursive && (maxDepth === 0 || level < maxDepth);
      return goesOn ? own + fieldsBelow(kind, [...path, field.name], level + 1, options) : own;
    })
    .join('');
}

function fieldText(field: FieldSchema, level: number, { isRecursive, textOf }: ListOptions): string {
  const pad = ' '.repeat(2 * level);
  const required = field.isRequired ? ' -required-' : '';
  const line = `${pad}${field.name}\t<${typeText(field)}>${required}\n${enumText(toldValues(field), pad)}`;
  if (isRecursive) return line;
  return `${line}${indented(wrapped(textOf(field) ?? '<no description>', 78 - 2 * level), `${pad}  `)}\n\n`;
}

const mostValues = 4;

function enumText(values: readonly string[], pad: string): string {
  if (values.length === 0) return '';
  const shown = values.slice(0, mostValues).map(valueText).join(', ');
  return `${pad}enum: ${shown}${values.length > mostValues ? ', ....' : ''}\n`;
}

/** The server takes no other values for these, and its description of them does not say so. */
const untold: ReadonlySet<string> = new Set([
  'ContainerResizePolicy.restartPolicy',
  'LabelSelectorRequirement.operator',
  'PersistentVolumeClaimSpec.accessModes',
  'PersistentVolumeSpec.accessModes',
  'ServiceSpec.ipFamilies',
  'StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted',
  'StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled',
]);

/** The values of a field as the server describes them. */
export function toldValues({ owner, name, values }: FieldSchema): readonly string[] {
  return untold.has(`${owner}.${name}`) ? [] : values;
}

/** An empty text is told as `""`. */
export function valueText(value: string): string {
  return value === '' ? '""' : value;
}

/** `string`, `[]Container`, `map[string]Quantity`. Times are texts. */
export function typeText({ type, container }: Pick<FieldSchema, 'type' | 'container'>): string {
  const name = type === 'Time' || type === 'MicroTime' ? 'string' : type;
  return container === 'list' ? `[]${name}` : container === 'map' ? `map[string]${name}` : name;
}

export function indented(text: string, pad: string): string {
  return pad + text.replaceAll('\n', `\n${pad}`);
}
