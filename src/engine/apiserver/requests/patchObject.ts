/** PATCH of an object of any kind: the patch is applied to what is stored, and the result is an update (apiserver `handlers/patch.go`). */
import type { Json, JsonObject } from '../../json.ts';
import { mergePatch } from '../../mergePatch.ts';
import type { Admission, Answer } from '../admission.ts';
import { type ApiError, badRequest, notFound } from '../apiErrors.ts';
import { firstProblem, unknownField } from '../decode.ts';
import type { FieldValidation, ObjectRequest } from '../objectRequest.ts';
import { goText } from '../patches/goText.ts';
import { jsonPatch } from '../patches/jsonPatch.ts';
import { isObject, type JsonList } from '../patches/jsonValues.ts';
import { undecodable, unprocessable, wrongPatchType } from '../patches/patchErrors.ts';
import { strategicMergePatch } from '../patches/strategicMerge.ts';
import { unstructuredProblem } from '../patches/unstructuredProblem.ts';
import { noProblems, root } from '../readProblems.ts';
import { resourceInfos, type ResourceInfo } from '../resources.ts';
import { strategies } from '../strategies/strategies.ts';
import { readStruct } from '../structReader.ts';
import { asObject } from './createObject.ts';
import { readObject } from './decodeObject.ts';
import { updateObject } from './updateObject.ts';

type PatchRequest = Extract<ObjectRequest, { type: 'patch' }>;

/** Patches a stored object, or says why not. */
export function patchObject(admission: Admission, request: PatchRequest): Answer {
  const { resource, name, subresource, fieldValidation = 'Warn', fieldManager = 'kubectl-patch' } = request;
  const info = resourceInfos[resource];
  const stored = admission.api.get(resource, name);
  if (stored === undefined || (subresource === 'status' && strategies[resource].status === undefined))
    return notFound(resource, name);
  const patched = applied(asObject(stored), info, request, admission);
  if ('error' in patched) return patched.error;
  const decoded = decodePatched(patched, info, admission, fieldValidation);
  if ('error' in decoded) return decoded.error;
  const { object, warnings } = decoded;
  const isStatus = subresource === 'status';
  const options = { manifest: patched.object, warnings, fieldManager };
  if (!isStatus) return updateObject(admission, info, stored, object, options);
  const status = readStatus(patched.object, info, admission);
  if ('error' in status) return status.error;
  return updateObject(
    admission,
    info,
    stored,
    { ...object, status: status.object },
    { manifest: object, warnings, isStatus },
  );
}

interface Patched {
  readonly object: JsonObject;
  /** What is printed when the object cannot be decoded. */
  readonly printed: string;
  /** The object goes through the converter, whose words are other ones than the decoder's. */
  readonly isConverted: boolean;
}

/** The stored object with the patch in it, not looked at yet. */
function applied(
  stored: JsonObject,
  info: ResourceInfo,
  { patch, patchType }: PatchRequest,
  { release }: Admission,
): Patched | { readonly error: ApiError } {
  const mapType = 'map[string]interface {}';
  switch (patchType) {
    case 'json': {
      const prefix = 'error decoding patch: ';
      const operations = patch ?? [];
      if (!Array.isArray(operations)) return { error: wrongPatchType(patch, '[]handlers.jsonPatchOp', prefix) };
      const misfit = (operations as JsonList).find((operation) => !isObject(operation));
      if (misfit !== undefined) return { error: wrongPatchType(misfit, 'handlers.jsonPatchOp', prefix) };
      const object = jsonPatch(stored, operations as readonly JsonObject[]);
      return isObject(object)
        ? { object, printed: JSON.stringify(object), isConverted: false }
        : { error: unprocessable() };
    }
    case 'merge': {
      if (patch === null) return { error: badRequest('Invalid JSON Patch') };
      if (!isObject(patch)) return { error: wrongPatchType(patch, mapType, 'error decoding patch: ') };
      const object = mergePatch(stored, patch) as JsonObject;
      return { object, printed: JSON.stringify(object), isConverted: false };
    }
    case 'strategic': {
      // Go reads `null` as a map without fields.
      if (patch !== null && !isObject(patch)) return { error: wrongPatchType(patch, mapType) };
      const merged = strategicMergePatch(stored, patch ?? {}, info.kind, release.version);
      return 'error' in merged ? merged : { object: merged.object, printed: goText(patch ?? {}), isConverted: true };
    }
  }
}

function decodePatched(
  { object: patched, printed, isConverted }: Patched,
  info: ResourceInfo,
  { release }: Admission,
  fieldValidation: FieldValidation,
): { readonly object: JsonObject; readonly warnings: readonly string[] } | { readonly error: ApiError } {
  const otherKind = ['apiVersion', 'kind'].find((field) => patched[field] !== info[field as 'apiVersion' | 'kind']);
  if (otherKind !== undefined) {
    const [version, kind] = [patched['apiVersion'], patched['kind']].map(textOf);
    return {
      error: badRequest(
        `no kind "${kind}" is registered for version "${version}" in scheme "pkg/api/legacyscheme/scheme.go:30"`,
      ),
    };
  }
  const { object, problem, unknown } = readObject(info, patched, release);
  const misfit = isConverted ? unstructuredProblem(info.kind, patched, release.version) : undefined;
  const strict = fieldValidation === 'Strict' ? firstProblem({ unknown }) : undefined;
  const wrong = misfit ?? problem ?? strict;
  if (wrong !== undefined) return { error: undecodable(printed, wrong) };
  return { object, warnings: fieldValidation === 'Warn' ? unknown.map(unknownField) : [] };
}

/** The main resource takes any status, because it leaves it alone; the subresource reads it. */
function readStatus(
  patched: JsonObject,
  info: ResourceInfo,
  { release }: Admission,
): { readonly object: JsonObject } | { readonly error: ApiError } {
  const struct = strategies[info.resource].status ?? '';
  const given = patched['status'] ?? {};
  const problems = noProblems();
  const place = { ...root, struct: info.kind, goPath: 'status', path: 'status' };
  const options = { release, withDefaults: false };
  const object = isObject(given) ? readStruct(struct, given, place, options, problems) : {};
  const problem = isObject(given) ? firstProblem({ ...problems, unknown: [] }) : 'cannot restore struct from: string';
  return problem === undefined ? { object } : { error: undecodable(goText(patched), problem) };
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
