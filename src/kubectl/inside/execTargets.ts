/** Which pod and container a command is for (kubectl `AttachablePodForObject`, `podcmd.FindOrDefaultContainerByName`). */
import { notFound } from '#engine/apiserver/apiErrors.ts';
import { matchesSelector } from '#engine/selectors.ts';
import type { Call, Pause } from '../command.ts';
import { fail, failApi, type Failure, isFailure } from '../failures.ts';
import { listAt, textAt } from '../objectFields.ts';
import { byActivity, selectorOf } from '../podsBehind.ts';
import { findObjects, type Found } from '../resourceArgs.ts';
import { type ApiObject, objectNamed, objectsIn } from '../world.ts';
import { startedAt } from './podView.ts';

/** The object of `POD` or `TYPE/NAME`, or of a file. */
export function namedObject(call: Call, name: string, filenames: readonly string[]): Found | Failure {
  const words = name === '' ? [] : name.includes('/') ? [name] : ['pods', name];
  const { namespace, flags } = call;
  const found = findObjects(call, {
    args: words,
    namespace,
    filenames,
    enforceNamespace: flags.changed('namespace'),
    latest: true,
  });
  if (isFailure(found)) return found;
  if (!found.isSingle) return fail('cannot exec into multiple objects at a time');
  return found.failures[0] ?? (found.found[0] as Found);
}

/** The pod itself, or of a workload the pod that is best to talk to. A set without pods may get one soon. */
export function* podOf(call: Call, named: Found, timeoutMs: number): Generator<Pause, ApiObject | Failure, void> {
  const { object } = named;
  if (object === undefined) return fail('the object has no pods');
  if (object.kind === 'Pod') return object;
  const selector = selectorOf(object, 'cannot attach to');
  if (isFailure(selector)) return selector;
  const untilMs = call.world.nowMs + timeoutMs;
  for (;;) {
    const pods = objectsIn(call.world, 'pods', object.metadata.namespace).filter((pod) =>
      matchesSelector(selector, pod.metadata.labels),
    );
    const [best] = pods.toSorted(byActivity);
    if (best !== undefined) return best;
    if (call.world.nowMs >= untilMs) return fail('timed out waiting for the condition');
    yield { untilMs };
  }
}

const annotation = 'kubectl.kubernetes.io/default-container';

/** The container that is named, or the one that is meant when none is; or that there is none of that name. */
export function containerFor(call: Call, pod: ApiObject, named: string, isQuiet: boolean): string | Failure {
  const main = namesOf(pod, 'containers');
  const all = [...main, ...namesOf(pod, 'initContainers').map((name) => `${name} (init)`)];
  const known = [...main, ...namesOf(pod, 'initContainers')];
  if (named !== '') {
    if (known.includes(named)) return named;
    return fail(`container ${named} is not valid for pod ${pod.metadata.name} out of: ${all.join(', ')}`);
  }
  const preferred = pod.metadata.annotations?.[annotation] ?? '';
  if (known.includes(preferred)) return preferred;
  if (preferred !== '' && !isQuiet) {
    call.complain(`Default container name ${JSON.stringify(preferred)} not found in pod ${pod.metadata.name}\n`);
  }
  const [first = ''] = main;
  if (all.length > 1 && !isQuiet)
    call.complain(`Defaulted container ${JSON.stringify(first)} out of: ${all.join(', ')}\n`);
  return first;
}

function namesOf(pod: ApiObject, list: string): readonly string[] {
  return listAt(pod, 'spec', list).map((each) => textAt(each, 'name'));
}

/** Why nobody can be talked to in the container; undefined when somebody can. */
export function unreachable({ world }: Call, pod: ApiObject, container: string): Failure | undefined {
  const { name } = pod.metadata;
  const phase = textAt(pod, 'status', 'phase');
  if (phase === 'Succeeded' || phase === 'Failed') {
    return fail(`cannot exec into a container in a completed pod; current phase is ${phase}`);
  }
  const nodeName = textAt(pod, 'spec', 'nodeName');
  if (nodeName === '') return fail(`unable to upgrade connection: pod ${name} does not have a host assigned`);
  const node = objectNamed(world, 'nodes', undefined, nodeName);
  if (node === undefined) return failApi(notFound('nodes', nodeName));
  const ready = listAt(node, 'status', 'conditions').find((each) => textAt(each, 'type') === 'Ready');
  if (ready !== undefined && textAt(ready, 'status') !== 'True') {
    const internal = listAt(node, 'status', 'addresses').find((each) => textAt(each, 'type') === 'InternalIP');
    const message = `error dialing backend: dial tcp ${textAt(internal, 'address') || nodeName}:10250: i/o timeout`;
    return failApi({ code: 500, reason: 'Unknown', message });
  }
  if (startedAt(pod, container) !== '') return undefined;
  return fail(`unable to upgrade connection: container not found (${JSON.stringify(container)})`);
}
