/** `kubectl apply` as it is without `--server-side`: kubectl works out what to change (kubectl `applyOneObject` and `Patcher`). */
import { notFound } from '#engine/apiserver/apiErrors.ts';
import { strategicMergePatch } from '#engine/apiserver/patches/strategicMerge.ts';
import type { Json, JsonObject } from '#engine/json.ts';
import type { Call, Pause } from '../command.ts';
import { fullName } from '../discovery.ts';
import { fail, failApi, type Failure, isFailure } from '../failures.ts';
import {
  configurationOf,
  lastApplied,
  lastAppliedAnnotation,
  lastAppliedText,
  withLastApplied,
} from '../lastApplied.ts';
import type { FileObject } from '../manifestFiles.ts';
import type { DryRun } from '../output.ts';
import { goJson } from '../print/goValues.ts';
import { toYaml } from '../print/yaml.ts';
import { ask, heldResource } from '../requests.ts';
import { deletionOf, type DeletionTerms, waitUntilGone } from '../verbs/deletion.ts';
import { type ApiObject, objectNamed } from '../world.ts';
import { objectText, refusalOfName, whileDoing } from './fileErrors.ts';
import { threeWayPatch } from './threeWayPatch.ts';

export interface ApplyContext {
  readonly dryRun: DryRun;
  readonly fieldManager: string;
  readonly validation: 'Strict' | 'Warn' | 'Ignore';
  /** Whether what others have changed is set back. */
  readonly overwrite: boolean;
  /** How to delete what cannot be changed, with `--force`. */
  readonly force: DeletionTerms | undefined;
}

/** What was done, and the object as it is now. */
export interface Applied {
  readonly operation: string;
  readonly object: object;
}

/** Creates the object, or changes it into what the file says. */
export function* applyClientSide(
  call: Call,
  file: FileObject,
  context: ApplyContext,
): Generator<Pause, Applied | Failure, void> {
  const nameless = refusalOfName(file);
  if (nameless !== undefined) return nameless;
  const { resource, name, namespace, source } = file;
  if (name === '') {
    const doing = `retrieving current configuration of:\n${objectText(file)}\nfrom server for:`;
    return whileDoing(fail('resource name may not be empty'), doing, source);
  }
  const current = objectNamed(call.world, resource.name, namespace, name);
  if (current === undefined) return createNew(call, file, context);
  if (lastAppliedText(current) === undefined) {
    call.complain(
      `Warning: resource ${resource.name}/${name} is missing the ${lastAppliedAnnotation} annotation which is required by ` +
        'kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create ' +
        '--save-config or kubectl apply. The missing annotation will be patched automatically.\n',
    );
  }
  const changed = yield* change(call, file, current, context);
  if (isFailure(changed)) return changed;
  if (changed.object.metadata.deletionTimestamp !== undefined) {
    call.complain(`Warning: Detected changes to resource ${name} which is currently being deleted.\n`);
  }
  return changed;
}

function createNew(call: Call, file: FileObject, { dryRun, validation }: ApplyContext): Applied | Failure {
  const manifest = withoutNulls(withLastApplied(file.manifest)) as JsonObject;
  if (dryRun === 'client') return { operation: 'created', object: manifest };
  const held = heldResource(file.resource);
  if (isFailure(held)) return held;
  const object = ask(call, { type: 'create', manifest, fieldValidation: validation }, dryRun);
  return isFailure(object) ? whileDoing(object, 'creating', file.source) : { operation: 'created', object };
}

/** As an update leaves null fields out, so does the first apply (`pruneNullsFromMap`). */
function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value as JsonObject).flatMap(([key, inner]): [string, Json][] =>
    inner === null || inner === undefined ? [] : [[key, withoutNulls(inner)]],
  );
  return Object.fromEntries(fields);
}

type Changed = Applied & { readonly object: ApiObject };

function* change(
  call: Call,
  file: FileObject,
  current: ApiObject,
  context: ApplyContext,
): Generator<Pause, Changed | Failure, void> {
  const patch = patchFor(call, file, current, withLastApplied(file.manifest), context.overwrite);
  if (isFailure(patch)) return patch;
  if (Object.keys(patch).length === 0) return { operation: 'unchanged', object: current };
  const object = sendPatch(call, file, current, patch, context);
  if (!isFailure(object)) return { operation: 'configured', object };
  const isInTheWay = object.failure === 'api' && ['Conflict', 'Invalid'].includes(object.error.reason);
  if (context.force !== undefined && isInTheWay) return yield* replaceByForce(call, file, context, context.force);
  const patching = context.dryRun === 'client' ? object : whileDoing(object, 'patching', file.source);
  return whileDoing(patching, `applying patch:\n${goJson(patch)}\nto:\n${objectText(file)}\nfor:`, file.source);
}

/** The patch that is to be sent, empty when the object is as it should be. `modified`: as the manifest wants it. */
export function patchFor(
  call: Call,
  file: FileObject,
  current: ApiObject,
  modified: JsonObject,
  overwrite: boolean,
): JsonObject | Failure {
  const original = lastApplied(current);
  const version = call.world.kubernetesVersion;
  const live = { ...current, metadata: { ...current.metadata, managedFields: undefined } } as unknown as JsonObject;
  const answer =
    original === undefined
      ? { problem: 'invalid JSON document' }
      : threeWayPatch({ original, modified, current: live, kind: file.resource.kind, version, overwrite });
  if ('patch' in answer) return answer.patch;
  const problem =
    'problem' in answer
      ? answer.problem
      : `patch:\n${toYaml(answer.conflict)}\nconflicts with changes made from original to current:\n${toYaml(answer.changes)}\n`;
  // The real one tries with the schemas of OpenAPI first, both versions of them, and then with its own types.
  for (const schema of ['openapi v3', 'openapi']) {
    call.complain(`warning: error calculating patch from ${schema} spec: ${problem}\n`);
  }
  const texts = [lastAppliedText(current) ?? '', goJson(modified), goJson(live)];
  const creating = `creating patch with:\noriginal:\n${texts[0]}\nmodified:\n${texts[1]}\n\ncurrent:\n${texts[2]}\n\nfor: ${problem}`;
  const patching = whileDoing(fail(creating), 'patching', file.source);
  return whileDoing(patching, `applying patch:\n\nto:\n${objectText(file)}\nfor:`, file.source);
}

function sendPatch(
  call: Call,
  { resource, name }: FileObject,
  current: ApiObject,
  patch: JsonObject,
  { dryRun, validation, fieldManager }: ApplyContext,
): ApiObject | Failure {
  if (dryRun === 'client') {
    const version = call.world.kubernetesVersion;
    const merged = strategicMergePatch(current as unknown as JsonObject, patch, resource.kind, version);
    if ('error' in merged) return fail(`applying patch locally: ${merged.error.message}`);
    return merged.object as unknown as ApiObject;
  }
  const held = heldResource(resource);
  if (isFailure(held)) return held;
  const request = { type: 'patch', resource: held, name, patchType: 'strategic', patch, fieldManager } as const;
  return ask(call, { ...request, fieldValidation: validation }, dryRun);
}

/** Deletes the object and creates it anew (`deleteAndCreate`). */
function* replaceByForce(
  call: Call,
  file: FileObject,
  { dryRun, validation }: ApplyContext,
  terms: DeletionTerms,
): Generator<Pause, Changed | Failure, void> {
  const { resource, name, namespace, source } = file;
  const deleted = deletionOf(call, [{ resource, namespace, name }], terms, { ignoreMissing: true, isQuiet: true });
  const doing = `applying patch:\n${configurationOf(file.manifest)}\nto:\n${objectText(file)}\nfor:`;
  const [refused] = deleted.failures;
  if (refused !== undefined) return whileDoing(refused, doing, source);
  const late = yield* waitUntilGone(call, deleted.waiting, terms.timeoutMs);
  if (late !== undefined) return whileDoing(late, doing, source);
  const manifest = withLastApplied(file.manifest);
  const object = ask(call, { type: 'create', manifest, fieldValidation: validation }, dryRun);
  return isFailure(object) ? whileDoing(object, doing, source) : { operation: 'configured', object };
}

/** What the server answers when there is no such object. */
export function missing({ resource, name }: FileObject): Failure {
  return failApi(notFound(fullName(resource), name));
}
