/** `apply view-last-applied|set-last-applied|edit-last-applied`: the note that `apply` keeps of what it applied last. */
import type { Json } from '#engine/json.ts';
import { missing } from '../apply/clientSide.ts';
import type { Call, Outcome, Verb } from '../command.ts';
import { fail, type Failure, failUsage, isFailure } from '../failures.ts';
import { lastAppliedAnnotation, lastAppliedText } from '../lastApplied.ts';
import { type FileObject, readFiles } from '../manifestFiles.ts';
import { dryRunOf, objectPrinter, printResult } from '../output.ts';
import { goJson } from '../print/goValues.ts';
import { toYaml } from '../print/yaml.ts';
import { ask, heldResource } from '../requests.ts';
import { findObjects, missingResource } from '../resourceArgs.ts';
import { dryRunFlag, filenameFlags, printFlags, selectorFlag } from '../sharedFlags.ts';
import { objectNamed } from '../world.ts';

export const viewLastApplied: Verb = {
  name: 'view-last-applied',
  use: '(TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME)',
  short: 'Show what was applied last.',
  examples: ['kubectl apply view-last-applied sts/web', 'kubectl apply view-last-applied sts web -o json'],
  flags: [
    { name: 'output', short: 'o', type: 'string', initial: 'yaml', help: 'yaml or json' },
    { name: 'all', type: 'bool', help: 'all objects of the kinds, in the namespace' },
    ...filenameFlags,
    selectorFlag,
  ],
  run: view,
};

function view(call: Call): Outcome {
  const { flags, args, namespace } = call;
  const found = findObjects(call, {
    args,
    namespace,
    selector: flags.text('selector'),
    all: flags.bool('all'),
    kindIsEnough: flags.bool('all') || flags.changed('namespace'),
    filenames: flags.list('filename'),
    enforceNamespace: flags.changed('namespace'),
    latest: true,
  });
  if (isFailure(found)) return found;
  const texts: string[] = [];
  for (const each of found.visits) {
    if (isFailure(each)) return each;
    const text = lastAppliedText(each.object);
    if (text === undefined) return nothingNoted(each.name, each.file);
    texts.push(text);
  }
  const format = flags.text('output');
  if (format !== 'json' && format !== 'yaml' && texts.length > 0) {
    return failUsage(`Unexpected -o output mode: ${format}, the flag 'output' must be one of yaml|json`);
  }
  for (const text of texts) {
    const printed = asPrinted(text, format);
    if (isFailure(printed)) return printed;
    call.print(printed);
  }
  return undefined;
}

function nothingNoted(name: string, file: FileObject | undefined): Failure {
  const what = `no last-applied-configuration annotation found on resource: ${name}\n`;
  return file === undefined ? unsourced(what) : fail(`error when ${what} ${JSON.stringify(file.source)}: %!v(<nil>)`);
}

/** An error that says nothing is none: the real command then prints nothing at all. */
function unsourced(_what: string): Failure {
  return { failure: 'exit', exit: 0 };
}

function asPrinted(text: string, format: string): string | Failure {
  try {
    const value = JSON.parse(text) as Json;
    return format === 'json' ? `${goJson(value, '  ')}\n` : toYaml(value);
  } catch {
    return fail('the annotation is not JSON');
  }
}

export const setLastApplied: Verb = {
  name: 'set-last-applied',
  use: '-f FILENAME',
  short: 'Note down a file as if it had been applied, and change nothing else.',
  flags: [
    ...printFlags,
    dryRunFlag,
    ...filenameFlags.filter(({ name }) => name === 'filename'),
    { name: 'create-annotation', type: 'bool', help: 'note it down also where nothing was noted yet' },
  ],
  run: set,
};

function set(call: Call): Outcome {
  const { flags } = call;
  const dryRun = dryRunOf(call);
  if (isFailure(dryRun)) return dryRun;
  const printer = objectPrinter(flags);
  if (isFailure(printer)) return printer;
  if (flags.list('filename').length === 0) return fail(missingResource);
  const read = readFiles(call, flags.list('filename'), {
    namespace: call.namespace,
    enforceNamespace: flags.changed('namespace'),
  });
  if (isFailure(read)) return read;
  const changes: FileObject[] = [];
  for (const file of read.visits) {
    if (isFailure(file)) return file;
    const current = objectNamed(call.world, file.resource.name, file.namespace, file.name);
    if (current === undefined) return missing(file);
    const noted = lastAppliedText(current);
    if (noted === undefined && !flags.bool('create-annotation')) {
      return fail(
        `no last-applied-configuration annotation found on resource: ${file.name}, to create the annotation, ` +
          'run the command with --create-annotation',
      );
    }
    if (noted === noteOf(file)) call.print(`set-last-applied ${file.name}: no changes required.\n`);
    else changes.push(file);
  }
  for (const file of changes) {
    const { resource, name } = file;
    const held = heldResource(resource);
    if (isFailure(held)) return held;
    const patch = { metadata: { annotations: { [lastAppliedAnnotation]: noteOf(file) } } };
    const object =
      dryRun === 'client'
        ? (objectNamed(call.world, resource.name, file.namespace, name) ?? {})
        : ask(call, { type: 'patch', resource: held, name, patchType: 'merge', patch }, dryRun);
    if (isFailure(object)) return object;
    const failure = printResult(call, printer, { resource, name, object }, 'configured', dryRun);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** Unlike `apply`, this does not note down annotations that there are not. */
function noteOf({ manifest }: FileObject): string {
  return `${goJson(manifest)}\n`;
}
