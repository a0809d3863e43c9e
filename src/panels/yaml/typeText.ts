import type { ManifestWords } from '#i18n/manifestWords.ts';
import type { FieldSchema } from '#manifest/fields.ts';

/** What goes into a field of a type, in the reader's language. */
export function typeText(type: string, { editor: { types } }: ManifestWords): string {
  return Object.hasOwn(types, type) ? types[type as keyof typeof types] : types.fields;
}

/** The type of a field as `kubectl explain` writes it: `[]Container`, `map[string]string`. */
export function typeName({ type, container }: FieldSchema): string {
  if (container === 'list') return `[]${type}`;
  return container === 'map' ? `map[string]${type}` : type;
}
