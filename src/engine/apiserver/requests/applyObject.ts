/** Creates what a manifest describes, or replaces what it says of an object that is there: everything but the metadata that only grows. */
import type { JsonObject } from '../../json.ts';
import type { Admission, Answer } from '../admission.ts';
import { isApiError } from '../apiErrors.ts';
import { definedOnly } from '../copies.ts';
import { metadataOf, nameOf } from '../strategies/strategy.ts';
import { asObject, infoOf, storeNew } from './createObject.ts';
import { decodeObject } from './decodeObject.ts';
import { updateObject } from './updateObject.ts';

/** Applies a manifest, or says why not. Unknown fields are refused. */
export function applyObject(admission: Admission, manifest: JsonObject): Answer {
  const info = infoOf(manifest);
  if (isApiError(info)) return info;
  const decoded = decodeObject(info, manifest, admission.release, 'Strict');
  if ('error' in decoded) return decoded.error;
  const { object, warnings } = decoded;
  const stored = admission.api.get(info.resource, nameOf(object));
  if (stored === undefined) return storeNew(admission, info, object, manifest, warnings);
  const { labels, annotations } = metadataOf(object);
  const metadata = definedOnly({ ...metadataOf(asObject(stored)), labels, annotations });
  return updateObject(admission, info, stored, { ...object, metadata }, { manifest, warnings });
}
