/** Where in a manifest the API server's refusal points. */
import type { ApiError } from '#engine/apiserver/apiErrors.ts';
import type { FieldErrorType } from '#engine/apiserver/fieldErrors.ts';
import type { JsonObject } from '#engine/json.ts';
import { isObject, valueAt } from './changes.ts';
import { checkManifest } from './checkManifest.ts';
import type { FieldPath } from './fields.ts';
import { fieldPathText, find, parseFieldPath, placeOf, type Range } from './fieldPaths.ts';
import type { ManifestDocument } from './readText.ts';

/** `unread`: refused before validation, because the object could not be decoded. */
export type RefusalType = FieldErrorType | 'unread' | 'other';

/** One thing that the API server has against a manifest. */
export interface RefusedField extends Range {
  readonly type: RefusalType;
  /** The way to the field as the manifest has it; empty when the refusal is about the object as a whole. */
  readonly path: FieldPath;
  /** The API server's own words about it. */
  readonly message: string;
}

/** What is refused of a document, one entry a field. There is always one: what names no field is about the document's first key. */
export function refusedFields(document: ManifestDocument, error: ApiError): RefusedField[] {
  const causes = error.causes ?? [];
  if (causes.length > 0) {
    return causes.map(({ field, type, message }) =>
      refusedAt(document, pathOfCause(document, field), type, `${field}: ${message}`),
    );
  }
  const unknown = [...error.message.matchAll(/unknown field "([^"]+)"/g)].map(([, field = '']) => field);
  if (unknown.length > 0) {
    return unknown.map((field) =>
      refusedAt(document, parseFieldPath(field), 'unread', `unknown field ${JSON.stringify(field)}`),
    );
  }
  const undecoded = /cannot unmarshal .* into Go struct field \w+\.(\S+) of type/.exec(error.message)?.[1];
  const type = error.reason === 'BadRequest' && error.message.includes('cannot be handled') ? 'unread' : 'other';
  return [refusedAt(document, undecoded === undefined ? [] : wrongTypeAt(document, undecoded), type, error.message)];
}

function refusedAt({ root }: ManifestDocument, path: FieldPath, type: RefusalType, message: string): RefusedField {
  return { type, path, message, ...placeOf(root, path) };
}

/**
 * The way of a cause to what the author wrote. Some of the API server's names are not the manifest's: the claims of a set are checked as
 * the volumes that they become, the labels of a template are named without `metadata`, and requests without `requests`.
 */
function pathOfCause({ root, manifest }: ManifestDocument, field: string): FieldPath {
  const path = parseFieldPath(field);
  if (manifest['kind'] === 'StatefulSet') {
    const asClaim = claimBehindVolume(manifest, path);
    if (asClaim !== undefined) return asClaim;
  }
  const { steps } = find(root, path);
  if (steps === path.length) return path;
  for (const between of ['metadata', 'requests', 'limits']) {
    const longer = [...path.slice(0, steps), between, ...path.slice(steps)];
    if (find(root, longer).steps > steps + 1) return longer;
  }
  return path;
}

/** Volume number n of the checked template is claim number n, as long as there are so many claims. */
function claimBehindVolume(manifest: JsonObject, path: FieldPath): FieldPath | undefined {
  const index = path[4];
  if (fieldPathText(path.slice(0, 4)) !== 'spec.template.spec.volumes' || typeof index !== 'number') return undefined;
  const claims = valueAt(manifest, ['spec', 'volumeClaimTemplates']);
  const names = Array.isArray(claims) ? new Set(claims.map((claim) => nameOf(claim))) : new Set();
  if (index < names.size) return ['spec', 'volumeClaimTemplates', index, 'metadata', 'name'];
  return [...path.slice(0, 4), index - names.size, ...path.slice(5)];
}

function nameOf(claim: unknown): unknown {
  const metadata = isObject(claim) ? claim['metadata'] : undefined;
  return isObject(metadata) ? metadata['name'] : undefined;
}

/** The decoder names no places in lists; what we find of a wrong type under the same names is what it found. */
function wrongTypeAt(document: ManifestDocument, goPath: string): FieldPath {
  const found = checkManifest(document).find(
    ({ code, field }) => code === 'wrongType' && sameNames(field.replace(/\[\d+\]/g, ''), goPath),
  );
  return parseFieldPath(found?.field ?? goPath);
}

/** Since 1.37 the decoder also names the structs that are embedded, whose names begin with a capital. */
function sameNames(field: string, goPath: string): boolean {
  return (
    field ===
    goPath
      .split('.')
      .filter((step) => !/^[A-Z]/.test(step))
      .join('.')
  );
}
