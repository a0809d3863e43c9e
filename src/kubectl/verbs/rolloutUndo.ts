import { getPatch, revisionBytes } from '#engine/statefulset/revisionData.ts';
import type { Json } from '#engine/json.ts';
import type { ControllerRevision, StatefulSet } from '#engine/objects.ts';
import type { Call, Outcome, Verb } from '../command.ts';
import { fail, failAll, type Failure, isFailure, plainWords } from '../failures.ts';
import { valueAt } from '../objectFields.ts';
import { type DryRun, dryRunOf, objectPrinter, printResult } from '../output.ts';
import { isSameTemplate, withoutHash } from '../ownedObjects.ts';
import { ask } from '../requests.ts';
import { type RolloutRevision, revisionsOf } from '../rollout/revisions.ts';
import { noneFor, rolloutFlags, type RolloutTarget, rolloutTargets } from '../rollout/targets.ts';
import { dryRunFlag, printFlags } from '../sharedFlags.ts';
import { templateText } from './rolloutHistory.ts';

export const rolloutUndo: Verb = {
  name: 'undo',
  use: '(TYPE NAME | TYPE/NAME) [flags]',
  short: 'Go back to the revision before, or to one of those that are kept.',
  examples: ['kubectl rollout undo sts/web', 'kubectl rollout undo sts/web --to-revision=1'],
  flags: [
    ...rolloutFlags,
    ...printFlags,
    dryRunFlag,
    { name: 'to-revision', type: 'int64', initial: '0', help: 'the revision to go back to; zero is the one before' },
  ],
  run,
};

function run(call: Call): Outcome {
  const dryRun = dryRunOf(call);
  if (isFailure(dryRun)) return dryRun;
  const found = rolloutTargets(call);
  if (isFailure(found)) return found;
  const printer = objectPrinter(call.flags);
  if (isFailure(printer)) return printer;
  const failures: Failure[] = [...found.failures];
  for (const target of found.targets) {
    const operation = undo(call, target, dryRun);
    const failure = isFailure(operation) ? operation : printResult(call, printer, target, operation, dryRun);
    if (failure !== undefined) failures.push(failure);
  }
  return failAll(failures);
}

/** What was done, in kubectl's words (`Rollback`; semantics 10.7). */
function undo(call: Call, target: RolloutTarget, dryRun: DryRun): string | Failure {
  warnOfApply(call, target);
  const { resource, object, name } = target;
  if (object.kind !== 'StatefulSet' && object.kind !== 'Deployment') {
    return noneFor(resource, 'retrieving rollbacker', 'rollbacker');
  }
  const number = call.flags.int('to-revision');
  const revision = revisionToRestore(call, target, number);
  if (isFailure(revision)) return revision;
  const isSet = object.kind === 'StatefulSet';
  if (dryRun === 'client') return `${isSet ? 'will roll back to ' : ''}${templateText(revision)}`;
  if (!isSet && valueAt(object, 'spec', 'paused') === true) {
    return fail("you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again");
  }
  if (isThere(call, target, revision)) {
    return `skipped rollback (current template already matches revision ${number})`;
  }
  const request = isSet ? setPatch(revision) : deploymentPatch(target, revision);
  const answer = ask(call, { type: 'patch', name, ...request }, dryRun);
  return isFailure(answer) ? fail(`failed restoring revision ${number}: ${refusal(answer, call)}`) : 'rolled back';
}

function warnOfApply(call: Call, { resource, name, object }: RolloutTarget): void {
  const annotation = 'kubectl.kubernetes.io/last-applied-configuration';
  if (object.metadata.annotations?.[annotation] === undefined) return;
  call.complain(
    `Warning: resource ${resource.name}/${name} was previously managed with 'kubectl apply'. ` +
      `Rolling back will not update the ${annotation} annotation, which may cause unexpected behavior on future ` +
      "'kubectl apply' operations. Consider using 'kubectl apply' with your previous configuration file instead.\n",
  );
}

function revisionToRestore(call: Call, { object, name }: RolloutTarget, number: number): RolloutRevision | Failure {
  const revisions = revisionsOf(call.world, object);
  const found = number === 0 ? revisions.at(-2) : revisions.find((revision) => revision.number === number);
  if (found !== undefined) return found;
  if (number !== 0) return fail(`unable to find specified revision ${number} in history`);
  return object.kind === 'StatefulSet'
    ? fail('no last revision to roll back to')
    : fail(`no rollout history found for deployment ${JSON.stringify(name)}`);
}

function isThere({ world }: Call, { object }: RolloutTarget, { template, source }: RolloutRevision): boolean {
  if (object.kind !== 'StatefulSet') return isSameTemplate(template, valueAt(object, 'spec', 'template'));
  const bytes = getPatch(object as unknown as StatefulSet, world.kubernetesVersion);
  return bytes === revisionBytes(source as unknown as ControllerRevision);
}

/** The revision's data is a patch already: it replaces the template as a whole. */
function setPatch({ source }: RolloutRevision) {
  return { resource: 'statefulsets', patchType: 'strategic', patch: source['data'] as Json } as const;
}

/** These stay the Deployment's own. */
const keptAnnotations: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
  'deployment.kubernetes.io/revision-history',
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'deprecated.deployment.rollback.to',
]);

function deploymentPatch({ object }: RolloutTarget, { template, source }: RolloutRevision) {
  const own = Object.entries(object.metadata.annotations ?? {}).filter(([key]) => keptAnnotations.has(key));
  const others = Object.entries(source.metadata.annotations ?? {}).filter(([key]) => !keptAnnotations.has(key));
  const patch = [
    { op: 'replace', path: '/spec/template', value: withoutHash(template) as Json },
    { op: 'replace', path: '/metadata/annotations', value: Object.fromEntries([...own, ...others]) },
  ];
  return { resource: 'deployments', patchType: 'json', patch } as const;
}

function refusal(failure: Failure, { path }: Call): string {
  return failure.failure === 'api' ? failure.error.message : plainWords(failure, path);
}
