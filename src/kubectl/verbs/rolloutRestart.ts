/** `rollout restart`, `pause` and `resume`: a small patch of each object (kubectl `ObjectRestarter`, `ObjectPauser`; semantics 10.8). */
import type { Json } from '#engine/json.ts';
import { formatTime } from '#engine/apiserver/time.ts';
import type { Call, Outcome, Verb } from '../command.ts';
import { fullName } from '../discovery.ts';
import { fail, failAll, type Failure, isFailure, plainWords } from '../failures.ts';
import { textAt, valueAt } from '../objectFields.ts';
import { objectPrinter, type ObjectPrinter, printResult } from '../output.ts';
import { ask, heldResource } from '../requests.ts';
import { rolloutFlags, type RolloutTarget, rolloutTargets } from '../rollout/targets.ts';
import { fieldManagerFlag, printFlags } from '../sharedFlags.ts';
import type { ApiObject, KubectlWorld } from '../world.ts';

interface Change {
  /** `restarted`. */
  readonly done: string;
  /** The patch; a text when the object cannot be changed so; undefined when there is nothing to change. */
  patch(object: ApiObject, world: KubectlWorld): Json | string | undefined;
}

export const rolloutRestart = verbOf('restart', 'Replace all pods, one after the other.', {
  done: 'restarted',
  patch: (object, world) => {
    if (!restartable.has(object.kind)) return 'restarting is not supported';
    if (object.kind === 'Deployment' && valueAt(object, 'spec', 'paused') === true) {
      return "can't restart paused deployment (run rollout resume first)";
    }
    const now = localTime(world);
    const before = textAt(object, 'spec', 'template', 'metadata', 'annotations', restartedAt);
    return before === now ? undefined : { spec: { template: { metadata: { annotations: { [restartedAt]: now } } } } };
  },
});

export const rolloutPause = verbOf('pause', 'Hold the rollout of a Deployment; a set cannot be held.', {
  done: 'paused',
  patch: (object) => {
    if (object.kind !== 'Deployment') return 'pausing is not supported';
    return valueAt(object, 'spec', 'paused') === true ? 'is already paused' : { spec: { paused: true } };
  },
});

export const rolloutResume = verbOf('resume', 'Go on with the rollout of a Deployment.', {
  done: 'resumed',
  patch: (object) => {
    if (object.kind !== 'Deployment') return 'resuming is not supported';
    return valueAt(object, 'spec', 'paused') === true ? { spec: { paused: null } } : 'is not paused';
  },
});

const restartedAt = 'kubectl.kubernetes.io/restartedAt';
const restartable: ReadonlySet<string> = new Set(['DaemonSet', 'Deployment', 'StatefulSet']);

/** RFC 3339 in whole seconds, with the person's zone. */
function localTime({ nowMs, utcOffsetMinutes }: KubectlWorld): string {
  if (utcOffsetMinutes === 0) return formatTime(nowMs);
  const local = formatTime(nowMs + utcOffsetMinutes * 60_000).slice(0, -1);
  const minutes = Math.abs(utcOffsetMinutes);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${local}${utcOffsetMinutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function verbOf(name: string, short: string, change: Change): Verb {
  return {
    name,
    use: 'RESOURCE',
    short,
    flags: [...rolloutFlags, ...printFlags, fieldManagerFlag('kubectl-rollout')],
    run: (call) => run(call, change),
  };
}

function run(call: Call, change: Change): Outcome {
  const found = rolloutTargets(call);
  if (isFailure(found)) return found;
  const printer = objectPrinter(call.flags);
  if (isFailure(printer)) return printer;
  if (found.targets.length === 0 && found.failures.length === 0) {
    call.complain(`No resources found in ${call.namespace} namespace.\n`);
  }
  const failures = found.targets.map((target) => changeOne(call, target, change, printer));
  return failAll([...found.failures, ...failures.filter((failure) => failure !== undefined)]);
}

function changeOne(
  call: Call,
  target: RolloutTarget,
  { done, patch: patchOf }: Change,
  printer: ObjectPrinter | undefined,
): Failure | undefined {
  const { resource, name, object } = target;
  const patch = patchOf(object, call.world);
  if (typeof patch === 'string') return fail(`error: ${fullName(resource)} ${JSON.stringify(name)} ${patch}`);
  if (patch === undefined) {
    const advice = 'if restart has already been triggered within the past second, please wait before attempting';
    return fail(`failed to create patch for ${name}: ${advice} to trigger another`);
  }
  const held = heldResource(resource);
  if (isFailure(held)) return held;
  const fieldManager = call.flags.text('field-manager');
  const changed = ask(
    call,
    { type: 'patch', resource: held, name, patchType: 'strategic', patch, fieldManager },
    'none',
  );
  if (!isFailure(changed)) return printResult(call, printer, { resource, name, object: changed }, done, 'none');
  const refusal = changed.failure === 'api' ? changed.error.message : plainWords(changed, call.path);
  return fail(`failed to patch: ${refusal}`);
}
