/** How objects are deleted and waited for: what `delete` and `replace --force` have in common (kubectl `DeleteOptions`). */
import { notFound } from '#engine/apiserver/apiErrors.ts';
import type { DeleteOptions } from '#engine/apiserver/apiServer.ts';
import type { Call, Waiting } from '../command.ts';
import { type ApiResource, fullName, singularName } from '../discovery.ts';
import { fail, failAll, failApi, type Failure, isFailure } from '../failures.ts';
import { type DryRun, dryRunOf, dryRunText } from '../output.ts';
import { ask, heldResource } from '../requests.ts';
import { objectNamed } from '../world.ts';

export interface DeletionTerms {
  /** Seconds; below zero it is the object's to say. */
  readonly gracePeriod: number;
  readonly propagationPolicy: NonNullable<DeleteOptions['propagationPolicy']>;
  readonly dryRun: DryRun;
  readonly timeoutMs: number;
}

/** What the flags say of a deletion, or what is wrong with them. Warns of what deserves it. */
export function deletionTerms(call: Call): DeletionTerms | Failure {
  const { flags } = call;
  let gracePeriod = flags.int('grace-period');
  const isForced = flags.bool('force');
  if (flags.has('now') && flags.bool('now')) {
    if (gracePeriod !== -1) return fail('--now and --grace-period cannot be specified together');
    gracePeriod = 1;
  }
  // Only with --force is a pod taken off the API at once.
  if (gracePeriod === 0 && !isForced) gracePeriod = 1;
  if (isForced && gracePeriod < 0) gracePeriod = 0;
  const dryRun = dryRunOf(call);
  if (isFailure(dryRun)) return dryRun;
  const propagationPolicy = cascadeOf(call);
  if (isFailure(propagationPolicy)) return propagationPolicy;
  return { gracePeriod, propagationPolicy, dryRun, timeoutMs: flags.duration('timeout') };
}

/** What deserves a warning once all else is in order. */
export function warnOfForce(call: Call, { gracePeriod }: DeletionTerms): Failure | undefined {
  if (!call.flags.bool('force')) return undefined;
  if (gracePeriod > 0) return fail('--force and --grace-period greater than 0 cannot be specified together');
  call.complain(
    'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. ' +
      'The resource may continue to run on the cluster indefinitely.\n',
  );
  return undefined;
}

function cascadeOf({ flags, complain }: Call): DeletionTerms['propagationPolicy'] | Failure {
  const value = flags.text('cascade');
  switch (value) {
    case 'background':
      return 'Background';
    case 'foreground':
      return 'Foreground';
    case 'orphan':
      return 'Orphan';
  }
  if (!/^(1|t|T|true|TRUE|True|0|f|F|false|FALSE|False)$/.test(value)) {
    return fail(`invalid cascade value (${value}). Must be "background", "foreground", or "orphan"`);
  }
  const isTrue = /^[1tT]/.test(value);
  const meant = isTrue ? 'background' : 'orphan';
  complain(`warning: --cascade=${value} is deprecated (boolean value) and can be replaced with --cascade=${meant}.\n`);
  return isTrue ? 'Background' : 'Orphan';
}

export interface DeletionTarget {
  readonly resource: ApiResource;
  readonly namespace: string | undefined;
  readonly name: string;
  /** The file that names it. */
  readonly source?: string;
}

/** An object that was asked to go. */
export interface Deleted extends DeletionTarget {
  readonly uid: string;
}

/** Deletes the objects and says so. Gives those that were asked to go, and what went wrong. */
export function deletionOf(
  call: Call,
  targets: readonly DeletionTarget[],
  terms: DeletionTerms,
  { ignoreMissing, isQuiet = false }: { readonly ignoreMissing: boolean; readonly isQuiet?: boolean },
): { readonly waiting: readonly Deleted[]; readonly failures: readonly Failure[] } {
  const waiting: Deleted[] = [];
  const failures: Failure[] = [];
  for (const target of targets) {
    const uid = terms.dryRun === 'client' ? '' : deleteOne(call, target, terms);
    if (isFailure(uid)) {
      if (!ignoreMissing || uid.failure !== 'api' || uid.error.reason !== 'NotFound') failures.push(uid);
      continue;
    }
    if (!isQuiet) call.print(deletedText(call, target, terms));
    if (terms.dryRun === 'none') waiting.push({ ...target, uid });
  }
  return { waiting, failures };
}

function deleteOne(call: Call, { resource, namespace, name, source }: DeletionTarget, terms: DeletionTerms) {
  const held = heldResource(resource);
  if (isFailure(held)) return held;
  const { gracePeriod, propagationPolicy, dryRun } = terms;
  const options = { propagationPolicy, ...(gracePeriod >= 0 && { gracePeriodSeconds: gracePeriod }) };
  const doing = source === undefined ? undefined : `error when deleting ${JSON.stringify(source)}`;
  if (namespace !== undefined && objectNamed(call.world, resource.name, namespace, name) === undefined) {
    return failApi(notFound(fullName(resource), name), doing);
  }
  const object = ask(call, { type: 'delete', resource: held, name, options }, dryRun, doing);
  return isFailure(object) ? object : object.metadata.uid;
}

function deletedText({ flags }: Call, { resource, namespace, name }: DeletionTarget, terms: DeletionTerms): string {
  const kind = singularName(resource);
  if (flags.has('output') && flags.text('output') === 'name') return `${kind}/${name}\n`;
  const operation = terms.gracePeriod === 0 ? 'force deleted' : 'deleted';
  const where = namespace === undefined ? '' : ` from ${namespace} namespace`;
  return `${kind} ${JSON.stringify(name)} ${operation}${where}${dryRunText(terms.dryRun)}\n`;
}

/** Waits until each object is gone, or another one has its name. A timeout of zero waits for ever. */
export function* waitUntilGone(call: Call, deleted: readonly Deleted[], timeoutMs: number): Waiting {
  const untilMs = timeoutMs > 0 ? call.world.nowMs + timeoutMs : undefined;
  for (;;) {
    const left = deleted.filter(
      ({ resource, namespace, name, uid }) =>
        objectNamed(call.world, resource.name, namespace, name)?.metadata.uid === uid,
    );
    if (left.length === 0) return undefined;
    if (untilMs !== undefined && call.world.nowMs >= untilMs) {
      return failAll(
        left.map(({ resource, name }) => fail(`timed out waiting for the condition on ${resource.name}/${name}`)),
      );
    }
    yield untilMs === undefined ? {} : { untilMs };
  }
}
