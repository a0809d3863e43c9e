/** What can be said of the field at a place of a text. */
import { aboutField, type ManifestWords } from '#i18n/manifestWords.ts';
import { cursorPlace } from '#manifest/cursorPlace.ts';
import { type Effect, effectOf } from '#manifest/effects.ts';
import { fieldOf, type FieldPath } from '#manifest/fields.ts';
import { fieldPathText } from '#manifest/fieldPaths.ts';
import { typeName } from './typeText.ts';

export interface FieldAbout {
  readonly path: string;
  /** As `kubectl explain` writes it, and `required` where it is. */
  readonly type: string;
  readonly about: string | undefined;
  /** What a change of it leads to, in a sentence. */
  readonly effect: string | undefined;
  readonly effectKind: Effect | undefined;
}

/** Undefined where there is no field, or one of a kind that is not known. */
export function aboutAt(text: string, offset: number, words: ManifestWords): FieldAbout | undefined {
  const lineEnd = text.indexOf('\n', offset);
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, lineEnd === -1 ? text.length : lineEnd);
  const end = offset + text.slice(offset).search(/\n|$/);
  const place = cursorPlace(text, /^[^#]*?:(?= |$)/.test(line) ? lineStart(text, offset) + nameEnd(line) : end);
  if (place?.kind === undefined || place.path.length === 0) return undefined;
  return aboutPath(place.kind, place.path, words);
}

function aboutPath(kind: string, path: FieldPath, words: ManifestWords): FieldAbout | undefined {
  const field = fieldOf(kind, path);
  if (field === undefined) return undefined;
  const { editor } = words;
  const effectKind = effectOf(kind, path);
  const values = field.values.length === 0 ? [] : [editor.field.oneOf(field.values)];
  const about = [aboutField(words, field.owner, field.name), ...values].filter((part) => part !== undefined);
  return {
    path: fieldPathText(path),
    type: [typeName(field), ...(field.isRequired ? [editor.field.required] : [])].join(', '),
    about: about.length === 0 ? undefined : editor.sentences(about),
    effect: effectKind && `${editor.effects[effectKind].name}: ${editor.effects[effectKind].about}`,
    effectKind,
  };
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Behind the colon of a line's first name. */
function nameEnd(line: string): number {
  return /^[^#]*?:(?= |$)/.exec(line)?.[0].length ?? 0;
}
