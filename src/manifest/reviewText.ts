/** What applying a text would do, document by document: what changes, what that leads to, what is refused. */
import type { ApiError } from '#engine/apiserver/apiErrors.ts';
import { resourceOfKind } from '#engine/apiserver/resources.ts';
import type { JsonObject } from '#engine/json.ts';
import type { Release } from '#engine/versions.ts';
import { type Change, changesBetween } from './changes.ts';
import { type Effect, effectOf } from './effects.ts';
import type { Held } from './followCluster.ts';
import { placeOf } from './fieldPaths.ts';
import type { ManifestDocument } from './readText.ts';
import { type RefusedField, refusedFields } from './refusalPlaces.ts';
import { keyOf, serverForm } from './serverForm.ts';

export interface ReviewedChange extends Change {
  readonly effect: Effect | undefined;
}

/** `unknownKind`: the cluster holds no objects of that kind. `nameless`: it does not say of which kind it is, or its name. */
export type ReviewState = 'new' | 'changed' | 'same' | 'unknownKind' | 'nameless';

export interface ReviewedDocument {
  readonly document: ManifestDocument;
  readonly kind: string;
  readonly name: string;
  readonly state: ReviewState;
  /** Of an object that is there; all fields of a new one are new. */
  readonly changes: readonly ReviewedChange[];
  /** Empty when the API server takes it. */
  readonly refused: readonly RefusedField[];
  readonly refusal: ApiError | undefined;
}

/** `refusalOf` asks the API server, and changes nothing. It is asked only about what is not so already. */
export function reviewDocument(
  document: ManifestDocument,
  held: Held,
  release: Release,
  refusalOf: (manifest: JsonObject) => ApiError | undefined,
): ReviewedDocument {
  const { manifest } = document;
  const key = keyOf(manifest);
  const kind = typeof manifest['kind'] === 'string' ? manifest['kind'] : '';
  const name = key?.slice(kind.length + 1) ?? '';
  const reviewed = { document, kind, name, changes: [], refused: [], refusal: undefined };
  if (kind === '') return { ...reviewed, state: 'nameless' };
  if (resourceOfKind(kind) === undefined) return { ...reviewed, state: 'unknownKind' };

  const stored = key === undefined ? undefined : held[key];
  const changes = stored === undefined ? [] : changesOf(manifest, stored, release);
  if (stored !== undefined && changes?.length === 0) return { ...reviewed, state: 'same' };
  const state = key === undefined ? 'nameless' : stored === undefined ? 'new' : 'changed';
  const refusal = refusalOf(manifest);
  if (refusal === undefined) return { ...reviewed, state, changes: changes ?? [] };
  return { ...reviewed, state, changes: changes ?? [], refusal, refused: placed(document, refusal, changes ?? []) };
}

/** Undefined when the API server cannot read the manifest. Of a kind that others write to, only what the manifest says counts. */
function changesOf(manifest: JsonObject, stored: JsonObject, release: Release): ReviewedChange[] | undefined {
  const { kind } = manifest;
  const read = serverForm(manifest, release, stored);
  if (read === undefined) return undefined;
  const isOwn = kind === 'StatefulSet' || kind === 'Service';
  return changesBetween(stored, read)
    .filter(({ after }) => isOwn || after !== undefined)
    .map((change) => ({ ...change, effect: effectOf(String(kind), change.path) }));
}

/** Up to 1.36 one sentence about the spec stands for whatever cannot change: here it is told of each of these fields. */
function placed(document: ManifestDocument, refusal: ApiError, changes: readonly ReviewedChange[]): RefusedField[] {
  const fixed = changes.filter(({ effect }) => effect === 'immutable');
  return refusedFields(document, refusal).flatMap((refused) => {
    const isAboutSpec = refused.type === 'Forbidden' && refused.path.length === 1;
    if (!isAboutSpec || fixed.length === 0) return [refused];
    return fixed.map(({ path }) => ({ ...refused, path, ...placeOf(document.root, path) }));
  });
}
