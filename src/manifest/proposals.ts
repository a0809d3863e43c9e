/** What may be written at a place of a manifest: the fields that are still missing, or the values that fit. */
import { cursorPlace } from './cursorPlace.ts';
import { apiVersionOf, fieldOf, type FieldPath, fieldsOf, type FieldSchema, knownKinds } from './fields.ts';

export interface Proposal {
  readonly label: string;
  /** What is written for it. */
  readonly insert: string;
  /** The field that it names; undefined for a value. */
  readonly field: FieldSchema | undefined;
}

export interface Proposals {
  /** What is being written begins here, and one of these goes in its place. */
  readonly from: number;
  readonly proposals: readonly Proposal[];
}

/** Names that the schema does not know, because they are the cluster's or a teacher's. */
export interface KnownNames {
  readonly images: readonly string[];
  readonly storageClasses: readonly string[];
  readonly services: readonly string[];
  /** Of the volumes and claim templates of the text. */
  readonly volumes: readonly string[];
}

/** What fits at the cursor; undefined where nothing is known of the place. */
export function proposalsAt(text: string, cursor: number, names: KnownNames): Proposals | undefined {
  const place = cursorPlace(text, cursor);
  if (place === undefined) return undefined;
  const { kind, path, at, from, column, siblings } = place;
  if (at === 'value') return some(from, valuesAt(kind, path, names));
  const list = kind === undefined || path.length === 0 ? undefined : fieldOf(kind, path);
  if (list?.container === 'list' && fieldsOf(kind ?? '', path) === undefined)
    return some(from, list.values.map(asValue));
  const fields = kind === undefined ? undefined : fieldsOf(kind, path);
  if (fields === undefined) return path.length === 0 ? some(from, firstNames(siblings)) : undefined;
  const missing = fields.filter(({ name }) => !siblings.includes(name) && !(path.length === 0 && name === 'status'));
  return some(
    from,
    missing.map((field) => asName(field, column)),
  );
}

function some(from: number, proposals: readonly Proposal[]): Proposals | undefined {
  return proposals.length === 0 ? undefined : { from, proposals };
}

/** Before the kind is known, a manifest begins with these. */
function firstNames(siblings: readonly string[]): Proposal[] {
  const names = ['apiVersion', 'kind', 'metadata'].filter((name) => !siblings.includes(name));
  return names.map((name) => ({ label: name, insert: `${name}: `, field: undefined }));
}

function valuesAt(kind: string | undefined, path: FieldPath, names: KnownNames): Proposal[] {
  const name = path.at(-1);
  if (path.length === 1 && name === 'kind') return knownKinds.map(asValue);
  if (path.length === 1 && name === 'apiVersion') {
    const versions = kind === undefined ? knownKinds.map((known) => apiVersionOf(known)) : [apiVersionOf(kind)];
    return [...new Set(versions)].filter((version) => version !== undefined).map(asValue);
  }
  const field = kind === undefined ? undefined : fieldOf(kind, path);
  if (field === undefined) return [];
  if (field.values.length > 0) return field.container === 'none' ? offered(field) : [];
  if (field.type === 'boolean') return ['true', 'false'].map(asValue);
  return (namesFor(field, names) ?? []).map(asValue);
}

/** An empty text may be a value, and nobody needs help to write it. */
function offered({ values }: FieldSchema): Proposal[] {
  return values.filter((value) => value !== '').map(asValue);
}

function namesFor({ owner, name }: FieldSchema, known: KnownNames): readonly string[] | undefined {
  switch (`${owner}.${name}`) {
    case 'Container.image':
      return known.images;
    case 'PersistentVolumeClaimSpec.storageClassName':
      return known.storageClasses;
    case 'StatefulSetSpec.serviceName':
      return known.services;
    case 'VolumeMount.name':
      return known.volumes;
    default:
      return undefined;
  }
}

function asValue(value: string): Proposal {
  return { label: value, insert: value, field: undefined };
}

/** A name with what follows it: a space, or the next line where its first field or member goes. */
function asName(field: FieldSchema, column: number): Proposal {
  const inner = `\n${' '.repeat(column + 2)}`;
  const follows = field.container === 'list' ? `${inner}- ` : holdsFields(field) ? inner : ' ';
  return { label: field.name, insert: `${field.name}:${follows}`, field };
}

const scalars = new Set(['string', 'integer', 'boolean', 'Quantity', 'IntOrString', 'Time', 'MicroTime']);

function holdsFields({ type, container }: FieldSchema): boolean {
  return container === 'map' || !scalars.has(type);
}
