/** What makes a pod the n-th of its set: name, labels and claims (stateful_set_utils.go; semantics 6.1, 6.2). */
import type { Draft } from '../apiserver/apiServer.ts';
import { namespace } from '../apiserver/apiServer.ts';
import { shared } from '../flat.ts';
import type {
  KubeObject,
  LabelSelector,
  OwnerReference,
  PersistentVolumeClaim,
  PersistentVolumeClaimTemplate,
  Pod,
  StatefulSet,
  Volume,
} from '../objects.ts';
import type { PodFacts } from './podFacts.ts';

export const podNameLabel = 'statefulset.kubernetes.io/pod-name';
export const podIndexLabel = 'apps.kubernetes.io/pod-index';

export function getStartOrdinal(set: StatefulSet): number {
  return set.spec.ordinals?.start ?? 0;
}

export function getPodName({ metadata }: StatefulSet, ordinal: number): string {
  return shared(`${metadata.name}-${ordinal}`);
}

/** `<claim template>-<set>-<ordinal>`: the name ties a claim to an ordinal for ever. */
export function getPersistentVolumeClaimName(
  set: StatefulSet,
  template: PersistentVolumeClaimTemplate,
  ordinal: number,
): string {
  const setName = set.metadata.name;
  const known = claimNames.get(template);
  const names = known?.setName === setName ? known.byOrdinal : new Map<number, string>();
  if (names !== known?.byOrdinal) claimNames.set(template, { setName, byOrdinal: names });
  const name = names.get(ordinal);
  if (name !== undefined) return name;
  const made = `${template.metadata.name}-${setName}-${ordinal}`;
  names.set(ordinal, made);
  return made;
}

// Asked for several times in every sync; a text made anew has to be hashed anew, too, to look the claim up.
const claimNames = new WeakMap<
  PersistentVolumeClaimTemplate,
  { readonly setName: string; readonly byOrdinal: Map<number, string> }
>();

export function podInOrdinalRange(set: StatefulSet, ordinal: number): boolean {
  const start = getStartOrdinal(set);
  return ordinal >= start && ordinal < start + set.spec.replicas;
}

/** metav1.NewControllerRef: the reference that makes an object the set's own. */
export function controllerReference({ apiVersion, kind, metadata: { name, uid } }: KubeObject): OwnerReference {
  return { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true };
}

/** updateStorage: one volume for each claim template; a claim template takes the place of a volume of the same name. */
export function podVolumes(set: StatefulSet, volumes: readonly Volume[], ordinal: number): readonly Volume[] {
  const templates = set.spec.volumeClaimTemplates ?? [];
  if (templates.length === 0) return volumes;
  const claims = claimVolumes(set, templates, ordinal);
  const others = volumes.filter(({ name }) => !templates.some(({ metadata }) => metadata.name === name));
  return others.length === 0 ? claims : [...claims, ...others];
}

/** The volumes of an ordinal's claims. All pods that the ordinal ever has share them, as they share the claims. */
function claimVolumes(
  set: StatefulSet,
  templates: readonly PersistentVolumeClaimTemplate[],
  ordinal: number,
): readonly Volume[] {
  const known = volumesOfClaims.get(templates);
  const byOrdinal = known?.setName === set.metadata.name ? known.byOrdinal : new Map<number, readonly Volume[]>();
  const volumes = byOrdinal.get(ordinal);
  if (volumes !== undefined) return volumes;
  const claims = templates.map((template) => ({
    name: template.metadata.name,
    persistentVolumeClaim: { claimName: getPersistentVolumeClaimName(set, template, ordinal) },
  }));
  const made = claims.length === 1 ? claims : lastOfEachName(claims);
  byOrdinal.set(ordinal, made);
  if (byOrdinal.size === 1) volumesOfClaims.set(templates, { setName: set.metadata.name, byOrdinal });
  return made;
}

const volumesOfClaims = new WeakMap<
  readonly PersistentVolumeClaimTemplate[],
  { readonly setName: string; readonly byOrdinal: Map<number, readonly Volume[]> }
>();

/** Go keeps the claims in a map: of two templates with one name the later wins. */
function lastOfEachName(volumes: readonly Volume[]): readonly Volume[] {
  return volumes.filter(({ name }, at) => volumes.findLastIndex((other) => other.name === name) === at);
}

/** identityMatches: the canonical name and the pod-name label. The index label is not looked at. */
export function identityMatches(set: StatefulSet, { pod, name, parent, ordinal }: PodFacts): boolean {
  return (
    ordinal >= 0 &&
    parent === set.metadata.name &&
    name === getPodName(set, ordinal) &&
    pod.metadata.labels?.[podNameLabel] === name
  );
}

/** storageMatches: for every claim template a volume of its name that points at the ordinal's claim. */
export function storageMatches(set: StatefulSet, { pod, ordinal }: PodFacts): boolean {
  if (ordinal < 0) return false;
  return (set.spec.volumeClaimTemplates ?? []).every((template) => {
    const volume = pod.spec.volumes?.find(({ name }) => name === template.metadata.name);
    return volume?.persistentVolumeClaim?.claimName === getPersistentVolumeClaimName(set, template, ordinal);
  });
}

/** updateIdentity and updateStorage on a copy of the pod. */
export function withIdentityAndStorage(set: StatefulSet, pod: Pod, ordinal: number): Pod {
  const name = getPodName(set, ordinal);
  const labels = { ...pod.metadata.labels, [podNameLabel]: name, [podIndexLabel]: String(ordinal) };
  return {
    ...pod,
    metadata: { ...pod.metadata, name, labels },
    spec: { ...pod.spec, volumes: podVolumes(set, pod.spec.volumes ?? [], ordinal) },
  };
}

/** getPersistentVolumeClaims: the claim of a template for an ordinal. Its labels are overlaid with the selector's `matchLabels`. */
export function newClaim(
  set: StatefulSet,
  template: PersistentVolumeClaimTemplate,
  ordinal: number,
): Draft<'persistentvolumeclaims'> {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { ...claimMouldOf(set, template), name: getPersistentVolumeClaimName(set, template, ordinal) },
    spec: template.spec,
    status: pendingClaim,
  };
}

const pendingClaim = { phase: 'Pending' } as const;
const claimMoulds = new WeakMap<
  object,
  { readonly selector: LabelSelector; readonly metadata: PersistentVolumeClaim['metadata'] }
>();

/** The metadata that all claims of a template have in common. */
function claimMouldOf(
  { spec: { selector } }: StatefulSet,
  template: PersistentVolumeClaimTemplate,
): PersistentVolumeClaim['metadata'] {
  const known = claimMoulds.get(template);
  if (known?.selector === selector) return known.metadata;
  const { annotations, labels } = template.metadata;
  const merged = { ...labels, ...selector.matchLabels };
  const metadata = {
    name: '',
    namespace,
    uid: '',
    resourceVersion: '',
    creationTimestamp: '',
    ...(Object.keys(merged).length === 0 ? {} : { labels: merged }),
    ...(annotations === undefined ? {} : { annotations }),
    finalizers: [],
  };
  claimMoulds.set(template, { selector, metadata });
  return metadata;
}
