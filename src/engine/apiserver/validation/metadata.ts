import type { JsonObject } from '../../json.ts';
import { byBytes } from '../byteOrder.ts';
import { invalidValue, required, tooLong, type FieldError } from '../fieldErrors.ts';
import { dnsLabelProblems, labelKeyProblems, labelValueProblems } from './formats.ts';
import { text, textMap } from './jsonFields.ts';

/** The metadata of a new object; `nameProblems` are the complaints about a name (upstream `ValidateObjectMeta`). */
export function validateMetadata(
  metadata: JsonObject,
  nameProblems: (name: string) => readonly string[] = dnsLabelProblems,
): FieldError[] {
  const generateName = text(metadata, 'generateName');
  const prefix = generateName.replace(/-$/, 'a');
  const name = text(metadata, 'name');
  return [
    ...(generateName === '' ? [] : problems('metadata.generateName', generateName, nameProblems(prefix))),
    ...(name === ''
      ? [required('metadata.name', 'name or generateName is required')]
      : problems('metadata.name', name, nameProblems(name))),
    ...validateMetadataMaps(metadata),
  ];
}

/** What of the metadata an update may have wrong: names and times are the store's. */
export function validateMetadataMaps(metadata: JsonObject): FieldError[] {
  return [
    ...validateLabels(textMap(metadata, 'labels'), 'metadata.labels'),
    ...validateAnnotations(textMap(metadata, 'annotations'), 'metadata.annotations'),
  ];
}

/** Keys and values of labels, in the order of the keys. */
export function validateLabels(labels: Readonly<Record<string, string>>, field: string): FieldError[] {
  return sortedEntries(labels).flatMap(([key, value]) => [
    ...problems(field, key, labelKeyProblems(key)),
    ...problems(field, value, labelValueProblems(value)),
  ]);
}

export function validateAnnotations(annotations: Readonly<Record<string, string>>, field: string): FieldError[] {
  const entries = sortedEntries(annotations);
  const size = entries.reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  return [
    ...entries.flatMap(([key]) => problems(field, key, labelKeyProblems(key.toLowerCase()))),
    ...(size > annotationsLimit ? [tooLong(field, annotationsLimit)] : []),
  ];
}

const annotationsLimit = 256 * 1024;

/** One error per complaint about a value. */
export function problems(field: string, value: unknown, details: readonly string[]): FieldError[] {
  return details.map((detail) => invalidValue(field, value, detail));
}

function sortedEntries(map: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(map).sort(([left], [right]) => byBytes(left, right));
}
