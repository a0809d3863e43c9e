/** What makes a pod the n-th of its set: name, labels, host name and claims (stateful_set_utils.go; semantics 6.1, 6.2). */
import type { Draft } from '../apiserver/apiServer.ts';
import { namespace } from '../apiserver/apiServer.ts';
import type { KubeObject, OwnerReference, PersistentVolumeClaimTemplate, Pod, PodSpec, StatefulSet, Volume } from '../objects.ts';
import { type PodFacts, revisionLabel } from './podFacts.ts';

export const podNameLabel = 'statefulset.kubernetes.io/pod-name';
export const podIndexLabel = 'apps.kubernetes.io/pod-index';

export function getStartOrdinal(set: StatefulSet): number {
  return set.spec.ordinals?.start ?? 0;
}

export function getPodName(set: StatefulSet, ordinal: number): string {
  return `${set.metadata.name}-${ordinal}`;
}

/** `<claim template>-<set>-<ordinal>`: the name ties a claim to an ordinal for ever. */
export function getPersistentVolumeClaimName(set: StatefulSet, template: PersistentVolumeClaimTemplate, ordinal: number): string {
  return `${template.metadata.name}-${set.metadata.name}-${ordinal}`;
}

export function podInOrdinalRange(set: StatefulSet, ordinal: number): boolean {
  const start = getStartOrdinal(set);
  return ordinal >= start && ordinal < start + set.spec.replicas;
}

/** metav1.NewControllerRef: the reference that makes an object the set's own. */
export function controllerReference(owner: KubeObject): OwnerReference {
  const known = references.get(owner.metadata);
  if (known !== undefined) return known;
  const { apiVersion, kind, metadata } = owner;
  const reference = { apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true, blockOwnerDeletion: true };
  references.set(owner.metadata, reference);
  return reference;
}

const references = new WeakMap<object, OwnerReference>();

/** newVersionedStatefulSetPod: the pod of an ordinal at a revision, ready to be POSTed. `versioned` holds that revision's template. */
export function newVersionedStatefulSetPod(versioned: StatefulSet, revisionName: string, ordinal: number): Draft<'pods'> {
  const { template } = versioned.spec;
  const name = getPodName(versioned, ordinal);
  const { annotations, finalizers } = template.metadata ?? {};
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      generateName: `${versioned.metadata.name}-`,
      namespace,
      labels: {
        ...template.metadata?.labels,
        [podIndexLabel]: String(ordinal),
        [revisionLabel]: revisionName,
        [podNameLabel]: name,
      },
      ...(annotations === undefined ? {} : { annotations }),
      ...(finalizers === undefined ? {} : { finalizers }),
      ownerReferences: [controllerReference(versioned)],
    },
    spec: podSpec(versioned, template.spec, name, ordinal),
    // Without a phase it is "not yet created"; the API server sets Pending.
    status: {},
  };
}

/** The template's spec with the two names, and the claims in front of the template's volumes. */
function podSpec(set: StatefulSet, spec: PodSpec, name: string, ordinal: number): PodSpec {
  const volumes = podVolumes(set, spec.volumes ?? [], ordinal);
  const { subdomain: _overwritten, ...rest } = spec;
  const subdomain = set.spec.serviceName ?? '';
  return {
    ...rest,
    hostname: name,
    ...(subdomain === '' ? {} : { subdomain }),
    ...(volumes.length === 0 ? {} : { volumes }),
  };
}

/** updateStorage: one volume for each claim template; a claim template takes the place of a volume of the same name. */
export function podVolumes(set: StatefulSet, volumes: readonly Volume[], ordinal: number): readonly Volume[] {
  const templates = set.spec.volumeClaimTemplates ?? [];
  if (templates.length === 0) return volumes;
  const claims = templates.map((template) => ({
    name: template.metadata.name,
    persistentVolumeClaim: { claimName: getPersistentVolumeClaimName(set, template, ordinal) },
  }));
  const taken = new Set(templates.map(({ metadata }) => metadata.name));
  return [...lastOfEachName(claims), ...volumes.filter(({ name }) => !taken.has(name))];
}

/** Go keeps the claims in a map: of two templates with one name the later wins. */
function lastOfEachName(volumes: readonly Volume[]): readonly Volume[] {
  return volumes.filter(({ name }, at) => volumes.findLastIndex((other) => other.name === name) === at);
}

/** identityMatches: the canonical name and the pod-name label. The index label is not looked at. */
export function identityMatches(set: StatefulSet, { pod, name, parent, ordinal }: PodFacts): boolean {
  return ordinal >= 0 && parent === set.metadata.name && name === getPodName(set, ordinal) && pod.metadata.labels?.[podNameLabel] === name;
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
export function newClaim(set: StatefulSet, template: PersistentVolumeClaimTemplate, ordinal: number): Draft<'persistentvolumeclaims'> {
  const { annotations, labels } = template.metadata;
  const merged = { ...labels, ...set.spec.selector.matchLabels };
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name: getPersistentVolumeClaimName(set, template, ordinal),
      namespace,
      ...(Object.keys(merged).length === 0 ? {} : { labels: merged }),
      ...(annotations === undefined ? {} : { annotations }),
    },
    spec: template.spec,
    status: { phase: 'Pending' },
  };
}
