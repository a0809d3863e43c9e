/**
 * What nodes, users and faults do to a pod. Nobody says here what a pod comes to: it is made in a simulation of the page, lives through what
 * it has lived through, and then the move is made. A pod that looks the same has the same ahead of it, so each is asked once.
 */
import type { Draft } from '../../src/engine/apiserver/apiServer.ts';
import type { Pod } from '../../src/engine/objects.ts';
import { lateParts } from '../../src/engine/simulation/lateParts.ts';
import type { Request } from '../../src/engine/simulation/scenario.ts';
import { Simulation } from '../../src/engine/simulation/simulation.ts';
import type { KubernetesVersion } from '../../src/engine/versions.ts';
import { claimNames } from '../../src/engine/volumes/claimProtection.ts';
import { headlessService } from '../../tests/engine/kit/runs.ts';
import type { Catalog } from './catalog.ts';
import { slowWorld } from './slowWorld.ts';

export class PodLives {
  readonly #catalog: Catalog;
  readonly #version: KubernetesVersion;
  /** By the pod's number: all that has happened to it since it was created. */
  readonly #lived = new Map<number, readonly Request[]>();

  constructor(catalog: Catalog, version: KubernetesVersion) {
    this.#catalog = catalog;
    this.#version = version;
  }

  /** The pod's number after a request; the same when nothing has happened to it, undefined when it is gone. */
  after(id: number, request: Request): number | undefined {
    const lived = this.#lived.get(id) ?? [];
    const now = this.#live(id, lived);
    if (now !== id)
      throw new Error(`The pod ${JSON.stringify(this.#catalog.objectOf(id))} is not what its life makes of it.`);
    const next = this.#live(id, [...lived, request]);
    if (next !== undefined && next !== id) this.#remember(next, [...lived, request]);
    return next;
  }

  /** A sync has changed a pod: it has been deleted, or written anew and is still the one that has lived so. */
  changed(before: number, after: number): void {
    const lived = this.#lived.get(before) ?? [];
    const isDeleted = this.#isTerminating(after) && !this.#isTerminating(before);
    const { name } = this.#catalog.objectOf(after).metadata;
    this.#remember(after, isDeleted ? [...lived, { type: 'delete', resource: 'pods', name }] : lived);
  }

  #isTerminating(id: number): boolean {
    return this.#catalog.objectOf(id).metadata.deletionTimestamp !== undefined;
  }

  #remember(id: number, lived: readonly Request[]): void {
    if (!this.#lived.has(id)) this.#lived.set(id, lived);
  }

  #live(id: number, lived: readonly Request[]): number | undefined {
    const pod = this.#catalog.objectOf(id) as Pod;
    // The Service lets what was created before it be told to the nodes.
    const requests = [{ type: 'apply', manifest: headlessService } as const, ...lived];
    const scenario = {
      kubernetesVersion: this.#version,
      seed: 1,
      requests: requests.map((request, afterSteps) => ({ atMs: 0, afterSteps, request })),
      world: slowWorld,
    };
    const simulation = new Simulation(scenario, undefined, lateParts);
    for (const name of claimNames(pod)) simulation.api.create('persistentvolumeclaims', claimOf(name));
    simulation.api.create('pods', unborn(pod));
    while (simulation.steps < requests.length) simulation.step();
    const now = simulation.api.get('pods', pod.metadata.name);
    if (now === undefined) return undefined;
    // Its owner is there as long as anybody looks.
    const uids = new Set(pod.metadata.ownerReferences?.map(({ uid }) => uid));
    return this.#catalog.idOf('pods', now, { uids, revisionNumbers: [] });
  }
}

/** The pod as the controller sends it: with the fields that the API server stamps, empty, in their places. */
function unborn({ metadata, spec, ...pod }: Pod): Draft<'pods'> {
  const { deletionTimestamp: _deleted, deletionGracePeriodSeconds: _grace, ...own } = metadata;
  const { nodeName: _bound, ...unbound } = spec;
  const stamps = { uid: '', resourceVersion: '', creationTimestamp: '' };
  return { ...pod, metadata: { ...own, ...stamps }, spec: unbound, status: {} };
}

function claimOf(name: string): Draft<'persistentvolumeclaims'> {
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name }, spec, status: { phase: 'Pending' } };
}
