/** What `kubectl get -o yaml` or `-o json` printed, to objects: a List, several documents, or single objects. Nothing of it is trusted. */
import type { Json, JsonObject } from '#engine/json.ts';
import { readText } from '#manifest/readText.ts';
import { readBlockYaml, type YamlDocument } from './blockYaml.ts';
import { checkShape } from './checkShape.ts';
import { type InputCode, type InputComplaint, maxCharacters } from './inputComplaint.ts';
import { lineAt, offsetOf, readJsonText } from './jsonText.ts';
import { yamlLineOf } from './yamlPlace.ts';

export type ReadObjects = { readonly objects: readonly JsonObject[] } | { readonly complaint: InputComplaint };

/** Every object of a text, in its order, each of a shape that its kind may have; or the first complaint. */
export function readKubectlText(text: string): ReadObjects {
  if (text.length > maxCharacters) return { complaint: { code: 'tooLarge' } };
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  const begin = plain.search(/\S/);
  if (begin < 0) return { complaint: { code: 'empty' } };
  return plain[begin] === '{' || plain[begin] === '[' ? readJson(plain) : readYaml(plain);
}

type Path = readonly (string | number)[];
/** An object of the text, and how to find the line of one of its fields. */
interface Found {
  readonly object: JsonObject;
  readonly lineOf: (field: Path) => number;
}

function readJson(text: string): ReadObjects {
  const forbidden = text.search(/"__proto__"\s*:/);
  if (forbidden >= 0) return { complaint: { code: 'forbiddenKey', line: lineAt(text, forbidden) } };
  const documents = readJsonText(text);
  if ('why' in documents) return { complaint: { code: documents.why, line: lineAt(text, documents.offset) } };
  const found = documents.flatMap(({ value, from }) =>
    itemsOf(value).map(([item, path]) => ({
      object: item as JsonObject,
      lineOf: (field: Path) => lineAt(text, offsetOf(text, from, [...path, ...field])),
    })),
  );
  return checked(found);
}

function readYaml(text: string): ReadObjects {
  const documents = readBlockYaml(text);
  if (!('why' in documents)) return checked(documents.flatMap((document) => foundIn(text, document)));
  const { why, line } = documents;
  if (why === 'tooDeep' || why === 'forbiddenKey' || why === 'alias') return { complaint: { code: why, line } };
  // Another tool may write YAML in other ways; all of YAML is read where the text is small.
  const read = readText(text);
  if (read.complaint === undefined)
    return checked(
      read.documents.flatMap(({ manifest }) =>
        itemsOf(manifest).map(([item]) => ({ object: item as JsonObject, lineOf: () => line })),
      ),
    );
  if (read.complaint.code === 'tooLarge' || read.complaint.code === 'tooMany')
    return { complaint: { code: looksLikeTable(text) ? 'table' : why === 'syntax' ? 'syntax' : 'unusualYaml', line } };
  return { complaint: complaintOf(text, read.complaint) };
}

function foundIn(text: string, { value, line, lineOf }: YamlDocument): readonly Found[] {
  return itemsOf(value).map(([item]) => ({
    object: item as JsonObject,
    lineOf: (field) => yamlLineOf(text, lineOf.get(item) ?? line, field),
  }));
}

/** The objects of a document, each with its path. */
function itemsOf(document: Json): readonly (readonly [Json, Path])[] {
  if (Array.isArray(document)) return document.flatMap((item, at) => nested(itemsOf(item as Json), [at]));
  const items = isObject(document) ? document['items'] : undefined;
  if (!Array.isArray(items)) return document === null ? [] : [[document, []]];
  return (items as readonly Json[]).map((item, at) => [item, ['items', at]] as const);
}

function nested(found: readonly (readonly [Json, Path])[], before: Path): readonly (readonly [Json, Path])[] {
  return found.map(([item, path]) => [item, [...before, ...path]] as const);
}

function checked(found: readonly Found[]): ReadObjects {
  if (found.length === 0) return { complaint: { code: 'empty' } };
  for (const { object, lineOf } of found) {
    if (!isObject(object) || typeof object['kind'] !== 'string')
      return { complaint: { code: 'notAnObject', line: lineOf([]) } };
    const wrong = checkShape(object);
    if (wrong === undefined) continue;
    const { path, expected, received } = wrong;
    const field = path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`));
    return {
      complaint: {
        code: 'field',
        line: lineOf(path),
        object: nameOf(object),
        field: field.join(''),
        expected,
        received,
      },
    };
  }
  return { objects: found.map(({ object }) => object) };
}

function nameOf(object: JsonObject): string {
  const metadata = isObject(object['metadata']) ? object['metadata'] : {};
  const text = (value: Json | undefined) => (typeof value === 'string' ? value.slice(0, 253) : '?');
  const name = text(metadata['name']);
  return `${text(object['kind'])} ${metadata['namespace'] === undefined ? name : `${text(metadata['namespace'])}/${name}`}`;
}

function complaintOf(
  text: string,
  { code, line, detail }: { code: string; line?: number; detail?: string },
): InputComplaint {
  const known: Readonly<Record<string, InputCode>> = {
    tooDeep: 'tooDeep',
    alias: 'alias',
    forbiddenKey: 'forbiddenKey',
    notAnObject: looksLikeTable(text) ? 'table' : 'notAnObject',
    noDocument: 'empty',
  };
  return {
    code: known[code] ?? (looksLikeTable(text) ? 'table' : 'syntax'),
    ...(line !== undefined && { line }),
    ...(detail !== undefined && { detail }),
  };
}

/** The table that kubectl prints for people. */
function looksLikeTable(text: string): boolean {
  return /^\s*(NAMESPACE\s+)?NAME\s+[A-Z]/.test(text);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
