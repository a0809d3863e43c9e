import type { Call, Outcome, Verb, Waiting } from '../command.ts';
import { applyClientSide, type ApplyContext } from '../apply/clientSide.ts';
import { applyServerSide, serverSideManager } from '../apply/serverSide.ts';
import { fail, failAll, type Failure, failUsage, isFailure, unsupported } from '../failures.ts';
import { type FileObject, readFiles } from '../manifestFiles.ts';
import {
  type DryRun,
  dryRunOf,
  type ObjectPrinter,
  objectPrinter,
  printResult,
  withoutManagedFields,
} from '../output.ts';
import { goJson } from '../print/goValues.ts';
import { selectedByLabels } from '../selectObjects.ts';
import {
  deletionFlags,
  dryRunFlag,
  fieldManagerFlag,
  filenameFlags,
  printFlags,
  recordFlag,
  selectorFlag,
  validateFlag,
} from '../sharedFlags.ts';
import { fieldValidationOf } from '../validateFlag.ts';
import { editLastApplied } from './applyEditLastApplied.ts';
import { setLastApplied, viewLastApplied } from './applyLastApplied.ts';
import { deletionTerms } from './deletion.ts';

export const apply: Verb = {
  name: 'apply',
  use: '(-f FILENAME | -k DIRECTORY)',
  short: 'Make objects what a file or standard input says, and create those that there are not.',
  examples: [
    'kubectl apply -f web.yaml',
    'kubectl apply -f web.yaml --dry-run=server',
    'kubectl apply --server-side -f web.yaml',
    'kubectl apply view-last-applied sts/web',
  ],
  flags: [
    ...printFlags,
    ...filenameFlags,
    validateFlag,
    dryRunFlag,
    fieldManagerFlag('kubectl-client-side-apply'),
    selectorFlag,
    ...deletionFlags,
    recordFlag,
    { name: 'wait', type: 'bool', help: 'with --force: wait until the old objects are gone' },
    { name: 'overwrite', type: 'bool', initial: 'true', help: 'set back what others have changed' },
    { name: 'openapi-patch', type: 'bool', initial: 'true', help: 'work out the patch with the schemas of the server' },
    { name: 'server-side', type: 'bool', help: 'let the server merge, which knows who manages which field' },
    { name: 'force-conflicts', type: 'bool', help: 'with --server-side: take fields away from other managers' },
    { name: 'subresource', type: 'string', help: 'with --server-side: status or scale' },
    { name: 'prune', type: 'bool', help: 'delete what is no longer in the files' },
    { name: 'prune-allowlist', type: 'stringArray', help: 'the kinds that --prune may delete' },
    { name: 'all', type: 'bool', help: 'with --prune: all objects of the namespace' },
  ],
  verbs: [viewLastApplied, setLastApplied, editLastApplied],
  run,
};

function run(call: Call): Outcome | Waiting {
  const { flags, args } = call;
  if (args.length > 0) return failUsage(`Unexpected args: [${args.join(' ')}]`);
  const dryRun = dryRunOf(call);
  if (isFailure(dryRun)) return dryRun;
  const terms = deletionTerms(call);
  if (isFailure(terms)) return terms;
  if (flags.list('filename').length === 0) return fail('must specify one of -f and -k');
  const validation = fieldValidationOf(flags);
  if (isFailure(validation)) return validation;
  const refused = refuse(call, dryRun);
  if (refused !== undefined) return refused;
  const printer = objectPrinter(flags);
  if (isFailure(printer)) return printer;
  const isServerSide = flags.bool('server-side');
  return applyAll(call, printer, {
    dryRun,
    validation,
    fieldManager: isServerSide && !flags.changed('field-manager') ? serverSideManager : flags.text('field-manager'),
    overwrite: flags.bool('overwrite'),
    force: flags.bool('force') ? terms : undefined,
  });
}

/** Flags that do not go together, and what there is no more than a name of here. */
function refuse({ flags, path }: Call, dryRun: DryRun): Failure | undefined {
  const isServerSide = flags.bool('server-side');
  const isForced = flags.bool('force');
  if (flags.bool('force-conflicts') && !isServerSide) return fail('--force-conflicts only works with --server-side');
  if (dryRun === 'client' && isServerSide) {
    return fail("--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)");
  }
  if (isServerSide && isForced) return fail('--force cannot be used with --server-side');
  if (dryRun === 'server' && isForced) return fail('--dry-run=server cannot be used with --force');
  if (flags.bool('all') && flags.text('selector') !== '') {
    return fail('cannot set --all and --selector at the same time');
  }
  if (flags.bool('prune'))
    return refusalOfPrune(path, isForced, isServerSide, flags.bool('all') || flags.text('selector') !== '');
  if (flags.text('subresource') === '') return undefined;
  if (!isServerSide) return fail('--subresource can only be specified for --server-side');
  return unsupported(`${path} --subresource is not here; \`kubectl patch --subresource=status\` changes a status`);
}

function refusalOfPrune(path: string, isForced: boolean, isServerSide: boolean, isChosen: boolean): Failure {
  if (isForced) return fail('--force cannot be used with --prune');
  if (!isChosen) {
    return fail(
      'all resources selected for prune without explicitly passing --all. To prune all resources, pass the --all flag. ' +
        'If you did not mean to prune all resources, specify a label selector',
    );
  }
  if (isServerSide) {
    return fail("--prune is in alpha and doesn't currently work on objects created by server-side apply");
  }
  return unsupported(
    `${path} --prune is not in this simulated cluster; \`kubectl delete -l\` or \`-f\` deletes objects`,
  );
}

function* applyAll(call: Call, printer: ObjectPrinter | undefined, context: ApplyContext): Waiting {
  const { flags } = call;
  const read = readFiles(call, flags.list('filename'), {
    namespace: call.namespace,
    enforceNamespace: flags.changed('namespace'),
    validate: context.validation !== 'Ignore',
  });
  if (isFailure(read)) return read;
  const chosen = selectedByLabels(read.objects, flags.text('selector'));
  if (isFailure(chosen)) return chosen;
  if (chosen.length + read.failures.length === 0) return fail('no objects passed to apply');
  const failures: Failure[] = [...read.failures];
  const objects: object[] = [];
  const isShown = printer !== undefined && flags.text('output') !== 'name';
  for (const file of chosen) {
    const applied = flags.bool('server-side')
      ? applyServerSide(call, file, context, flags.bool('force-conflicts'))
      : yield* applyClientSide(call, file, context);
    if (isFailure(applied)) failures.push(applied);
    else if (isShown) objects.push(applied.object);
    else say(call, printer, file, applied.object, applied.operation, context.dryRun);
  }
  if (failures.length > 0 || !isShown) return failAll(failures);
  const [only] = objects;
  const isSingle = objects.length === 1 && only !== undefined;
  if (!isSingle && flags.text('output') === 'json') {
    call.print(typedList(flags.bool('show-managed-fields') ? objects : objects.map(withoutManagedFields)));
    return undefined;
  }
  const { text, failure } = printer(isSingle ? only : listOf(objects));
  call.print(text);
  return failure;
}

function say(
  call: Call,
  printer: ObjectPrinter | undefined,
  { resource, name }: FileObject,
  object: object,
  operation: string,
  dryRun: DryRun,
): void {
  printResult(call, printer, { resource, name, object }, operation, dryRun);
}

/** The list that `apply` makes is of a Go type, not of what the server sent: it has no resourceVersion, and its own order in JSON. */
function listOf(items: readonly object[]): object {
  return { apiVersion: 'v1', kind: 'List', metadata: {}, items };
}

function typedList(shown: readonly object[]): string {
  const indent = '    ';
  const lines = ['"kind": "List"', '"apiVersion": "v1"', '"metadata": {}', `"items": ${goJson(shown, indent, indent)}`];
  return `{\n${lines.map((line) => `${indent}${line}`).join(',\n')}\n}\n`;
}
