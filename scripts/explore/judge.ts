/** What is wrong with a sync, or with a world in which nothing is left to happen. */
import type { CachedObjects } from '../../src/engine/statefulset/caches.ts';
import { podFacts } from '../../src/engine/statefulset/podFacts.ts';
import { getPatch, revisionBytes } from '../../src/engine/statefulset/revisionData.ts';
import type { Release } from '../../src/engine/versions.ts';
import { broken } from '../../tests/engine/invariants/all.ts';
import { seenSync } from '../../tests/engine/invariants/seen.ts';
import type { Synced } from './bench.ts';
import { asStored } from './server.ts';

/** The invariants that a sync breaks (semantics 12), judged by what its caches held. */
export function judgeSync(release: Release, { before, after, report }: Synced, isStale: boolean): readonly string[] {
  const seen = seenSync(release, { stored: asStored(before), isStale }, after, report);
  return seen === undefined ? [] : broken(seen);
}

/** Convergence (semantics 12.21): what is not as the set wants it, although nothing is left to happen. Undefined when all is. */
export function unfinishedAtRest(stored: CachedObjects, release: Release): string | undefined {
  const [set] = stored.statefulsets;
  if (set === undefined) return 'the set is gone';
  const { replicas, updateStrategy } = set.spec;
  const pods = stored.pods.map(podFacts);
  const names = pods.map(({ ordinal }) => ordinal).sort((a, b) => a - b);
  const wanted = Array.from({ length: replicas }, (_, ordinal) => ordinal);
  if (names.join() !== wanted.join()) return `at rest there are the pods ${names.join()}, not ${wanted.join()}`;
  const update = stored.controllerrevisions.find(
    (revision) => revisionBytes(revision) === getPatch(set, release.version),
  );
  const partition = updateStrategy.rollingUpdate?.partition ?? 0;
  const isUpdated = updateStrategy.type !== 'OnDelete';
  for (const { name, ordinal, runningAndReady, terminating, revision } of pods) {
    if (!runningAndReady || terminating) return `at rest ${name} is not ready`;
    if (isUpdated && ordinal >= partition && revision !== update?.metadata.name)
      return `at rest ${name} is not at the update revision`;
  }
  const { replicas: counted, readyReplicas = 0, availableReplicas, observedGeneration } = set.status;
  if (
    [counted, readyReplicas, availableReplicas].some((count) => count !== replicas) ||
    observedGeneration !== set.metadata.generation
  )
    return `at rest the status is ${JSON.stringify(set.status)}`;
  return undefined;
}

/** OrderedReady with two unhealthy pods out of range, the highest among them: scale-down waits for a person (semantics 4.7, B19). */
export function isKnownStandstill({ statefulsets: [set], pods }: CachedObjects): boolean {
  if (set === undefined || set.spec.podManagementPolicy === 'Parallel') return false;
  const condemned = pods.map(podFacts).filter(({ ordinal }) => ordinal >= set.spec.replicas);
  const unhealthy = condemned.filter(({ runningAndReady }) => !runningAndReady);
  const highest = Math.max(...condemned.map(({ ordinal }) => ordinal));
  return unhealthy.length > 1 && unhealthy.some(({ ordinal }) => ordinal === highest);
}
