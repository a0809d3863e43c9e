/** What the commands below `rollout` have in common: their flags, and the objects that they are for. */
import type { Call } from '../command.ts';
import type { ApiResource } from '../discovery.ts';
import { fail, type Failure, isFailure } from '../failures.ts';
import type { Flag } from '../flags.ts';
import { findObjects, type Found, type FoundObjects } from '../resourceArgs.ts';
import { filenameFlags, selectorFlag } from '../sharedFlags.ts';

export const rolloutFlags: readonly Flag[] = [...filenameFlags, selectorFlag];

/** An object that was found on the server. */
export type RolloutTarget = Found & { readonly object: NonNullable<Found['object']> };

/** The objects that the line names, those of a selector without names among them. */
export function rolloutTargets(
  call: Call,
): { readonly targets: readonly RolloutTarget[]; readonly failures: FoundObjects['failures'] } | Failure {
  const { args, flags, namespace } = call;
  if (args.length === 0 && flags.list('filename').length === 0) return fail('required resource not specified');
  const found = findObjects(call, {
    args,
    namespace,
    selector: flags.text('selector'),
    kindIsEnough: true,
    filenames: flags.list('filename'),
    recursive: flags.bool('recursive'),
    enforceNamespace: flags.changed('namespace'),
    latest: true,
  });
  if (isFailure(found)) return found;
  const targets = found.found.filter((target): target is RolloutTarget => target.object !== undefined);
  return { targets, failures: found.failures };
}

/** `StatefulSet.apps`, bare for the core (`GroupKind.String`). */
export function groupKind({ kind, group }: ApiResource): string {
  return group === '' ? kind : `${kind}.${group}`;
}

/** Kinds that some rollout command knows, though not this one; of the others kubectl says something else. */
const knownToRollouts: ReadonlySet<string> = new Set([
  'CronJob.batch',
  'DaemonSet.apps',
  'Deployment.apps',
  'Job.batch',
  'Pod',
  'ReplicaSet.apps',
  'ReplicationController',
  'StatefulSet.apps',
]);

/** That a kind has no history, as `verb` (`retrieving history`) and `what` (`history viewer`) say it. */
export function noneFor(resource: ApiResource, doing: string, what: string): Failure {
  const kind = groupKind(resource);
  if (knownToRollouts.has(kind)) return fail(`no ${what} has been implemented for ${JSON.stringify(kind)}`);
  return fail(
    `error ${doing} for ${JSON.stringify(kind)}, no visitor method exists for {${resource.group} ${resource.kind}}`,
  );
}
