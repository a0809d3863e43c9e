/** When the controller asks to be woken (semantics 2.7). */
import { condemnedOf, hasWorked, type Invariant, isAvailable, type Seen, slotsOf } from './seen.ts';

export const asksForTheNextMoment: Invariant = (seen) => {
  if (!hasWorked(seen)) return undefined;
  const wanted = seen.release.version === '1.33' ? wholeTime(seen) : nextMoment(seen);
  const got = seen.report.requeueAfterMs;
  return got === wanted ? undefined : `asked to be woken after ${got ?? 'no'} ms, not after ${wanted ?? 'no'} ms`;
};

/** 1.33: all of minReadySeconds, as long as not every replica is available. */
function wholeTime(seen: Seen): number | undefined {
  const { minReadySeconds = 0, replicas } = seen.set.spec;
  const available = readyPods(seen).filter((pod) => isAvailable(seen, pod)).length;
  return minReadySeconds > 0 && available !== replicas ? minReadySeconds * 1000 : undefined;
}

/** 1.37: when the first of the pods that are ready and not yet available will be. */
function nextMoment(seen: Seen): number | undefined {
  const { minReadySeconds = 0 } = seen.set.spec;
  const waiting = readyPods(seen).filter((pod) => !isAvailable(seen, pod));
  if (minReadySeconds === 0 || waiting.length === 0) return undefined;
  const moments = seen.pods.map(({ readySinceMs }) => readySinceMs + minReadySeconds * 1000 - seen.report.atMs);
  return Math.min(...moments.filter((ms) => ms > 0));
}

function readyPods(seen: Seen) {
  const pods = [...slotsOf(seen), ...condemnedOf(seen)].filter((pod) => pod !== undefined);
  return pods.filter(({ runningAndReady }) => runningAndReady);
}
