/** A patch that kubectl carries out by itself, for `--dry-run=client` and `--local` (kubectl `getPatchedJSON`). */
import type { PatchType } from '#engine/apiserver/objectRequest.ts';
import { jsonPatch } from '#engine/apiserver/patches/jsonPatch.ts';
import { strategicMergePatch } from '#engine/apiserver/patches/strategicMerge.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import { mergePatch } from '#engine/mergePatch.ts';
import type { KubernetesVersion } from '#engine/versions.ts';
import { fail, type Failure } from './failures.ts';
import { isMap, textAt, valueAt } from './objectFields.ts';
import type { ReadPatch } from './patchText.ts';

/** The patched object, or why the patch does not fit it. `kind` is the object's. */
export function patchedLocally(
  object: JsonObject,
  type: PatchType,
  read: ReadPatch,
  { kind, version }: { readonly kind: string; readonly version: KubernetesVersion },
): JsonObject | Failure {
  const patch = 'refused' in read ? undefined : read.patch;
  switch (type) {
    case 'json':
      return byOperations(object, patch);
    case 'merge':
      return isMap(patch) ? (mergePatch(object, patch) as JsonObject) : fail('Invalid JSON Patch');
    case 'strategic': {
      if (patch === null) return object;
      if (!isMap(patch)) return fail('invalid JSON document');
      const merged = strategicMergePatch(object, patch, kind, version);
      return 'error' in merged ? fail(merged.error.message) : merged.object;
    }
  }
}

/** One operation after the other; the first that does not fit is named (evanphx/json-patch v4). */
function byOperations(object: JsonObject, patch: Json | undefined): JsonObject | Failure {
  if (patch === undefined) return fail('the patch is not JSON');
  if (patch === null) return object;
  if (!Array.isArray(patch) || !patch.every(isMap)) {
    const given = Array.isArray(patch) ? patch.find((each) => !isMap(each)) : patch;
    const wanted = Array.isArray(patch) ? 'Operation' : 'Patch';
    return fail(`json: cannot unmarshal ${jsonType(given)} into Go value of type jsonpatch.${wanted}`);
  }
  let patched: Json = object;
  for (const operation of patch as readonly JsonObject[]) {
    const next = jsonPatch(patched as JsonObject, [operation]);
    if (next === undefined) return fail(misfit(patched as JsonObject, operation));
    patched = next;
  }
  return patched as JsonObject;
}

function jsonType(value: Json | undefined): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

function misfit(object: JsonObject, operation: JsonObject): string {
  const [op, path] = [textAt(operation, 'op'), textAt(operation, 'path')];
  if (!['add', 'remove', 'replace', 'test', 'move', 'copy'].includes(op)) return `Unexpected kind: ${op || 'unknown'}`;
  const steps = path.split('/').slice(1, -1);
  const isReached = path.includes('/') && valueAt(object, ...steps) !== undefined;
  if (op === 'test') {
    return isReached
      ? `testing value ${path} failed: test failed`
      : `test operation does not apply: is missing path: ${path}: missing value`;
  }
  const quoted = op === 'add' || op === 'remove' ? JSON.stringify(path) : path;
  if (!isReached) return `${op} operation does not apply: doc is missing path: ${quoted}: missing value`;
  const key = path.split('/').at(-1) ?? '';
  return `error in ${op} for path: '${path}': Unable to ${op} nonexistent key: ${key}: missing value`;
}
