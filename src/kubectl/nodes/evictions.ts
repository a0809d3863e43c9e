/** Pods on their way off a node: evicted as far as their budgets allow, or deleted, and waited for (kubectl `pkg/drain`). */
import { isApiError } from '#engine/apiserver/apiErrors.ts';
import type { DeleteOptions } from '#engine/apiserver/apiServer.ts';
import type { Call } from '../command.ts';
import { formatDuration } from '../goNumbers.ts';
import { type DryRun, dryRunText } from '../output.ts';
import { isDeletedLongAgo, podText } from './podsToDrain.ts';
import { type ApiObject, objectNamed } from '../world.ts';

/** Gives what went wrong, or nothing. */
export type Draining = Generator<{ readonly untilMs?: number }, readonly string[], void>;

const retryMs = 5000;
const pollMs = 1000;

/** A pod on its way out: asked to go, asked again from a moment on, or waited for. */
interface Leaving {
  readonly pod: ApiObject;
  readonly state: 'asked' | 'refused';
  readonly nextMs: number;
}

/** All pods at once; each that a budget protects is asked for again every five seconds (kubectl `evictPods`). */
export function* evictAll(call: Call, pods: readonly ApiObject[], dryRun: DryRun): Draining {
  const timeoutMs = call.flags.duration('timeout');
  const deadlineMs = timeoutMs === 0 ? undefined : call.world.nowMs + timeoutMs;
  const failed: string[] = [];
  // They go at the same time, and the real one begins with the last.
  const inOrder = [...pods.slice(-1), ...pods.slice(0, -1)];
  let leaving: readonly Leaving[] = inOrder.map((pod) => ({ pod, state: 'refused', nextMs: call.world.nowMs }));
  const step = (next: (each: Leaving) => Leaving | string | undefined) => {
    leaving = leaving.flatMap((each) => {
      const after = next(each);
      if (typeof after === 'string') failed.push(after);
      return after === undefined || typeof after === 'string' ? [] : [after];
    });
  };
  for (;;) {
    step((each) => (each.state === 'refused' ? tryToEvict(call, each, deadlineMs, dryRun) : each));
    const there = podsThere(call);
    step((each) => (each.state === 'asked' ? waitFor(call, each, deadlineMs, there) : each));
    if (leaving.length === 0) return failed;
    yield pauseUntil(call, leaving, deadlineMs);
  }
}

/** Until the next try, until the time is over for what is waited for, or until any change. */
function pauseUntil(
  { world: { nowMs } }: Call,
  leaving: readonly Leaving[],
  deadlineMs: number | undefined,
): { readonly untilMs?: number } {
  const moments = leaving.map(({ state, nextMs }) => (state === 'refused' ? nextMs : deadlineMs));
  const coming = moments.filter((ms) => ms !== undefined && ms > nowMs) as readonly number[];
  return coming.length === 0 ? {} : { untilMs: Math.min(...coming) };
}

/** The pod as it is on its way; an error; undefined when there is nothing more to do. */
function tryToEvict(
  call: Call,
  each: Leaving,
  deadlineMs: number | undefined,
  dryRun: DryRun,
): Leaving | string | undefined {
  const { world, print, complain } = call;
  if (world.nowMs < each.nextMs) return each;
  const { name, namespace = '' } = each.pod.metadata;
  print(`evicting pod ${podText(each.pod)}${dryRunText(dryRun)}\n`);
  const about = `error when evicting pods/${JSON.stringify(name)} -n ${JSON.stringify(namespace)}`;
  if (deadlineMs !== undefined && world.nowMs >= deadlineMs) {
    return `${about}: global timeout reached: ${formatDuration(call.flags.duration('timeout'))}`;
  }
  const answer = world.submit({ type: 'evict', name, options: optionsOf(call) }, { dryRun: dryRun === 'server' });
  if (!isApiError(answer)) {
    if (dryRun === 'server') return undefined;
    return { pod: each.pod, state: 'asked', nextMs: world.nowMs };
  }
  if (answer.reason === 'NotFound') return undefined;
  if (answer.reason !== 'TooManyRequests') return `${about}: ${answer.message}`;
  complain(`${about} (will retry after 5s): ${answer.message}\n`);
  const pod = objectNamed(world, 'pods', namespace, name) ?? each.pod;
  return { pod, state: 'refused', nextMs: world.nowMs + retryMs };
}

type Pods = ReadonlyMap<string, ApiObject>;

/** The pods that there are, by UID. */
function podsThere({ world }: Call): Pods {
  return new Map(world.list('pods').map((pod) => [pod.metadata.uid, pod]));
}

function waitFor(call: Call, each: Leaving, deadlineMs: number | undefined, there: Pods): Leaving | string | undefined {
  const { world } = call;
  const { name, namespace = '' } = each.pod.metadata;
  const outcome = whereIs(call, each.pod, there);
  if (outcome === 'gone') call.print(`pod/${name} ${call.flags.bool('disable-eviction') ? 'deleted' : 'evicted'}\n`);
  if (outcome !== 'there') return undefined;
  if (deadlineMs === undefined || world.nowMs < deadlineMs) return each;
  const about = `error when waiting for pod ${JSON.stringify(name)} in namespace ${JSON.stringify(namespace)}`;
  return `${about} to terminate: context deadline exceeded`;
}

function whereIs({ world, flags, print }: Call, { metadata }: ApiObject, there: Pods): 'gone' | 'skipped' | 'there' {
  const seconds = flags.int('skip-wait-for-delete-timeout');
  const pod = there.get(metadata.uid);
  if (pod === undefined) return 'gone';
  if (!isDeletedLongAgo(pod, world.nowMs, seconds)) return 'there';
  print(`pod ${JSON.stringify(metadata.name)} has DeletionTimestamp older than ${seconds} seconds, skipping\n`);
  return 'skipped';
}

/** Without asking the budgets (kubectl `deletePods`). */
export function* deleteAll(call: Call, pods: readonly ApiObject[], dryRun: DryRun): Draining {
  for (const { metadata } of pods) {
    const request = { type: 'delete', resource: 'pods', name: metadata.name, options: optionsOf(call) } as const;
    const answer = call.world.submit(request, { dryRun: dryRun === 'server' });
    if (isApiError(answer) && answer.reason !== 'NotFound') return [answer.message];
  }
  if (dryRun === 'server') return [];
  const timeoutMs = call.flags.duration('timeout');
  const deadlineMs = timeoutMs === 0 ? undefined : call.world.nowMs + timeoutMs;
  let leaving: readonly Leaving[] = pods.map((pod) => ({ pod, state: 'asked', nextMs: call.world.nowMs + pollMs }));
  for (;;) {
    const there = podsThere(call);
    leaving = leaving.filter((each) => waitFor(call, each, undefined, there) !== undefined);
    if (leaving.length === 0) return [];
    if (deadlineMs !== undefined && call.world.nowMs >= deadlineMs) return ['context deadline exceeded'];
    yield pauseUntil(call, leaving, deadlineMs);
  }
}

function optionsOf({ flags }: Call): DeleteOptions {
  const gracePeriodSeconds = flags.int('grace-period');
  return gracePeriodSeconds < 0 ? {} : { gracePeriodSeconds };
}
