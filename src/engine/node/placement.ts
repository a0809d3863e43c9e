/**
 * The scheduler's filters, in its order: the first that a node does not pass is the reason that is told (scheduler `default_plugins.go`).
 * Of the nodes that pass all the one with the fewest pods is taken. There are no scores for preferences.
 */
import type { WatchEvent } from '../apiserver/apiServer.ts';
import type { Node, PersistentVolumeClaim, Pod } from '../objects.ts';
import type { Machinery } from '../simulation/machinery.ts';
import type { KubernetesVersion } from '../versions.ts';
import type { ClaimUsers } from '../volumes/claimUsers.ts';
import { claimNames } from '../volumes/claimProtection.ts';
import type { Storage } from '../volumes/storage.ts';
import { type FitError, filterError, type Misfit, preFilterError } from './fitError.ts';
import { wantsNode } from './nodeSelectors.ts';
import { affinityProblem, affinityTerms, antiAffinityTerms, type PlacedPod } from './podAffinity.ts';
import { firstUntolerated, tolerates, unschedulable } from './taints.ts';
import { hardConstraints, spreadProblem } from './topologySpread.ts';

/** A node; or claims that have to get their volumes first; or why neither. */
export type PlacementDecision =
  | { readonly node: string }
  /** `node`: where the volumes are made, when they are of a place. */
  | { readonly provision: readonly PersistentVolumeClaim[]; readonly node?: string }
  | { readonly error: FitError };

const occupied =
  'node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod';

export class Placement {
  readonly #machinery: Machinery;
  readonly #storage: Storage;
  readonly #users: ClaimUsers;
  readonly #version: KubernetesVersion;
  /** Names of the pods with required anti-affinity; worked out when it is first asked for. */
  #choosy: Set<string> | undefined;

  constructor(machinery: Machinery, storage: Storage, users: ClaimUsers, version: KubernetesVersion) {
    this.#machinery = machinery;
    this.#storage = storage;
    this.#users = users;
    this.#version = version;
  }

  observe({ type, resource, object }: WatchEvent): void {
    if (resource !== 'pods' || this.#choosy === undefined) return;
    if (type === 'DELETED') this.#choosy.delete(object.metadata.name);
    else if (type === 'ADDED' && antiAffinityTerms(object as Pod).length > 0) this.#choosy.add(object.metadata.name);
  }

  /** `podsOnNode`: how many there are, in the order in which equals are taken. */
  decide(pod: Pod, podsOnNode: ReadonlyMap<string, number>): PlacementDecision {
    const nodes = [...this.#machinery.api.list('nodes')];
    const claims = this.#storage.claimsOf(pod);
    if ('problem' in claims) return { error: preFilterError(nodes.length, claims.problem, this.#version) };
    const placed = this.#placedPods(pod);
    const feasible = new Set<string>();
    const misfits = nodes.flatMap((node) => {
      const misfit = this.#misfit(pod, node, nodes, placed, podsOnNode);
      if (misfit === undefined) feasible.add(node.metadata.name);
      return misfit ?? [];
    });
    const node = this.#storage.selectedNode(claims.bound, feasible) ?? freest(feasible, podsOnNode);
    if (node === undefined) return { error: filterError(misfits) };
    if (claims.delayed.length === 0) return { node };
    const isTied = this.#storage.select(claims.delayed, node);
    return isTied ? { provision: claims.delayed, node } : { provision: claims.delayed };
  }

  #misfit(
    pod: Pod,
    node: Node,
    nodes: readonly Node[],
    placed: readonly PlacedPod[],
    podsOnNode: ReadonlyMap<string, number>,
  ): Misfit | undefined {
    const ownFault = this.#nodeProblem(pod, node);
    if (ownFault !== undefined) return { reasons: [ownFault], isResolvable: false };
    const { maxPods = Number.POSITIVE_INFINITY } =
      this.#machinery.world.nodes.find(({ name }) => name === node.metadata.name) ?? {};
    if ((podsOnNode.get(node.metadata.name) ?? 0) >= maxPods) return { reasons: ['Too many pods'], isResolvable: true };
    if (this.#isClaimOccupied(pod)) return { reasons: [occupied], isResolvable: true };
    const volumes = this.#storage.misfits(pod, node);
    if (volumes.length > 0) return { reasons: volumes, isResolvable: false };
    const spread = spreadProblem(pod, node, nodes, placed);
    if (spread !== undefined) return { reasons: [spread.reason], isResolvable: spread.isResolvable };
    const affinity = affinityProblem(pod, node, placed);
    return affinity === undefined
      ? undefined
      : { reasons: [affinity], isResolvable: !affinity.endsWith('pod affinity rules') };
  }

  /** NodeUnschedulable, TaintToleration, NodeAffinity. */
  #nodeProblem(pod: Pod, node: Node): string | undefined {
    const { tolerations } = pod.spec;
    const cordon = { key: unschedulable, effect: 'NoSchedule' } as const;
    if (node.spec.unschedulable === true && tolerations?.some((each) => tolerates(each, cordon)) !== true)
      return 'node(s) were unschedulable';
    const taint = firstUntolerated(node.spec.taints, tolerations, ['NoSchedule', 'NoExecute']);
    if (taint !== undefined)
      return this.#version === '1.33'
        ? `node(s) had untolerated taint {${taint.key}: ${taint.value ?? ''}}`
        : 'node(s) had untolerated taint(s)';
    return wantsNode(pod, node) ? undefined : "node(s) didn't match Pod's node affinity/selector";
  }

  /** VolumeRestrictions: a claim for one pod is not for a second one, wherever that is. */
  #isClaimOccupied(pod: Pod): boolean {
    const { api } = this.#machinery;
    return claimNames(pod).some((claim) => {
      const { accessModes = [] } = api.get('persistentvolumeclaims', claim)?.spec ?? {};
      if (!accessModes.includes('ReadWriteOncePod')) return false;
      return this.#users
        .of(claim)
        .some((other) => other.metadata.uid !== pod.metadata.uid && other.spec.nodeName !== undefined);
    });
  }

  /** The pods that can matter to this one: all, if it has a say about others; otherwise those that have a say about it. */
  #placedPods(pod: Pod): readonly PlacedPod[] {
    const { api } = this.#machinery;
    const hasSay = affinityTerms(pod).length + antiAffinityTerms(pod).length + hardConstraints(pod).length > 0;
    const candidates = hasSay ? [...api.list('pods')] : this.#choosyPods();
    return candidates.flatMap((each) => {
      const node = api.get('nodes', each.spec.nodeName ?? '');
      return node === undefined || isOver(each) ? [] : [{ pod: each, node }];
    });
  }

  #choosyPods(): readonly Pod[] {
    const { api } = this.#machinery;
    if (this.#choosy === undefined) {
      const choosy = [...api.list('pods')].filter((pod) => antiAffinityTerms(pod).length > 0);
      this.#choosy = new Set(choosy.map(({ metadata }) => metadata.name));
    }
    return [...this.#choosy].flatMap((name) => api.get('pods', name) ?? []);
  }
}

/** The node with the fewest pods; of equals the first one. */
function freest(feasible: ReadonlySet<string>, podsOnNode: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  for (const [name, count] of podsOnNode)
    if (feasible.has(name) && (best === undefined || count < (podsOnNode.get(best) ?? 0))) best = name;
  return best;
}

function isOver({ status }: Pod): boolean {
  return status.phase === 'Failed' || status.phase === 'Succeeded';
}
