/**
 * Reads a manifest as Go's decoder reads it into a struct and writes it back: zero values dropped where Go drops them,
 * null as if absent, quantities and times in their stored form, keys in byte order, and the defaults of each struct.
 */
import type { Json, JsonObject } from '../json.ts';
import type { Release } from '../versions.ts';
import { byBytes } from './byteOrder.ts';
import { prepareStruct, structDefaults } from './structDefaults.ts';
import { embeddedIn, inPlace, note, type Place, type ReadProblems } from './readProblems.ts';
import { readScalar, zeroScalar } from './scalars.ts';
import { fieldsOf, type FieldShape, type ValueShape } from './shapes.ts';

export interface ReadOptions {
  readonly release: Release;
  /** Whether to fill in what the API server fills in; a client decodes without. */
  readonly withDefaults: boolean;
}

/** The canonical form of a struct. What does not fit is noted in `problems` and left out. */
export function readStruct(
  struct: string,
  given: JsonObject,
  place: Place,
  options: ReadOptions,
  problems: ReadProblems,
): JsonObject {
  const input = options.withDefaults ? prepareStruct(struct, given, options.release) : given;
  const entries: [string, Json][] = [];
  const unknown = unknownFields(struct, given, options);
  for (const field of fieldsOf(struct, options.release.version)) {
    while (unknown[0] !== undefined && byBytes(unknown[0], field.name) < 0)
      noteUnknown(problems, place, unknown.shift());
    const value = readField(struct, field, input[field.name], place, options, problems);
    if (value !== undefined) entries.push([field.name, value]);
  }
  while (unknown.length > 0) noteUnknown(problems, place, unknown.shift());
  return Object.fromEntries(entries);
}

function readField(
  struct: string,
  field: FieldShape,
  given: Json | undefined,
  place: Place,
  options: ReadOptions,
  problems: ReadProblems,
): Json | undefined {
  const inside = inPlace(place, struct, field.name, embeddedIn(struct, field.name, options.release.version));
  const value = readOrZero(field, given, inside, options, problems);
  if (!options.withDefaults) return value;
  const isMissing = field.isPointer ? isAbsent(given) : isZero(value);
  const standard = isMissing ? structDefaults[struct]?.[field.name] : undefined;
  return standard ?? value;
}

function readOrZero(
  field: FieldShape,
  given: Json | undefined,
  place: Place,
  options: ReadOptions,
  problems: ReadProblems,
): Json | undefined {
  if (isAbsent(given)) {
    if (!field.isAlwaysWritten) return undefined;
    return field.isPointer ? null : zeroOf(field.shape, place, options, problems);
  }
  const value = readValue(field.shape, field.member, given, place, options, problems);
  const isKept = field.isPointer || field.isAlwaysWritten || !isZero(value);
  return isKept ? value : undefined;
}

function readValue(
  shape: ValueShape,
  member: ValueShape,
  given: Json,
  place: Place,
  options: ReadOptions,
  problems: ReadProblems,
): Json | undefined {
  if (shape.kind === 'scalar') return readScalar(shape, given, place, problems);
  if (shape.kind === 'list') {
    if (!Array.isArray(given)) return note(problems, place, given, shape.goType);
    const list = given as readonly Json[];
    return list.map((item, index) =>
      readMember(member, item, { ...place, path: `${place.path}[${index}]` }, options, problems),
    );
  }
  if (!isObject(given)) return note(problems, place, given, shape.goType);
  if (shape.kind === 'struct') return readStruct(shape.of, given, place, options, problems);
  const keys = Object.keys(given).sort(byBytes);
  return Object.fromEntries(
    keys.map((key) => [
      key,
      readMember(member, given[key], { ...place, path: `${place.path}.${key}` }, options, problems),
    ]),
  );
}

/** A null among the members of a list or map is a zero value. */
function readMember(
  member: ValueShape,
  given: Json | undefined,
  place: Place,
  options: ReadOptions,
  problems: ReadProblems,
): Json {
  const zero = (): Json => zeroOf(member, place, options, problems);
  if (isAbsent(given)) return zero();
  return readValue(member, member, given, place, options, problems) ?? zero();
}

function zeroOf(shape: ValueShape, place: Place, options: ReadOptions, problems: ReadProblems): Json {
  if (shape.kind === 'struct') return readStruct(shape.of, {}, place, options, problems);
  return shape.kind === 'scalar' ? zeroScalar(shape) : null;
}

function unknownFields(struct: string, given: JsonObject, { release }: ReadOptions): string[] {
  const known = new Set(fieldsOf(struct, release.version).map(({ name }) => name));
  return Object.keys(given)
    .filter((key) => !known.has(key))
    .sort(byBytes);
}

function noteUnknown(problems: ReadProblems, place: Place, field: string | undefined): void {
  // The real decoder stops counting at a hundred.
  if (field === undefined || problems.unknown.length >= 100) return;
  problems.unknown.push(place.path === '' ? field : `${place.path}.${field}`);
}

function isAbsent(value: Json | undefined): value is null | undefined {
  return value === null || value === undefined;
}

function isZero(value: Json | undefined): boolean {
  if (isAbsent(value) || value === '' || value === 0 || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
