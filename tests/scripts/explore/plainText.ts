import type { CachedObjects } from '#engine/statefulset/caches.ts';

/** What counts up, and where a clock or chance has a hand in it. */
const passing = new Set('uid resourceVersion generation observedGeneration creationTimestamp'.split(' '));
/** Which one it is does not matter, only whether there is one. */
const given = new Set('nodeName podIP podIPs hostIP containerID'.split(' '));

/** A kubelet's messages name a pod by its UID, too. */
const podUid = /\(Pod\/[\w-]+#\d+\)/g;

/** What a controller can know of a set, its revisions, claims and pods: the same text for moments that are alike. */
export function plainText({ statefulsets, controllerrevisions, persistentvolumeclaims, pods }: CachedObjects): string {
  const [set] = statefulsets;
  const numbers = controllerrevisions.map(({ revision }) => revision).sort((a, b) => a - b);
  const { observedGeneration } = set?.status ?? {};
  return [
    plain(set),
    `observed ${observedGeneration === undefined ? 'never' : observedGeneration === set?.metadata.generation}`,
    ...controllerrevisions.map((each) => plain({ ...each, revision: numbers.indexOf(each.revision) })).sort(),
    ...persistentvolumeclaims.map(({ metadata }) => metadata.name).sort(),
    ...pods.map(plain).sort(),
  ].join('\n');
}

function plain(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => {
    if (key === 'deletionTimestamp' || given.has(key)) return 'given';
    if (passing.has(key) || /Time$|edAt$/.test(key)) return undefined;
    return typeof inner === 'string' ? inner.replace(podUid, '(given)') : inner;
  });
}
