import type { PatchType } from '#engine/apiserver/objectRequest.ts';
import { sameJson } from '#engine/sameJson.ts';
import type { JsonObject } from '#engine/json.ts';
import { noteCause } from '../changeCause.ts';
import type { Call, Outcome, Verb } from '../command.ts';
import { fail, type Failure, isFailure } from '../failures.ts';
import { type DryRun, dryRunOf, type ObjectPrinter, objectPrinter, printResult } from '../output.ts';
import { patchedLocally } from '../patchedLocally.ts';
import { readPatch, type ReadPatch } from '../patchText.ts';
import { ask, heldResource } from '../requests.ts';
import { findObjects, type Found, visitEach } from '../resourceArgs.ts';
import { dryRunFlag, fieldManagerFlag, filenameFlags, localFlag, printFlags, recordFlag } from '../sharedFlags.ts';
import { missingSubresource, patchScale, scaleKind } from './patchSubresource.ts';

export const patch: Verb = {
  name: 'patch',
  use: '(-f FILENAME | TYPE NAME) [-p PATCH|--patch-file FILE]',
  short: 'Change fields of an object by a patch: strategic merge, JSON merge or JSON.',
  examples: [
    `kubectl patch sts web -p '{"spec":{"replicas":3}}'`,
    `kubectl patch sts web --type=merge -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":2}}}}'`,
    `kubectl patch sts web --type=json -p '[{"op":"replace","path":"/spec/replicas","value":5}]'`,
  ],
  flags: [
    ...printFlags,
    ...filenameFlags,
    dryRunFlag,
    fieldManagerFlag('kubectl-patch'),
    localFlag,
    recordFlag,
    { name: 'patch', short: 'p', type: 'string', help: 'the patch, as JSON or YAML' },
    { name: 'patch-file', type: 'string', help: 'a file with the patch' },
    { name: 'type', type: 'string', initial: 'strategic', help: 'how the patch is meant: json, merge or strategic' },
    { name: 'subresource', type: 'string', help: 'status or scale: patch this part of the object' },
  ],
  run,
};

const patchTypes: readonly PatchType[] = ['json', 'merge', 'strategic'];

interface PatchContext {
  readonly type: PatchType;
  readonly read: ReadPatch;
  readonly dryRun: DryRun;
  readonly printer: ObjectPrinter | undefined;
}

function run(call: Call): Outcome {
  const { flags, args, namespace } = call;
  const dryRun = dryRunOf(call);
  if (isFailure(dryRun)) return dryRun;
  const text = patchTextOf(call);
  if (isFailure(text)) return text;
  const refused = refuse(call, dryRun);
  if (refused !== undefined) return refused;
  const wanted = flags.text('type') === '' ? 'strategic' : flags.text('type').toLowerCase();
  const type = patchTypes.find((each) => each === wanted);
  if (type === undefined) return fail(`--type must be one of [${patchTypes.join(' ')}], not "${flags.text('type')}"`);
  const read = readPatch(text);
  if (isFailure(read)) return read;
  const printer = objectPrinter(flags);
  const found = findObjects(call, {
    args,
    namespace,
    filenames: flags.list('filename'),
    recursive: flags.bool('recursive'),
    enforceNamespace: flags.changed('namespace'),
    local: flags.bool('local'),
  });
  if (isFailure(found)) return found;
  if (found.visits.length === 0) return fail('no objects passed to patch');
  return visitEach(found, (each) =>
    isFailure(printer) ? printer : patchOne(call, each, { type, read, dryRun, printer }),
  );
}

/** What is to be patched in, or what is wrong with how it was given. */
function patchTextOf({ flags, world }: Call): string | Failure {
  const [text, file] = [flags.text('patch'), flags.text('patch-file')];
  if (text !== '' && file !== '') return fail('cannot specify --patch and --patch-file together');
  if (text !== '') return text;
  if (file === '') return fail('must specify --patch or --patch-file containing the contents of the patch');
  return world.readFile(file) ?? fail(`unable to read patch file: open ${file}: no such file or directory`);
}

function refuse({ flags, args }: Call, dryRun: DryRun): Failure | undefined {
  if (!flags.bool('local')) return undefined;
  if (args.length > 0) return fail('cannot specify --local and server resources');
  if (dryRun !== 'server') return undefined;
  return fail('cannot specify --local and --dry-run=server - did you mean --dry-run=client?');
}

function patchOne(call: Call, found: Found, context: PatchContext): Outcome {
  const { type, read, dryRun, printer } = context;
  const isLocal = call.flags.bool('local');
  const subresource = isLocal ? '' : call.flags.text('subresource');
  const resource = subresource === 'scale' ? scaleKind : found.resource;
  const changed = subresource === 'scale' ? patchScale(call, found, context) : patchObject();
  if (isFailure(changed)) return changed;
  const { before, after } = changed;
  const operation = sameJson(before, after) ? 'patched (no change)' : 'patched';
  const object = isLocal || dryRun === 'client' ? after : noteCause(call, found, after, dryRun);
  // A dry run is not said: the real one words the operation only after it has noted that.
  return printResult(call, printer, { resource, name: found.name, object }, operation, 'none');

  function patchObject(): { readonly before: object; readonly after: object } | Failure {
    const missing = missingSubresource(found.resource, subresource);
    if (missing !== undefined) return missing;
    const before: object = (isLocal ? found.object : (found.file?.manifest ?? found.object)) ?? {};
    const kind = { kind: found.resource.kind, version: call.world.kubernetesVersion };
    const after =
      isLocal || dryRun === 'client'
        ? patchedLocally(before as JsonObject, type, read, kind)
        : patchStored(call, found, context, subresource);
    return isFailure(after) ? after : { before, after };
  }
}

function patchStored(
  call: Call,
  { resource, name }: Found,
  { type, read, dryRun }: PatchContext,
  subresource: string,
): object | Failure {
  if ('refused' in read) return read.refused;
  const held = heldResource(resource);
  if (isFailure(held)) return held;
  const fieldManager = call.flags.text('field-manager');
  const request = { type: 'patch', resource: held, name, patchType: type, patch: read.patch, fieldManager } as const;
  // The server warns of a field that stands twice, the last of which it takes.
  for (const field of read.duplicates)
    call.warn(`${type === 'json' ? 'json patch ' : ''}duplicate field ${JSON.stringify(field)}`);
  return ask(call, subresource === 'status' ? { ...request, subresource } : request, dryRun);
}
