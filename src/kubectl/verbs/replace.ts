import { notFound } from '#engine/apiserver/apiErrors.ts';
import type { Call, Outcome, Verb, Waiting } from '../command.ts';
import { fullName } from '../discovery.ts';
import { fail, failAll, failApi, type Failure, isFailure } from '../failures.ts';
import { withLastApplied } from '../lastApplied.ts';
import { type FileObject, readFiles } from '../manifestFiles.ts';
import { type DryRun, dryRunOf, type ObjectPrinter, objectPrinter, printResult } from '../output.ts';
import { ask, heldResource } from '../requests.ts';
import {
  deletionFlags,
  dryRunFlag,
  fieldManagerFlag,
  filenameFlags,
  printFlags,
  saveConfigFlag,
  validateFlag,
} from '../sharedFlags.ts';
import { fieldValidationOf } from '../validateFlag.ts';
import { deletionOf, deletionTerms, type DeletionTerms, waitUntilGone } from './deletion.ts';

export const replace: Verb = {
  name: 'replace',
  use: '-f FILENAME',
  short: 'Replace objects by what a file says of them.',
  examples: ['kubectl replace -f web.yaml', 'kubectl replace --force -f web.yaml'],
  flags: [
    ...printFlags,
    ...filenameFlags,
    validateFlag,
    dryRunFlag,
    fieldManagerFlag('kubectl-replace'),
    saveConfigFlag,
    ...deletionFlags,
    { name: 'wait', type: 'bool', initial: 'true', help: 'with --force: wait until the old objects are gone' },
    { name: 'subresource', type: 'string', help: 'status or scale', unsupported: true },
    { name: 'raw', type: 'string', help: 'a path of the API to put to', unsupported: true },
  ],
  run,
};

interface ReplaceContext {
  readonly dryRun: DryRun;
  readonly validation: 'Strict' | 'Warn' | 'Ignore';
  readonly printer: ObjectPrinter | undefined;
}

function run(call: Call): Outcome | Waiting {
  const { flags } = call;
  if (flags.list('filename').length === 0) return fail('must specify one of -f and -k');
  const dryRun = dryRunOf(call);
  if (isFailure(dryRun)) return dryRun;
  const validation = fieldValidationOf(flags);
  if (isFailure(validation)) return validation;
  const isForced = flags.bool('force');
  if (flags.int('grace-period') >= 0 && !isForced) return fail('--grace-period must have --force specified');
  if (flags.duration('timeout') !== 0 && !isForced) return fail('--timeout must have --force specified');
  const printer = objectPrinter(flags);
  if (isFailure(printer)) return printer;
  const read = readFiles(call, flags.list('filename'), {
    namespace: call.namespace,
    enforceNamespace: flags.changed('namespace'),
    validate: validation !== 'Ignore',
  });
  if (isFailure(read)) return read;
  if (read.objects.length + read.failures.length === 0) return fail('no objects passed to replace');
  const context = { dryRun, validation, printer };
  if (!isForced) {
    const failures = read.objects.flatMap((file) => replaceOne(call, file, context) ?? []);
    return failAll([...failures, ...read.failures]);
  }
  const terms = deletionTerms(call);
  if (isFailure(terms)) return terms;
  return replaceByForce(call, read.objects, context, terms, read.failures);
}

function replaceOne(call: Call, file: FileObject, { dryRun, validation, printer }: ReplaceContext): Outcome {
  const { resource, name, source } = file;
  const manifest = call.flags.bool('save-config') ? withLastApplied(file.manifest) : file.manifest;
  if (dryRun === 'client') return printResult(call, printer, { resource, name, object: manifest }, 'replaced', dryRun);
  const held = heldResource(resource);
  if (isFailure(held)) return held;
  const doing = `error when replacing ${JSON.stringify(source)}`;
  if (name === '') return fail(`${doing}: resource name may not be empty`);
  // It is looked for where it says that it is.
  if (resource.namespaced && file.namespace !== 'default') return failApi(notFound(fullName(resource), name), doing);
  const object = ask(call, { type: 'replace', manifest, fieldValidation: validation }, dryRun, doing);
  if (isFailure(object)) return object;
  return printResult(call, printer, { resource, name, object }, 'replaced', dryRun);
}

/** Deletes, waits until all is gone, and creates anew. */
function* replaceByForce(
  call: Call,
  files: readonly FileObject[],
  { dryRun, validation, printer }: ReplaceContext,
  terms: DeletionTerms,
  failures: readonly Failure[],
): Waiting {
  const targets = files.map(({ resource, namespace, name }) => ({ resource, namespace, name }));
  const deleted = deletionOf(call, targets, terms, { ignoreMissing: true });
  if (deleted.failures.length > 0) return failAll(deleted.failures);
  const late = yield* waitUntilGone(call, deleted.waiting, terms.timeoutMs);
  if (late !== undefined) return late;
  const refused: Failure[] = [];
  for (const { manifest, resource, name } of files) {
    const object = ask(call, { type: 'create', manifest, fieldValidation: validation }, dryRun);
    const failure = isFailure(object)
      ? object
      : printResult(call, printer, { resource, name, object }, 'replaced', dryRun);
    if (failure !== undefined) refused.push(failure);
  }
  return failAll([...refused, ...failures]);
}
