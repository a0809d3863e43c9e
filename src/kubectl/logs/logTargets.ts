/** Whose logs a line asks for: pods, and of each the containers (kubectl `logsForObject`). */
import type { Call } from '../command.ts';
import { fail, failAll, type Failure, isFailure } from '../failures.ts';
import { listAt, textAt } from '../objectFields.ts';
import { byLogging, selectorOf } from '../podsBehind.ts';
import { findObjects, type Found } from '../resourceArgs.ts';
import { type ApiObject, objectsIn } from '../world.ts';
import { matchesSelector } from '#engine/selectors.ts';

/** A container of a pod, by name. */
export interface LogTarget {
  readonly pod: ApiObject;
  readonly container: string;
}

/** The object that the line names, or the pods of its selector; without a pod to wait for, none. */
export function namedForLogs(call: Call): readonly Found[] | Failure {
  const { args, flags, namespace } = call;
  const [name = ''] = args;
  const selector = flags.text('selector');
  const words = selector !== '' ? ['pods'] : name.includes('/') ? [name] : ['pods', name];
  const found = findObjects(call, {
    args: words,
    namespace,
    selector,
    kindIsEnough: selector !== '',
    singleKind: true,
  });
  if (isFailure(found)) return found;
  const [failure] = found.failures;
  if (failure?.failure === 'api' && failure.error.reason === 'NotFound') {
    return fail(`error from server (NotFound): ${failure.error.message} in namespace ${JSON.stringify(namespace)}`);
  }
  if (failure !== undefined) return failAll(found.failures) ?? failure;
  if (selector !== '' && found.found.length === 0) call.complain(`No resources found in ${namespace} namespace.\n`);
  return found.found;
}

/** The pods of an object, the one best to read first; undefined while there are none; or that it has no pods at all. */
export function podsForLogs(call: Call, { resource, object }: Found): readonly ApiObject[] | undefined | Failure {
  if (resource.name === 'pods') return object === undefined ? [] : [object];
  const selector = selectorOf(object, 'cannot get the logs from');
  if (isFailure(selector)) return selector;
  const all = objectsIn(call.world, 'pods', object?.metadata.namespace);
  const pods = all.filter((pod) => matchesSelector(selector, pod.metadata.labels));
  if (pods.length === 0) return undefined;
  const sorted = pods.toSorted(byLogging);
  if (call.flags.bool('all-pods') || sorted.length === 1) return sorted;
  const [first] = sorted as [ApiObject];
  call.complain(`Found ${sorted.length} pods, using pod/${first.metadata.name}\n`);
  return [first];
}

/** The containers to read: all, the one that was named, or the one that is meant when none is. */
export function containersForLogs(call: Call, pod: ApiObject, named: string): readonly LogTarget[] | Failure {
  const [main, init] = [namesOf(pod, 'containers'), namesOf(pod, 'initContainers')];
  if (call.flags.bool('all-containers')) return [...init, ...main].map((container) => ({ pod, container }));
  const all = [...main, ...init.map((name) => `${name} (init)`)].join(', ');
  const container = named || preferred(call, pod, [...main, ...init]) || (main[0] ?? '');
  if (named === '' && container === main[0] && main.length + init.length > 1 && !isPreferred(pod, container)) {
    if (!call.flags.bool('all-pods'))
      call.complain(`Defaulted container ${JSON.stringify(container)} out of: ${all}\n`);
  }
  if (main.includes(container) || init.includes(container)) return [{ pod, container }];
  return fail(`container ${container} is not valid for pod ${pod.metadata.name} out of: ${all}`);
}

const annotation = 'kubectl.kubernetes.io/default-container';

function isPreferred({ metadata }: ApiObject, name: string): boolean {
  return metadata.annotations?.[annotation] === name;
}

/** The container that an annotation of the pod prefers. */
function preferred(call: Call, { metadata }: ApiObject, names: readonly string[]): string {
  const wanted = metadata.annotations?.[annotation] ?? '';
  if (wanted === '' || names.includes(wanted)) return wanted;
  call.complain(`Default container name ${JSON.stringify(wanted)} not found in pod ${metadata.name}\n`);
  return '';
}

function namesOf(pod: ApiObject, list: string): readonly string[] {
  return listAt(pod, 'spec', list).map((each) => textAt(each, 'name'));
}
