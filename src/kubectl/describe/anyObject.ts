/** Kinds that kubectl has no words of its own for, such as ControllerRevisions: all fields as they are (kubectl `genericDescriber`). */
import { isMap } from '../objectFields.ts';
import { goPrint } from '../print/goValues.ts';
import type { Describer } from './describer.ts';
import type { Description } from './description.ts';
import { describeEvents, type EventTarget } from './events.ts';

export const describeAnyObject: Describer = (description, object, { world, showEvents }) => {
  description.head(object);
  describeFields(description, 0, object, '');
  if (!showEvents) return;
  const { kind, metadata } = object;
  const target: EventTarget = { kind, name: metadata.name, namespace: metadata.namespace ?? '', uid: metadata.uid };
  describeEvents(description, world, target);
};

/** These are told elsewhere, or are for machines. */
const skipped = new Set(
  ['managedFields', 'name', 'namespace', 'labels', 'annotations'].map((field) => `.metadata.${field}`),
);

function describeFields(
  description: Description,
  level: number,
  fields: Readonly<Record<string, unknown>>,
  path: string,
): void {
  for (const field of Object.keys(fields).sort()) {
    const value = fields[field];
    const here = `${path}.${field}`;
    if (value === undefined || skipped.has(here)) continue;
    if (isMap(value)) {
      description.line(level, `${titleOf(field)}:`);
      describeFields(description, level + 1, value, here);
    } else if (Array.isArray(value)) {
      description.line(level, `${titleOf(field)}:`);
      for (const item of value as readonly unknown[]) {
        if (isMap(item)) describeFields(description, level + 1, item, here);
        else description.line(level + 1, goPrint(item));
      }
    } else description.line(level, `${titleOf(field)}:\t${goPrint(value)}`);
  }
}

const acronyms = new Set(['API', 'URL', 'UID', 'GUID']);

/** `ownerReferences` reads `Owner References`, `apiVersion` `API Version`; names with digits and dots stay (`smartLabelFor`). */
function titleOf(field: string): string {
  if (/[^\p{L}-]/u.test(field)) return field;
  return wordsOf(field)
    .map((word) => {
      if (acronyms.has(word.toUpperCase())) return word.toUpperCase();
      return word === word.toLowerCase() ? capitalised(word) : word;
    })
    .join(' ');
}

/** Small letters, and capitals with what follows them; several capitals stay together with a short rest (`URLs`). */
function wordsOf(field: string): readonly string[] {
  const parts = field.match(/\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lu}+|[^\p{Lu}\p{Ll}]+/gu) ?? [];
  const words: string[] = [];
  for (let at = 0; at < parts.length; at++) {
    const [part, next] = [parts[at] as string, parts[at + 1]];
    if (next !== undefined && /^\p{Lu}{2,}$/u.test(part) && /^\p{Lu}/u.test(next)) {
      words.push(part + next);
      at += 1;
    } else words.push(part);
  }
  return words;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
