/**
 * Which volume a claim may have, and where: binding modes, classes, provisioners, volumes made by hand, and the topology of disks
 * (`pkg/controller/volume/persistentvolume`, scheduler plug-in VolumeBinding).
 */
import { defaultStorageClass } from '../apiserver/admissionDefaults.ts';
import { compareQuantities, parseQuantity } from '../apiserver/quantity.ts';
import { hostnameLabel, matchesNode, nodesWith, zoneLabel } from '../node/nodeSelectors.ts';
import type { Node, NodeSelector, PersistentVolume, PersistentVolumeClaim, Pod, StorageClass } from '../objects.ts';
import type { Machinery } from '../simulation/machinery.ts';
import { parseOrdinal } from '../statefulset/podFacts.ts';
import { claimNames } from './claimProtection.ts';

const selectedNodeAnnotation = 'volume.kubernetes.io/selected-node';
/** The provisioner of classes whose volumes are made by hand. */
const noProvisioner = 'kubernetes.io/no-provisioner';

/** The claims of a pod by what the scheduler has to do for them; or why it cannot do anything. */
export type PodClaims =
  | { readonly bound: readonly PersistentVolumeClaim[]; readonly delayed: readonly PersistentVolumeClaim[] }
  | { readonly problem: string };

export class Storage {
  readonly #machinery: Machinery;

  constructor(machinery: Machinery) {
    this.#machinery = machinery;
  }

  /** The claim's class; undefined when it has none or there is none of that name. */
  classOf({ spec }: PersistentVolumeClaim): StorageClass | undefined {
    const { api } = this.#machinery;
    if (spec.storageClassName === undefined) return defaultStorageClass(api);
    return api.get('storageclasses', spec.storageClassName);
  }

  /** IsDelayBindingMode: whether the claim waits for a pod that is scheduled. */
  isDelayed(claim: PersistentVolumeClaim): boolean {
    if (claim.spec.volumeName !== undefined) return false;
    return this.classOf(claim)?.volumeBindingMode === 'WaitForFirstConsumer';
  }

  /** PreFilter of VolumeBinding. */
  claimsOf(pod: Pod): PodClaims {
    const { api } = this.#machinery;
    const bound: PersistentVolumeClaim[] = [];
    const delayed: PersistentVolumeClaim[] = [];
    let immediate = false;
    for (const name of claimNames(pod)) {
      const claim = api.get('persistentvolumeclaims', name);
      if (claim === undefined) return { problem: `persistentvolumeclaim "${name}" not found` };
      if (claim.metadata.deletionTimestamp !== undefined)
        return { problem: `persistentvolumeclaim "${name}" is being deleted` };
      if (claim.status.phase === 'Bound') bound.push(claim);
      else if (this.isDelayed(claim)) delayed.push(claim);
      else immediate = true;
    }
    return immediate ? { problem: 'pod has unbound immediate PersistentVolumeClaims' } : { bound, delayed };
  }

  /** Why the pod's volumes are not to be had on a node (FindPodVolumes). */
  misfits(pod: Pod, node: Node): readonly string[] {
    const claims = this.claimsOf(pod);
    if ('problem' in claims) return [];
    const { api } = this.#machinery;
    const volumes = claims.bound.map(({ spec }) => api.get('persistentvolumes', spec.volumeName ?? ''));
    const reasons: string[] = [];
    if (volumes.some((volume) => volume !== undefined && !isUsableOn(volume, node)))
      reasons.push("node(s) didn't match PersistentVolume's node affinity");
    if (!claims.delayed.every((claim) => this.#canHaveVolumeOn(claim, node)))
      reasons.push("node(s) didn't find available persistent volumes to bind");
    if (volumes.includes(undefined))
      reasons.push('node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)');
    return reasons;
  }

  /** The node for which the claims' volumes were made, if it can still be had. */
  selectedNode(claims: readonly PersistentVolumeClaim[], feasible: ReadonlySet<string>): string | undefined {
    const selected = claims.map(({ metadata }) => metadata.annotations?.[selectedNodeAnnotation]);
    return selected.find((node): node is string => node !== undefined && feasible.has(node));
  }

  /** Tells the provisioner where the pod will be; only one whose volumes are of a place needs to know. True when there is one. */
  select(claims: readonly PersistentVolumeClaim[], node: string): boolean {
    const { api } = this.#machinery;
    const tied = claims.filter(
      (claim) => this.#topologyOf(claim) !== undefined || this.matchingVolume(claim) !== undefined,
    );
    for (const claim of tied) {
      const { name, annotations } = claim.metadata;
      if (annotations?.[selectedNodeAnnotation] === node) continue;
      api.patchMetadata('persistentvolumeclaims', name, {
        annotations: { ...annotations, [selectedNodeAnnotation]: node },
      });
    }
    return tied.length > 0;
  }

  /** The smallest volume made by hand that the claim can have, on its node when one is selected (FindMatchingVolume). */
  matchingVolume(claim: PersistentVolumeClaim, node = this.#selectedNodeOf(claim)): PersistentVolume | undefined {
    let best: PersistentVolume | undefined;
    for (const volume of this.#machinery.api.list('persistentvolumes')) {
      if (!isFor(volume, claim) || (node !== undefined && !isUsableOn(volume, node))) continue;
      if (best === undefined || compare(volume.spec.capacity.storage, best.spec.capacity.storage) < 0) best = volume;
    }
    return best;
  }

  /** Whether somebody makes volumes of the claim's class. */
  provisionerOf(claim: PersistentVolumeClaim): string | undefined {
    const provisioner = this.classOf(claim)?.provisioner;
    return provisioner === noProvisioner ? undefined : provisioner;
  }

  /** Where a new volume for the claim can be used; undefined when everywhere. */
  affinityOf(claim: PersistentVolumeClaim): NodeSelector | undefined {
    const key = this.#topologyKeyOf(claim);
    if (key === undefined) return undefined;
    const domain = this.#selectedNodeOf(claim)?.metadata.labels?.[key] ?? this.#spreadDomain(claim, key);
    return domain === undefined ? undefined : nodesWith(key, [domain]);
  }

  #canHaveVolumeOn(claim: PersistentVolumeClaim, node: Node): boolean {
    if (this.matchingVolume(claim, node) !== undefined) return true;
    const storageClass = this.classOf(claim);
    if (storageClass === undefined || storageClass.provisioner === noProvisioner) return false;
    const { allowedTopologies = [] } = storageClass;
    const isAllowed = allowedTopologies.some(({ matchLabelExpressions = [] }) =>
      matchLabelExpressions.every(({ key, values }) => values.includes(node.metadata.labels?.[key] ?? '')),
    );
    return allowedTopologies.length === 0 || isAllowed;
  }

  /** A claim that nobody has scheduled yet: zone by zone in the order of ordinals (ChooseZoneForVolume). */
  #spreadDomain({ metadata }: PersistentVolumeClaim, key: string): string | undefined {
    const domains = [...this.#machinery.api.list('nodes')].flatMap((node) => node.metadata.labels?.[key] ?? []);
    const sorted = [...new Set(domains)].sort();
    const { parent, ordinal } = parseOrdinal(metadata.name);
    // All claims of one ordinal come to one zone, so what is hashed is the set's name, or its last part.
    const hashed = ordinal < 0 ? metadata.name : parent.slice(parent.lastIndexOf('-') + 1);
    return sorted[(fnv(hashed) + Math.max(0, ordinal)) % sorted.length];
  }

  #selectedNodeOf({ metadata }: PersistentVolumeClaim): Node | undefined {
    return this.#machinery.api.get('nodes', metadata.annotations?.[selectedNodeAnnotation] ?? '');
  }

  #topologyOf(claim: PersistentVolumeClaim): 'zone' | 'node' | undefined {
    return this.#machinery.world.provisioners[this.provisionerOf(claim) ?? '']?.topology;
  }

  #topologyKeyOf(claim: PersistentVolumeClaim): string | undefined {
    const topology = this.#topologyOf(claim);
    if (topology === undefined) return undefined;
    return topology === 'zone' ? zoneLabel : hostnameLabel;
  }
}

/** Whether the volume's node affinity lets it be used there. */
function isUsableOn({ spec }: PersistentVolume, node: Node): boolean {
  const required = spec.nodeAffinity?.required;
  return required === undefined || matchesNode(required, node);
}

/** Whether a volume that nobody has, or that is kept for this claim, satisfies it. */
function isFor({ metadata, spec, status }: PersistentVolume, claim: PersistentVolumeClaim): boolean {
  const { claimRef } = spec;
  const isKept = claimRef?.name === claim.metadata.name && (claimRef.uid ?? claim.metadata.uid) === claim.metadata.uid;
  if (claimRef === undefined ? status.phase !== 'Available' : !isKept) return false;
  const { accessModes = [], resources, volumeName, volumeMode = 'Filesystem', storageClassName = '' } = claim.spec;
  if (volumeName !== undefined && volumeName !== metadata.name) return false;
  if ((spec.storageClassName ?? '') !== storageClassName || (spec.volumeMode ?? 'Filesystem') !== volumeMode)
    return false;
  if (!accessModes.every((mode) => spec.accessModes.includes(mode))) return false;
  return compare(spec.capacity.storage, resources?.requests?.storage ?? '0') >= 0;
}

/** Compares two amounts of storage; what cannot be read counts as nothing. */
export function compare(left: string, right: string): number {
  const [a, b] = [parseQuantity(left), parseQuantity(right)];
  const zero = parseQuantity('0');
  const readable = (each: typeof a): typeof a => ('error' in each ? zero : each);
  const [one, other] = [readable(a), readable(b)];
  return 'error' in one || 'error' in other ? 0 : compareQuantities(one, other);
}

/** FNV-1, 32 bits. */
function fnv(text: string): number {
  let hash = 2_166_136_261;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 16_777_619) ^ text.charCodeAt(at)) >>> 0;
  return hash;
}
