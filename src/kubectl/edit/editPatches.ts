/** What `edit` asks of the server: the difference between an object as it was shown and as it was left, as a patch. */
import type { Json, JsonObject } from '#engine/json.ts';
import { sameJson } from '#engine/sameJson.ts';
import { strategicDiff, type Diff } from '../apply/strategicDiff.ts';
import type { Call, Outcome } from '../command.ts';
import { fail, type Failure, isFailure } from '../failures.ts';
import { lastAppliedAnnotation, withLastApplied } from '../lastApplied.ts';
import type { FileObject } from '../manifestFiles.ts';
import { mapAt, textAt } from '../objectFields.ts';
import { type ObjectPrinter, printResult, withoutManagedFields } from '../output.ts';
import { goJson } from '../print/goValues.ts';
import { heldResource } from '../requests.ts';
import type { EditResults } from './editLoop.ts';
import { goSyntax } from './goSyntax.ts';

export interface EditTerms {
  readonly originals: readonly object[];
  readonly printer: ObjectPrinter | undefined;
  readonly validation: 'Strict' | 'Warn' | 'Ignore';
}

/** Patches every object that was changed. */
export function patchEdited(
  call: Call,
  edited: readonly FileObject[],
  results: EditResults,
  terms: EditTerms,
): Outcome {
  for (const file of edited) {
    const failure = patchOne(call, file, results, terms);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

function patchOne(call: Call, file: FileObject, results: EditResults, terms: EditTerms): Outcome {
  const { flags, world } = call;
  const { resource, name } = file;
  const original = originalOf(file, terms.originals);
  if (isFailure(original)) return original;
  const manifest = flags.bool('save-config') ? withLastApplied(file.manifest) : file.manifest;
  if (sameJson(original, manifest))
    return printResult(call, terms.printer, { resource, name, object: manifest }, 'skipped', 'none');
  const diff: Diff = { version: world.kubernetesVersion, withOrder: true };
  const patch = strategicDiff(original, manifest, { kind: 'struct', name: resource.kind }, diff);
  if (diff.problem !== undefined) return fail(diff.problem);
  if ('apiVersion' in patch || 'kind' in patch || 'name' in mapAt(patch, 'metadata')) {
    return fail('At least one of apiVersion, kind and name was changed');
  }
  if (flags.bool('output-patch')) call.print(`Patch: ${goJson(patch)}\n`);
  const held = heldResource(resource);
  if (isFailure(held)) return held;
  const answer = world.submit({
    type: 'patch',
    resource: held,
    name,
    patchType: 'strategic',
    patch,
    fieldValidation: terms.validation,
    fieldManager: flags.text('field-manager'),
    ...(flags.text('subresource') === 'status' && { subresource: 'status' }),
  });
  if (!('object' in answer)) {
    call.complain(`${results.add(answer, file)}\n`);
    return undefined;
  }
  for (const warning of answer.warnings) call.warn(warning);
  return printResult(call, terms.printer, { resource, name, object: answer.object }, 'edited', 'none');
}

/** The object that an edited one was, told by its uid: what was noted down has none, and is the first of all. */
function originalOf({ manifest }: FileObject, originals: readonly object[]): JsonObject | Failure {
  const uid = textAt(manifest, 'metadata', 'uid');
  const found = originals.find((each) => textAt(each, 'metadata', 'uid') === uid);
  if (found !== undefined) return withoutManagedFields(found) as JsonObject;
  return fail(`no original object found for &unstructured.Unstructured{Object:${goSyntax(manifest)}}`);
}

/** Notes down what was edited as what was applied last. */
export function noteEdited(call: Call, edited: readonly FileObject[], terms: EditTerms): Outcome {
  for (const file of edited) {
    const { resource, name, manifest } = file;
    const original = originalOf(file, terms.originals);
    if (isFailure(original)) return original;
    const isSame = sameJson(original, manifest);
    const failure = isSame ? undefined : note(call, file);
    if (failure !== undefined) return failure;
    const said = isSame ? 'skipped' : 'edited';
    const problem = printResult(call, terms.printer, { resource, name, object: manifest }, said, 'none');
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function note(call: Call, { resource, name, manifest }: FileObject): Outcome {
  const held = heldResource(resource);
  if (isFailure(held)) return held;
  const patch: Json = { metadata: { annotations: { [lastAppliedAnnotation]: goJson(manifest) } } };
  const fieldManager = call.flags.text('field-manager');
  const answer = call.world.submit({ type: 'patch', resource: held, name, patchType: 'merge', patch, fieldManager });
  return 'object' in answer ? undefined : { failure: 'api', error: answer };
}
