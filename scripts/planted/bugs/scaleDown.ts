/** The walk down over pods out of range (semantics 4.4, 4.6, 4.7). */
import type { PlantedBug } from '../plantedBug.ts';

const condemned = 'statefulset/processCondemned.ts';
const replicas = 'statefulset/replicas.ts';
const work = 'statefulset/updateStatefulSet.ts';

export const scaleDownBugs: readonly PlantedBug[] = [
  {
    name: 'scales down from the lowest',
    seen: 'web-1 goes before web-2.',
    source: 'semantics 12.4, learners E1',
    file: replicas,
    right: '[...pods.slice(counted, first), ...pods.slice(end)].reverse();',
    wrong: '[...pods.slice(counted, first), ...pods.slice(end)];',
  },
  {
    name: 'forgets the pods below ordinals.start',
    seen: 'After start 0→2 the old web-0 and web-1 stay for ever.',
    source: 'trap 14',
    file: replicas,
    right: '[...pods.slice(counted, first), ...pods.slice(end)].reverse();',
    wrong: '[...pods.slice(end)].reverse();',
  },
  {
    name: 'never scales down an unhealthy pod',
    seen: 'A broken web-2 cannot be scaled away.',
    source: 'k/k#36333, trap 13',
    file: condemned,
    right: 'if (sync.monotonic && !healthy && pod !== firstUnhealthy) {',
    wrong: 'if (sync.monotonic && !healthy) {',
  },
  {
    name: 'scales down whatever its health',
    seen: 'Two broken pods out of range go, where the real one waits.',
    source: 'trap 13, semantics 4.7',
    file: condemned,
    right: 'if (sync.monotonic && !healthy && pod !== firstUnhealthy) {',
    wrong: 'if (sync.monotonic && !healthy && pod.terminal) {',
  },
  {
    name: 'takes the highest unhealthy pod for the first',
    seen: 'Two broken pods out of range go from the top.',
    source: 'semantics 4.4',
    file: condemned,
    right: 'return replicas.condemned.findLast((pod) => isUnhealthy(sync, pod));',
    wrong: 'return replicas.condemned.find((pod) => isUnhealthy(sync, pod));',
  },
  {
    name: 'does not wait until a condemned pod is gone',
    seen: 'web-3 is told to go while web-4 still runs.',
    source: 'learners E1, semantics 4.7',
    file: condemned,
    right: "if (!sync.monotonic) return 'next';",
    wrong: "if (!sync.monotonic || pod.created) return 'next';",
  },
  {
    name: 'scales down all at once',
    seen: 'OrderedReady shrinks as Parallel does.',
    source: 'semantics 12.4',
    file: condemned,
    right: "return sync.monotonic ? 'exit' : 'next';",
    wrong: "return 'next';",
  },
  {
    name: 'scales down although a kept pod is broken',
    seen: 'With web-0 broken the set shrinks all the same.',
    source: 'trap 35, k/k#57865',
    file: work,
    right: "return outcome === 'next' ? processAllCondemned(sync, replicas) : outcome;",
    wrong: "return typeof outcome === 'string' ? processAllCondemned(sync, replicas) : outcome;",
  },
  {
    name: 'ends a Parallel sync after scaling down',
    seen: 'Scale-down and update come one after the other.',
    source: 'trap 8',
    file: work,
    right: "if (outcome !== 'next') return typeof",
    wrong: "if (outcome !== 'next' || replicas.condemned.length > 0) return typeof",
  },
  {
    name: 'scales down a pod that is ready and not yet available',
    seen: 'minReadySeconds does not hold a scale-down up.',
    source: 'trap 6, k/k#123918',
    file: condemned,
    right: 'const healthy = pod.runningAndReady && isAvailable(pod, sync.minReadySeconds, sync.nowMs);',
    wrong: 'const healthy = pod.runningAndReady;',
  },
  {
    name: 'marks the claims of only the pod that goes next',
    seen: 'Scaled from 3 to 1, one claim gets its owner, the other later.',
    source: 'trap 34, semantics 4.6',
    file: condemned,
    right: 'const claims = runForAll(\n    condemned.length,',
    wrong: 'const claims = runForAll(\n    1,',
  },
  {
    name: 'marks no claims of condemned pods',
    seen: 'whenScaled: Delete, and the claims stay.',
    source: 'semantics 7.4, learners F3',
    file: condemned,
    right: "if (claimsMatchRetentionPolicy(sync, set, pod)) return 'next';",
    wrong: "if (!claimsMatchRetentionPolicy(sync, set, pod) || pod.created) return 'next';",
  },
  {
    name: 'reads the range without ordinals.start',
    seen: 'With ordinals.start claims of living pods are collected.',
    source: 'semantics 7.2, trap 2',
    file: 'statefulset/identity.ts',
    right: 'return ordinal >= start && ordinal < start + set.spec.replicas;',
    wrong: 'return ordinal >= start && ordinal < set.spec.replicas;',
  },
];
