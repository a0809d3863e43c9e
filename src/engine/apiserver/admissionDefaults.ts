/** What the admission plug-ins of a cluster add to new objects: DefaultTolerationSeconds and DefaultStorageClass. */
import type { PersistentVolumeClaim, Pod, Resource, StorageClass, Toleration } from '../objects.ts';
import type { ApiServer, Draft } from './apiServer.ts';

export const defaultClassAnnotation = 'storageclass.kubernetes.io/is-default-class';

/** How long a pod stays on a node that is lost or not ready before the taint evicts it. */
const tolerationSeconds = 300;

const standard: readonly Toleration[] = ['not-ready', 'unreachable'].map((trouble) => ({
  key: `node.kubernetes.io/${trouble}`,
  operator: 'Exists',
  effect: 'NoExecute',
  tolerationSeconds,
}));

/** The draft with what the plug-ins add, or the draft itself. */
export function withAdmissionDefaults<R extends Resource>(api: ApiServer, resource: R, draft: Draft<R>): Draft<R> {
  if (resource === 'pods') return withTolerations(draft as unknown as Pod) as unknown as Draft<R>;
  if (resource === 'persistentvolumeclaims')
    return withStorageClass(api, draft as unknown as PersistentVolumeClaim) as unknown as Draft<R>;
  return draft;
}

/** A pod tolerates a node in trouble for five minutes, unless it says otherwise. */
function withTolerations(pod: Pod): Pod {
  const { tolerations } = pod.spec;
  const added = tolerations === undefined ? standard : [...tolerations, ...standard.filter(isMissingIn(tolerations))];
  return Object.assign({}, pod, { spec: Object.assign({}, pod.spec, { tolerations: added }) });
}

function isMissingIn(tolerations: readonly Toleration[]): (wanted: Toleration) => boolean {
  return ({ key }) =>
    !tolerations.some(
      (given) => ((given.key ?? '') === '' || given.key === key) && (given.effect ?? 'NoExecute') === 'NoExecute',
    );
}

/** A claim that names no class gets the default one; a claim that names `''` wants none. */
function withStorageClass(api: ApiServer, claim: PersistentVolumeClaim): PersistentVolumeClaim {
  if (claim.spec.storageClassName !== undefined) return claim;
  const storageClassName = defaultStorageClass(api)?.metadata.name;
  if (storageClassName === undefined) return claim;
  return Object.assign({}, claim, { spec: Object.assign({}, claim.spec, { storageClassName }) });
}

/** The default StorageClass; of several the newest, and of those the first by name (GetDefaultClass, `pkg/volume/util`). */
export function defaultStorageClass(api: ApiServer): StorageClass | undefined {
  let best: StorageClass | undefined;
  for (const each of api.list('storageclasses')) {
    const isDefault = each.metadata.annotations?.[defaultClassAnnotation] === 'true';
    if (isDefault && (best === undefined || comesFirst(each, best))) best = each;
  }
  return best;
}

function comesFirst({ metadata: a }: StorageClass, { metadata: b }: StorageClass): boolean {
  return a.creationTimestamp === b.creationTimestamp ? a.name < b.name : a.creationTimestamp > b.creationTimestamp;
}
