import { patchFor } from '../apply/clientSide.ts';
import { whileDoing } from '../apply/fileErrors.ts';
import { serverSideManager } from '../apply/serverSide.ts';
import type { Call, Outcome, Verb } from '../command.ts';
import { apiVersionOf } from '../discovery.ts';
import { fail, type Failure, failUsage, isFailure } from '../failures.ts';
import { withoutLastApplied } from '../lastApplied.ts';
import { type FileObject, readFiles } from '../manifestFiles.ts';
import { withoutManagedFields } from '../output.ts';
import { withMaskedData } from '../maskedData.ts';
import { toYaml } from '../print/yaml.ts';
import { ask, heldResource } from '../requests.ts';
import { selectedByLabels } from '../selectObjects.ts';
import { fieldManagerFlag, filenameFlags, selectorFlag } from '../sharedFlags.ts';
import { unifiedDiff } from '../unifiedDiff.ts';
import { type ApiObject, objectNamed } from '../world.ts';

export const diff: Verb = {
  name: 'diff',
  use: '-f FILENAME',
  short: 'Show what `apply` would change. Ends with 1 when there is a difference, with more when something went wrong.',
  examples: ['kubectl diff -f web.yaml'],
  flags: [
    ...filenameFlags,
    selectorFlag,
    fieldManagerFlag('kubectl-client-side-apply'),
    { name: 'server-side', type: 'bool', help: 'as `apply --server-side` would change it' },
    { name: 'force-conflicts', type: 'bool', help: 'with --server-side: take fields away from other managers' },
    { name: 'show-managed-fields', type: 'bool', help: 'keep metadata.managedFields' },
    { name: 'show-secrets', type: 'bool', help: 'show what Secrets hold' },
    { name: 'concurrency', type: 'int', initial: '1', help: 'how many objects to look at together' },
    { name: 'prune', type: 'bool', help: 'show what `apply --prune` would delete', unsupported: true },
    { name: 'prune-allowlist', type: 'stringArray', help: 'the kinds that it may delete', unsupported: true },
  ],
  // One would mean that there is a difference.
  failureExit: 2,
  run,
};

function run(call: Call): Outcome {
  const { flags, args } = call;
  if (args.length > 0) return failUsage(`Unexpected args: [${args.join(' ')}]`);
  if (flags.list('filename').length === 0) return fail('must specify one of -f and -k');
  const read = readFiles(call, flags.list('filename'), {
    namespace: call.namespace,
    enforceNamespace: flags.changed('namespace'),
  });
  if (isFailure(read)) return read;
  const chosen = selectedByLabels(read.objects, flags.text('selector'));
  if (isFailure(chosen)) return chosen;
  const [unread] = read.failures;
  const pairs: Pair[] = [];
  for (const file of chosen) {
    const pair = pairOf(call, file);
    if (isFailure(pair)) return pair;
    pairs.push(pair);
  }
  return unread ?? printDifferences(call, pairs);
}

/** An object as it is and as it would be. */
interface Pair {
  readonly name: string;
  readonly live: string;
  readonly merged: string;
}

function pairOf(call: Call, file: FileObject): Pair | Failure {
  const { resource, namespace, name } = file;
  const live = objectNamed(call.world, resource.name, namespace, name);
  const merged = mergedWith(call, file, live);
  if (isFailure(merged)) return merged;
  if (merged.metadata.deletionTimestamp !== undefined) {
    call.complain(`Warning: Detected changes to resource ${name} which is currently being deleted.\n`);
  }
  const { flags } = call;
  const [from, to] = flags.bool('show-secrets') ? [live, merged] : withMaskedData(live, merged);
  const text = (object: object | undefined): string =>
    object === undefined ? '' : toYaml(flags.bool('show-managed-fields') ? object : withoutManagedFields(object));
  const version = apiVersionOf(resource).replace('/', '.');
  return { name: `${version}.${resource.kind}.${namespace ?? ''}.${name}`, live: text(from), merged: text(to) };
}

/** As the server would have it, which is asked without changing anything. */
function mergedWith(call: Call, file: FileObject, live: ApiObject | undefined): ApiObject | Failure {
  const { flags } = call;
  const { resource, name, manifest, source } = file;
  const held = heldResource(resource);
  if (isFailure(held)) return held;
  if (flags.bool('server-side')) {
    const fieldManager = flags.changed('field-manager') ? flags.text('field-manager') : serverSideManager;
    const force = flags.bool('force-conflicts');
    return ask(call, { type: 'serverSideApply', manifest, fieldManager, force }, 'server');
  }
  if (live === undefined) return ask(call, { type: 'create', manifest, fieldValidation: 'Warn' }, 'server');
  const patch = patchFor(call, file, live, withoutLastApplied(manifest), true);
  if (isFailure(patch)) return patch;
  if (Object.keys(patch).length === 0) return live;
  const answer = ask(call, { type: 'patch', resource: held, name, patchType: 'strategic', patch }, 'server');
  return isFailure(answer) ? whileDoing(answer, 'patching', source) : answer;
}

/** In the order of their names, as diff goes through the files of a folder. */
function printDifferences(call: Call, pairs: readonly Pair[]): Outcome {
  const differing = pairs
    .toSorted((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)))
    .map((pair) => ({ ...pair, hunks: unifiedDiff(pair.live, pair.merged) }))
    .filter(({ hunks }) => hunks !== '');
  const time = new Date(call.world.nowMs).toISOString().replace('T', ' ').replace('Z', '000000 +0000');
  for (const { name, hunks } of differing) {
    const [from, to] = [`/tmp/LIVE-${folder(call)}/${name}`, `/tmp/MERGED-${folder(call)}/${name}`];
    call.print(`diff -u -N ${from} ${to}\n--- ${from}\t${time}\n+++ ${to}\t${time}\n${hunks}`);
  }
  return differing.length === 0 ? undefined : { failure: 'exit', exit: 1 };
}

/** The real one makes folders of its own each time, with a number that nobody can know before. */
function folder({ world }: Call): string {
  return String(1_000_000_000 + world.step);
}
