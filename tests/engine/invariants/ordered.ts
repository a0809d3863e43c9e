/** OrderedReady (semantics 12.2 to 12.6). */
import {
  budgetOf,
  condemnedOf,
  createdPods,
  deletedFor,
  deletions,
  done,
  indexOf,
  type Invariant,
  isHealthy,
  isOrdered,
  isRangeHealthy,
  isRecreate,
  isUp,
  partitionOf,
  podAt,
  updateRevisionOf,
} from './seen.ts';

export const invariant2: Invariant = (seen) => {
  if (!isOrdered(seen)) return undefined;
  for (const pod of createdPods(seen)) {
    for (let below = 0; below < indexOf(seen, pod.ordinal); below++) {
      if (!isHealthy(seen, podAt(seen, below))) return `${pod.name} was created though index ${below} is not healthy`;
    }
  }
  return undefined;
};

export const invariant3: Invariant = (seen) => {
  if (!isOrdered(seen)) return undefined;
  const tried = seen.report.writes.filter(({ verb, resource }) => verb === 'create' && resource === 'pods');
  if (tried.length > 1) return `${tried.length} pods were created in one sync`;
  if (tried.length === 0) return undefined;
  if (deletions(seen).length > 0 && !isRecreate(seen)) return 'a sync that creates also deletes';
  const condemned = condemnedOf(seen).map(({ name }) => `-${name}`);
  const touched = done(seen, 'update', 'persistentvolumeclaims').find(({ name }) =>
    condemned.some((end) => name.endsWith(end)),
  );
  return touched && `a sync that creates touched the claim ${touched.name} of a condemned pod`;
};

export const invariant4: Invariant = (seen) => {
  const [target, ...more] = deletedFor(seen, 'scaleDown');
  if (!isOrdered(seen) || isRecreate(seen) || target === undefined) return undefined;
  if (more.length > 0) return 'more than one pod was scaled down';
  if (target.terminating) return `${target.name} was deleted though it is terminating`;
  const condemned = condemnedOf(seen);
  const highest = condemned.at(-1);
  if (highest !== target) return `${target.name} was scaled down before ${highest?.name}`;
  if (!isRangeHealthy(seen)) return `${target.name} was scaled down though a pod in range is not healthy`;
  if (isHealthy(seen, target)) return undefined;
  const lowest = condemned.find((pod) => !isUp(seen, pod));
  return lowest === target ? undefined : `${target.name} is unhealthy and was deleted before ${lowest?.name}`;
};

export const invariant5: Invariant = (seen) => {
  const updated = deletedFor(seen, 'update');
  if (!isOrdered(seen) || isRecreate(seen) || updated.length === 0) return undefined;
  if (condemnedOf(seen).length > 0) return 'pods were updated while others are condemned';
  if (!isRangeHealthy(seen)) return 'pods were updated while one in range is not healthy';
  const update = updateRevisionOf(seen);
  const outdated = seen.pods.filter(
    (pod) => pod.revision !== update && indexOf(seen, pod.ordinal) >= partitionOf(seen),
  );
  const wanted = outdated
    .toReversed()
    .slice(0, budgetOf(seen))
    .map(({ name }) => name);
  const got = updated.map(({ name }) => name).toReversed();
  // A refusal in the middle leaves the rest for the next sync.
  const expected = seen.report.error === undefined ? wanted : wanted.slice(0, got.length);
  return got.join() === expected.join() ? undefined : `updated ${got.join()}, not ${expected.join()}`;
};

export const invariant6: Invariant = (seen) => {
  if (!isOrdered(seen) || isRecreate(seen)) return undefined;
  const reasons = new Set(deletions(seen).map(({ reason }) => reason));
  if (reasons.size > 1) return `deleted for ${[...reasons].join(' and ')} in one sync`;
  const count = deletions(seen).length;
  const most = reasons.has('update') ? budgetOf(seen) : 1;
  return count <= most ? undefined : `${count} deletions for ${[...reasons].join()}, more than ${most}`;
};
