/** What the API server answers to a patch that it cannot apply (apiserver `handlers/patch.go`, apimachinery `mergepatch`). */
import type { Json } from '../../json.ts';
import { type ApiError, badRequest } from '../apiErrors.ts';
import { invalidValue } from '../fieldErrors.ts';

/** A patch that does not fit the object: whatever the reason is, the server keeps it to itself. */
export function unprocessable(): ApiError {
  const message = 'the server rejected our request due to an error in our request';
  return { code: 422, reason: 'Invalid', message, details: {} };
}

/** The patched object cannot be decoded. `value` is the patch or the patched object as a text. */
export function undecodable(value: string, problem: string): ApiError {
  const cause = invalidValue('patch', value, problem);
  return {
    code: 422,
    reason: 'Invalid',
    message: ` "" is invalid: ${cause.field}: ${cause.message}`,
    causes: [cause],
    details: {},
  };
}

/** The patch is JSON of another type than this one, e.g. `map[string]interface {}`. */
export function wrongPatchType(patch: Json, goType: string, prefix = ''): ApiError {
  return badRequest(`${prefix}json: cannot unmarshal ${jsonType(patch)} into Go value of type ${goType}`);
}

/** An error that upstream hands through as it is. */
export function serverError(message: string): ApiError {
  return { code: 500, reason: 'Unknown', message };
}

function jsonType(value: Json): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : value === null ? 'null' : typeof value;
}
