/** pvc-protection: a claim that is being deleted stays as long as a pod that is not Failed or Succeeded uses it (semantics 7.1). */
import { type ApiServer, claimProtection } from '../apiserver/apiServer.ts';
import type { Pod } from '../objects.ts';

/** Lets go of every deleted claim that no pod holds any more. Gives their names. */
export function releaseProtectedClaims(api: ApiServer): readonly string[] {
  const waiting = [...api.list('persistentvolumeclaims')].filter(
    ({ metadata }) => metadata.deletionTimestamp !== undefined,
  );
  if (waiting.length === 0) return [];
  const used = claimsInUse(api);
  const released = waiting.map(({ metadata }) => metadata).filter(({ name }) => !used.has(name));
  for (const { name, finalizers = [] } of released) {
    api.patchMetadata('persistentvolumeclaims', name, {
      finalizers: finalizers.filter((each) => each !== claimProtection),
    });
  }
  return released.map(({ name }) => name);
}

/** The claims that a living pod names in a volume. */
function claimsInUse(api: ApiServer): ReadonlySet<string> {
  const used = new Set<string>();
  for (const pod of api.list('pods')) {
    if (pod.status.phase === 'Failed' || pod.status.phase === 'Succeeded') continue;
    for (const claim of claimNames(pod)) used.add(claim);
  }
  return used;
}

export function claimNames({ spec }: Pod): readonly string[] {
  return (spec.volumes ?? []).flatMap(({ persistentVolumeClaim }) =>
    persistentVolumeClaim === undefined ? [] : [persistentVolumeClaim.claimName],
  );
}
