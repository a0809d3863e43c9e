import type { Call, Verb, Waiting } from '../command.ts';
import { fail, failAll, type Failure, isFailure } from '../failures.ts';
import { listAt, numberAt, textAt, valueAt } from '../objectFields.ts';
import { groupKind, rolloutFlags, type RolloutTarget, rolloutTargets } from '../rollout/targets.ts';
import { type ApiObject, objectNamed } from '../world.ts';

export const rolloutStatus: Verb = {
  name: 'status',
  use: '(TYPE NAME | TYPE/NAME) [flags]',
  short: 'Follow a rollout until it is done.',
  examples: ['kubectl rollout status sts/web', 'kubectl rollout status sts/web --watch=false'],
  flags: [
    ...rolloutFlags,
    { name: 'watch', short: 'w', type: 'bool', initial: 'true', help: 'go on until it is done' },
    { name: 'revision', type: 'int64', initial: '0', help: 'the revision that must be the running one' },
    { name: 'timeout', type: 'duration', initial: '0s', help: 'how long to wait; zero waits for ever' },
  ],
  run,
};

function* run(call: Call): Waiting {
  const found = rolloutTargets(call);
  if (isFailure(found)) return found;
  const revision = call.flags.int('revision');
  if (revision < 0) return fail(`revision must be a positive integer: ${revision}`);
  const failures: Failure[] = [...found.failures];
  for (const target of found.targets) {
    const failure = yield* follow(call, target, revision);
    if (failure !== undefined) failures.push(failure);
  }
  if (found.targets.length === 0 && failures.length === 0) {
    call.complain(`No resources found in ${call.namespace} namespace.\n`);
  }
  return failAll(failures);
}

/** Says how far it is with every change of the object, also when it says the same again. */
function* follow(
  call: Call,
  { resource, namespace, name, object: { metadata } }: RolloutTarget,
  revision: number,
): Waiting {
  const statusOf = resource.group === 'apps' ? viewers[resource.kind] : undefined;
  if (statusOf === undefined) return fail(`no status viewer has been implemented for ${groupKind(resource)}`);
  const timeoutMs = call.flags.duration('timeout');
  const untilMs = timeoutMs > 0 ? call.world.nowMs + timeoutMs : undefined;
  let seen: string | undefined;
  for (;;) {
    const object = objectNamed(call.world, resource.name, namespace, name);
    if (object === undefined || object.metadata.uid !== metadata.uid) return fail('object has been deleted');
    if (object.metadata.resourceVersion !== seen) {
      seen = object.metadata.resourceVersion;
      const status = statusOf(object, revision);
      if (isFailure(status)) return status;
      call.print(`${status.text}\n`);
      if (status.isDone || !call.flags.bool('watch')) return undefined;
    }
    if (untilMs !== undefined && call.world.nowMs >= untilMs) return fail('timed out waiting for the condition');
    yield untilMs === undefined ? {} : { untilMs };
  }
}

interface RolloutStatus {
  readonly text: string;
  readonly isDone: boolean;
}

type StatusViewer = (object: ApiObject, revision: number) => RolloutStatus | Failure;

const viewers: Readonly<Record<string, StatusViewer>> = {
  Deployment: deploymentStatus,
  StatefulSet: statefulSetStatus,
};

/** kubectl `StatefulSetStatusViewer` (semantics 10.5). */
function statefulSetStatus(set: ApiObject): RolloutStatus | Failure {
  const strategy = valueAt(set, 'spec', 'updateStrategy');
  if (textAt(strategy, 'type') !== 'RollingUpdate') {
    return fail('rollout status is only available for RollingUpdate strategy type');
  }
  const of = (field: string) => numberAt(set, 'status', field);
  if (of('observedGeneration') === 0 || (set.metadata.generation ?? 0) > of('observedGeneration')) {
    return waiting('Waiting for statefulset spec update to be observed...');
  }
  const replicas = numberAt(set, 'spec', 'replicas');
  const updated = of('updatedReplicas');
  if (of('readyReplicas') < replicas)
    return waiting(`Waiting for ${replicas - of('readyReplicas')} pods to be ready...`);
  const rolling = valueAt(strategy, 'rollingUpdate');
  if (rolling !== undefined) {
    const wanted = replicas - numberAt(rolling, 'partition');
    if (valueAt(rolling, 'partition') !== undefined && updated < wanted) {
      return waiting(
        `Waiting for partitioned roll out to finish: ${updated} out of ${wanted} new pods have been updated...`,
      );
    }
    return done(`partitioned roll out complete: ${updated} new pods have been updated...`);
  }
  const [current, next] = [textAt(set, 'status', 'currentRevision'), textAt(set, 'status', 'updateRevision')];
  if (current !== next) {
    return waiting(`waiting for statefulset rolling update to complete ${updated} pods at revision ${next}...`);
  }
  return done(`statefulset rolling update complete ${of('currentReplicas')} pods at revision ${current}...`);
}

/** kubectl `DeploymentStatusViewer`. */
function deploymentStatus(deployment: ApiObject, revision: number): RolloutStatus | Failure {
  const { name, generation = 0, annotations = {} } = deployment.metadata;
  const running = Number(annotations['deployment.kubernetes.io/revision'] ?? 0);
  if (revision > 0 && revision !== running) {
    return fail(`desired revision (${revision}) is different from the running revision (${running})`);
  }
  const of = (field: string) => numberAt(deployment, 'status', field);
  if (generation > of('observedGeneration')) return waiting('Waiting for deployment spec update to be observed...');
  const conditions = listAt(deployment, 'status', 'conditions');
  const progressing = conditions.find((each) => textAt(each, 'type') === 'Progressing');
  if (textAt(progressing, 'reason') === 'ProgressDeadlineExceeded') {
    return fail(`deployment ${JSON.stringify(name)} exceeded its progress deadline`);
  }
  const unfinished = `Waiting for deployment ${JSON.stringify(name)} rollout to finish:`;
  const [wanted, updated] = [numberAt(deployment, 'spec', 'replicas'), of('updatedReplicas')];
  if (updated < wanted) {
    return waiting(`${unfinished} ${updated} out of ${wanted} new replicas have been updated...`);
  }
  if (of('replicas') > updated) {
    return waiting(`${unfinished} ${of('replicas') - updated} old replicas are pending termination...`);
  }
  if (of('availableReplicas') < updated) {
    return waiting(`${unfinished} ${of('availableReplicas')} of ${updated} updated replicas are available...`);
  }
  return done(`deployment ${JSON.stringify(name)} successfully rolled out`);
}

function waiting(text: string): RolloutStatus {
  return { text, isDone: false };
}

function done(text: string): RolloutStatus {
  return { text, isDone: true };
}
