/**
 * What is under the pods, when something can be wrong with it: machines, disks, and the controllers that look after both. A cluster in
 * which all is well does without; then nodes are always ready, and every claim gets a volume that is attached where it is needed.
 */
import type { ApiError } from '../apiserver/apiErrors.ts';
import type { WatchEvent } from '../apiserver/apiServer.ts';
import { DisruptionBudgets } from '../disruption/budgets.ts';
import { Drains, type DrainState } from '../disruption/drain.ts';
import type { Kubelet } from '../node/kubelet.ts';
import { Machines, type TroubledMachine } from '../node/machines.ts';
import { NodeFaults, type StrayContainer } from '../node/nodeFaults.ts';
import { NodeLifecycle, type SavedNodeLifecycle } from '../node/nodeLifecycle.ts';
import { Placement, type PlacementDecision } from '../node/placement.ts';
import { PodCollector, type SavedPodCollector } from '../node/podCollector.ts';
import { type PlannedEviction, TaintEviction } from '../node/taintEviction.ts';
import type { PersistentVolumeClaim, Pod } from '../objects.ts';
import type { Release } from '../versions.ts';
import { AttachDetach, type SavedAttachments } from '../volumes/attachDetach.ts';
import type { VolumePlan } from '../volumes/binder.ts';
import { ClaimController, type SavedClaimController } from '../volumes/claimController.ts';
import { ClaimUsers } from '../volumes/claimUsers.ts';
import { Expansion } from '../volumes/expansion.ts';
import { Storage } from '../volumes/storage.ts';
import type { AgendaItem } from './agenda.ts';
import type { InfrastructureState, StepCause } from './frames.ts';
import type { Component, Machinery } from './machinery.ts';
import type { InfrastructureTrouble } from './scenario.ts';

export interface SavedInfrastructure {
  readonly machines: readonly TroubledMachine[];
  readonly strays: readonly StrayContainer[];
  readonly lifecycle: SavedNodeLifecycle;
  readonly evictions: readonly PlannedEviction[];
  readonly collector: SavedPodCollector;
  readonly attachments: SavedAttachments;
  readonly claims: SavedClaimController;
  readonly growing: readonly string[];
  readonly budgets: readonly string[];
  readonly drains: readonly DrainState[];
}

export class Infrastructure implements Component {
  readonly #machines: Machines;
  readonly #nodeFaults: NodeFaults;
  readonly #lifecycle: NodeLifecycle;
  readonly #evictions: TaintEviction;
  readonly #collector: PodCollector;
  readonly #users: ClaimUsers;
  readonly #storage: Storage;
  readonly #attachments: AttachDetach;
  readonly #claims: ClaimController;
  readonly #expansion: Expansion;
  readonly #budgets: DisruptionBudgets;
  readonly #drains: Drains;
  readonly #placement: Placement;
  readonly #components: readonly Component[];

  constructor(machinery: Machinery, kubelet: Kubelet, release: Release, saved?: SavedInfrastructure) {
    const { version } = release;
    this.#machines = new Machines(saved?.machines);
    this.#users = new ClaimUsers(machinery);
    this.#storage = new Storage(machinery);
    this.#nodeFaults = new NodeFaults(machinery, kubelet, this.#machines, version, saved?.strays);
    this.#lifecycle = new NodeLifecycle(machinery, this.#machines, saved?.lifecycle);
    this.#evictions = new TaintEviction(machinery, saved?.evictions);
    this.#collector = new PodCollector(machinery, saved?.collector);
    this.#attachments = new AttachDetach(
      machinery,
      kubelet,
      this.#machines,
      this.#nodeFaults,
      this.#users,
      version,
      saved?.attachments,
    );
    this.#claims = new ClaimController(machinery, this.#storage, this.#users, saved?.claims);
    this.#expansion = new Expansion(
      machinery,
      this.#machines,
      this.#storage,
      this.#claims,
      this.#users,
      saved?.growing,
    );
    this.#budgets = new DisruptionBudgets(machinery, saved?.budgets);
    this.#drains = new Drains(machinery, release, saved?.drains);
    this.#placement = new Placement(machinery, this.#storage, this.#users, version);
    this.#components = [
      this.#nodeFaults,
      this.#lifecycle,
      this.#evictions,
      this.#collector,
      this.#attachments,
      this.#claims,
      this.#expansion,
      this.#budgets,
      this.#drains,
    ];
    machinery.infrastructure = this;
  }

  save(): SavedInfrastructure {
    return {
      machines: this.#machines.save(),
      strays: this.#nodeFaults.strays,
      lifecycle: this.#lifecycle.save(),
      evictions: this.#evictions.planned,
      collector: this.#collector.save(),
      attachments: this.#attachments.save(),
      claims: this.#claims.save(),
      growing: this.#expansion.save(),
      budgets: this.#budgets.save(),
      drains: this.#drains.drains,
    };
  }

  /** What is not as it should be; undefined when all is. */
  state(): InfrastructureState | undefined {
    const lists = {
      machines: this.#machines.save(),
      strayContainers: this.#nodeFaults.strays,
      evictions: this.#evictions.planned,
      detachments: this.#attachments.detachments,
      drains: this.#drains.drains,
      provisionersDown: this.#claims.provisionersDown,
    };
    const troubles = Object.entries(lists).filter(([, list]) => list.length > 0);
    return troubles.length === 0 ? undefined : Object.fromEntries(troubles);
  }

  /** Lets something go wrong, or right again; gives the refusal when it cannot. */
  meet(trouble: InfrastructureTrouble): ApiError | undefined {
    switch (trouble.type) {
      case 'nodeFault': {
        const refusal = this.#nodeFaults.meet(trouble.name, trouble.fault);
        if (refusal === undefined) this.#lifecycle.watchOver(trouble.name);
        return refusal;
      }
      case 'drain':
        return this.#drains.begin(trouble);
      case 'stopDrain':
        return this.#drains.stop(trouble.name);
      case 'provisionerFault': {
        const refusal = this.#claims.meet(trouble.name, trouble.fault);
        if (refusal === undefined && trouble.fault === 'up') this.#expansion.retry();
        return refusal;
      }
    }
  }

  observe(event: WatchEvent): void {
    this.#users.observe(event);
    this.#placement.observe(event);
    for (const component of this.#components) component.observe(event);
  }

  perform(item: AgendaItem): StepCause | undefined {
    for (const component of this.#components) {
      const cause = component.perform(item);
      if (cause === undefined) continue;
      if (cause.type === 'nodeOff') this.#lifecycle.watchOver(cause.node);
      if (cause.type === 'nodeReady' || cause.type === 'straysStopped') this.#attachments.nodeSettled(cause.node);
      return cause;
    }
    return undefined;
  }

  /** Whether the kubelet of this node runs and reaches the API server; a pod without a node has none to wait for. */
  isReachable(node: string | undefined): boolean {
    return node === undefined || this.#machines.isReachable(node);
  }

  /** Whether a pod has to wait for a volume before its kubelet can begin. */
  holdsBack(pod: Pod): boolean {
    return this.#attachments.holdsBack(pod);
  }

  planVolume(claim: PersistentVolumeClaim): VolumePlan {
    return this.#claims.plan(claim);
  }

  /** The scheduler's decision; claims that wait for it learn that they have to wait on. */
  place(pod: Pod, podsOnNode: ReadonlyMap<string, number>): PlacementDecision {
    const decision = this.#placement.decide(pod, podsOnNode);
    const claims = 'error' in decision ? this.#storage.claimsOf(pod) : { problem: '' };
    if ('delayed' in claims) this.#claims.podUnscheduled(pod.metadata.name, claims.delayed);
    return decision;
  }
}
