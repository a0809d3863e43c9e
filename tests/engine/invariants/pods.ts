/** Pods and claims as they are written (semantics 12.1, 12.10 to 12.12, 12.19, 12.22). */
import type { PersistentVolumeClaim, Pod, PodTemplateSpec } from '#engine/objects.ts';
import { sameJson } from '#engine/sameJson.ts';
import { isCopiedAnew, lookedAfter } from './lookedAfter.ts';
import type { PodSeen } from './podSeen.ts';
import {
  createdPods,
  currentRevisionOf,
  done,
  indexOf,
  type Invariant,
  isInRange,
  type Seen,
  updateRevisionOf,
} from './seen.ts';

export const invariant1: Invariant = (seen) => {
  const taken = new Set(seen.pods.filter(({ terminating }) => !terminating).map(({ name }) => name));
  const twice = createdPods(seen).find(({ name }) => taken.has(name));
  return twice && `${twice.name} was created though it is there`;
};

/** Appendix 0: the revision that a pod made now at this index gets. */
function revisionFor(seen: Seen, index: number): string | undefined {
  const { type, rollingUpdate } = seen.set.spec.updateStrategy;
  const isCurrent =
    rollingUpdate === undefined
      ? type === 'RollingUpdate' && index < (seen.set.status.currentReplicas ?? 0)
      : index < (rollingUpdate.partition ?? 0);
  return isCurrent ? currentRevisionOf(seen) : updateRevisionOf(seen);
}

export const invariant10: Invariant = (seen) => {
  for (const { name, ordinal, revision } of createdPods(seen)) {
    const wanted = revisionFor(seen, indexOf(seen, ordinal));
    if (revision !== wanted) return `${name} was created at ${revision}, not at ${wanted}`;
  }
  return undefined;
};

export const invariant11: Invariant = (seen) => {
  for (const created of createdPods(seen)) {
    const wrong = wrongIn(seen, created);
    if (wrong !== undefined) return `${created.name}: ${wrong}`;
  }
  return undefined;
};

/** All that the template says, and three labels more. */
function isFrom({ metadata = {}, spec }: PodTemplateSpec, pod: Pod): boolean {
  const {
    'controller-revision-hash': _revision,
    'statefulset.kubernetes.io/pod-name': _name,
    'apps.kubernetes.io/pod-index': _index,
    ...labels
  } = pod.metadata.labels ?? {};
  const names = (pod.spec.volumes ?? []).map(({ name }) => name);
  return (
    sameJson(labels, metadata.labels ?? {}) &&
    sameJson(pod.metadata.annotations ?? {}, metadata.annotations ?? {}) &&
    sameJson(pod.spec.containers, spec.containers) &&
    (spec.volumes ?? []).every(({ name }) => names.includes(name)) &&
    new Set(names).size === names.length
  );
}

function wrongIn(seen: Seen, { pod, name, ordinal, revision }: PodSeen): string | undefined {
  const { metadata, spec } = seen.set;
  const [owner, ...others] = pod.metadata.ownerReferences ?? [];
  const labels: Readonly<Record<string, string | undefined>> = pod.metadata.labels ?? {};
  if (name !== `${metadata.name}-${ordinal}` || pod.spec.hostname !== name) return 'its name or host name';
  if (pod.spec.subdomain !== spec.serviceName) return 'its subdomain';
  if (labels['statefulset.kubernetes.io/pod-name'] !== name) return 'its pod-name label';
  if (labels['apps.kubernetes.io/pod-index'] !== String(ordinal)) return 'its pod-index label';
  const template = seen.revisionsAfter.find((known) => known.metadata.name === revision)?.data.spec.template;
  if (template !== undefined && !isFrom(template, pod)) return 'its labels, annotations or containers';
  if (owner?.uid !== metadata.uid || owner.controller !== true || others.length > 0) return 'its owner';
  for (const template of spec.volumeClaimTemplates ?? []) {
    const claimName = `${template.metadata.name}-${metadata.name}-${ordinal}`;
    const volume = pod.spec.volumes?.find((known) => known.name === template.metadata.name);
    if (volume?.persistentVolumeClaim?.claimName !== claimName) return `its volume ${template.metadata.name}`;
    const known = seen.claims.get(claimName);
    const isMade = done(seen, 'create', 'persistentvolumeclaims').some((write) => write.name === claimName);
    if (known === undefined ? !isMade : known.metadata.deletionTimestamp !== undefined)
      return `its claim ${claimName} is not usable`;
  }
  return undefined;
}

export const invariant12: Invariant = (seen) => {
  const forbidden = seen.report.writes.find(
    ({ verb, resource }) => (resource === 'persistentvolumeclaims' && verb === 'delete') || resource === 'services',
  );
  if (forbidden !== undefined) return `the controller sent ${forbidden.verb} ${forbidden.resource}`;
  for (const { name, sent } of done(seen, 'update', 'persistentvolumeclaims')) {
    if (!sameJson((sent as PersistentVolumeClaim).spec, seen.claims.get(name)?.spec))
      return `the spec of ${name} was changed`;
  }
  for (const { name, sent } of done(seen, 'update', 'pods')) {
    const before = seen.pods.find((pod) => pod.name === name);
    // The volumes of a pod adopted from a set with other claims are put right, or tried to be.
    const { volumes: _volumes, ...spec } = (sent as Pod).spec;
    if (before === undefined || isCopiedAnew(seen, name)) continue;
    if (!sameJson(spec, { ...before.pod.spec, volumes: undefined })) return `the spec of ${name} was changed`;
  }
  return undefined;
};

export const invariant19: Invariant = (seen) => {
  if (seen.set.metadata.deletionTimestamp === undefined) return undefined;
  const write = seen.report.writes.find(({ resource }) => resource === 'pods' || resource === 'persistentvolumeclaims');
  return write && `the set is being deleted, and ${write.verb} ${write.resource} ${write.name} was sent`;
};

export const invariant22: Invariant = (seen) => {
  const { metadata, spec } = seen.set;
  const names = (spec.volumeClaimTemplates ?? []).map((template) => template.metadata.name);
  const odd = done(seen, 'create', 'persistentvolumeclaims').find(
    ({ name }) => !names.some((template) => new RegExp(`^${template}-${metadata.name}-\\d+$`).test(name)),
  );
  return odd && `the claim ${odd.name} is no ordinal's`;
};

/** Semantics 4.5.7: a replica that was passed has its pod-name label and the volumes of its claims, or is written so that it has. */
export const mendsIdentity: Invariant = (seen) => {
  const { metadata, spec } = seen.set;
  for (const { pod, name, ordinal } of lookedAfter(seen)) {
    if (!isInRange(seen, ordinal)) continue;
    const written = done(seen, 'update', 'pods').find((write) => write.name === name)?.sent as Pod | undefined;
    const { labels = {} } = (written ?? pod).metadata;
    const volumes = (written ?? pod).spec.volumes ?? [];
    if (labels['statefulset.kubernetes.io/pod-name'] !== name) return `${name} is not labelled with its name`;
    const lacking = spec.volumeClaimTemplates?.find((template) =>
      volumes.every(
        (volume) =>
          volume.name !== template.metadata.name ||
          volume.persistentVolumeClaim?.claimName !== `${template.metadata.name}-${metadata.name}-${ordinal}`,
      ),
    );
    if (lacking !== undefined) return `${name} has no volume ${lacking.metadata.name}`;
  }
  return undefined;
};
