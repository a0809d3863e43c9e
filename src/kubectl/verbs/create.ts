import type { Call, Outcome, Verb, Waiting } from '../command.ts';
import { editObjects } from '../edit/editLoop.ts';
import { fail, failAll, type Failure, failUsage, isFailure, withNearest } from '../failures.ts';
import { helpOf } from '../help.ts';
import { withLastApplied } from '../lastApplied.ts';
import { type FileObject, readFiles } from '../manifestFiles.ts';
import { type DryRun, dryRunOf, type ObjectPrinter, objectPrinter, printResult } from '../output.ts';
import { ask, heldResource } from '../requests.ts';
import {
  dryRunFlag,
  fieldManagerFlag,
  filenameFlags,
  printFlags,
  recordFlag,
  saveConfigFlag,
  selectorFlag,
  validateFlag,
} from '../sharedFlags.ts';
import { selectedByLabels } from '../selectObjects.ts';
import { fieldValidationOf } from '../validateFlag.ts';
import { createVerbs } from './createObjects.ts';

export const create: Verb = {
  name: 'create',
  use: '-f FILENAME',
  short: 'Create objects from a file or from standard input.',
  examples: ['kubectl create -f web.yaml', 'kubectl create deployment nginx --image=nginx:1.29'],
  flags: [
    ...printFlags,
    ...filenameFlags,
    validateFlag,
    dryRunFlag,
    recordFlag,
    fieldManagerFlag('kubectl-create'),
    saveConfigFlag,
    selectorFlag,
    { name: 'edit', type: 'bool', help: 'edit the objects before they are created' },
    { name: 'raw', type: 'string', help: 'a path of the API to post to', unsupported: true },
    { name: 'windows-line-endings', type: 'bool', help: 'line endings of Windows in the editor' },
  ],
  verbs: createVerbs,
  run,
};

function run(call: Call): Outcome | Waiting {
  const { flags, args, path, verb } = call;
  if (flags.list('filename').length === 0) {
    call.complain('Error: must specify one of -f and -k\n\n');
    if (args.length > 0) {
      const known = createVerbs.map(({ name }) => name);
      return withNearest(failUsage(`unknown command ${JSON.stringify(args.join(' '))}`), args[0] ?? '', known);
    }
    call.complain(helpOf(verb, path));
    return { failure: 'exit', exit: 1 };
  }
  const dryRun = dryRunOf(call);
  if (isFailure(dryRun)) return dryRun;
  const validation = fieldValidationOf(flags);
  if (isFailure(validation)) return validation;
  const printer = objectPrinter(flags);
  if (isFailure(printer)) return printer;
  if (flags.bool('edit')) return editAndCreate(call, validation, printer);
  const read = readFiles(call, flags.list('filename'), {
    namespace: call.namespace,
    enforceNamespace: flags.changed('namespace'),
    validate: validation !== 'Ignore',
  });
  if (isFailure(read)) return read;
  const chosen = selectedByLabels(read.objects, flags.text('selector'));
  if (isFailure(chosen)) return chosen;
  const failures: Failure[] = [];
  for (const file of chosen) {
    const failure = createOne(call, file, { dryRun, validation, printer });
    if (failure !== undefined) failures.push(failure);
  }
  if (chosen.length + read.failures.length === 0) return fail('no objects passed to create');
  return failAll([...failures, ...read.failures]);
}

/** Each object in an editor of its own. A dry run is none here, as with the real one. */
function* editAndCreate(
  call: Call,
  validation: CreateContext['validation'],
  printer: ObjectPrinter | undefined,
): Waiting {
  const { flags, namespace } = call;
  const read = readFiles(call, flags.list('filename'), { namespace, enforceNamespace: flags.changed('namespace') });
  if (isFailure(read)) return read;
  const failures: Failure[] = [];
  for (const { resource, name, manifest } of read.objects) {
    const failure = yield* editObjects(call, {
      objects: [{ resource, name, object: manifest }],
      ofNotes: false,
      validates: validation !== 'Ignore',
      deal: (edited) => failAll(edited.flatMap((each) => createEdited(call, each, validation, printer) ?? [])),
    });
    if (failure?.failure === 'unsupported') return failure;
    if (failure !== undefined) failures.push(failure);
  }
  return failAll([...failures, ...read.failures]);
}

function createEdited(
  call: Call,
  { resource, manifest: edited }: FileObject,
  validation: CreateContext['validation'],
  printer: ObjectPrinter | undefined,
): Outcome {
  const held = heldResource(resource);
  if (isFailure(held)) return held;
  const manifest = call.flags.bool('save-config') ? withLastApplied(edited) : edited;
  const object = ask(call, { type: 'create', manifest, fieldValidation: validation }, 'none');
  if (isFailure(object)) return object;
  return printResult(call, printer, { resource, name: object.metadata.name, object }, 'created', 'none');
}

interface CreateContext {
  readonly dryRun: DryRun;
  readonly validation: 'Strict' | 'Warn' | 'Ignore';
  readonly printer: ObjectPrinter | undefined;
}

function createOne(call: Call, file: FileObject, { dryRun, validation, printer }: CreateContext): Outcome {
  const { resource, name, source } = file;
  const manifest = call.flags.bool('save-config') ? withLastApplied(file.manifest) : file.manifest;
  if (dryRun === 'client') return printResult(call, printer, { resource, name, object: manifest }, 'created', dryRun);
  const held = heldResource(resource);
  if (isFailure(held)) return held;
  const doing = `error when creating ${JSON.stringify(source)}`;
  const object = ask(call, { type: 'create', manifest, fieldValidation: validation }, dryRun, doing);
  if (isFailure(object)) return object;
  return printResult(call, printer, { resource, name: object.metadata.name, object }, 'created', dryRun);
}
