/**
 * What a node or a user does to one object. It depends on that object alone, so it is asked of the API server once, and then known for
 * every world that holds the object.
 */
import { patchStatefulSet, setImage } from '../../src/engine/apiserver/admission.ts';
import type { ApiServer, WatchEvent } from '../../src/engine/apiserver/apiServer.ts';
import { validation } from '../../src/engine/apiserver/validation.ts';
import { nextPodState } from '../../src/engine/node/lifecycleTable.ts';
import type { PodEventType } from '../../src/engine/node/podLifecycle.ts';
import { statusIn } from '../../src/engine/node/podStatus.ts';
import type { Pod } from '../../src/engine/objects.ts';
import type { Request } from '../../src/engine/simulation/scenario.ts';
import { parseOrdinal } from '../../src/engine/statefulset/podFacts.ts';
import type { Release } from '../../src/engine/versions.ts';
import type { Catalog } from './catalog.ts';
import { lifecycleOf, type Move } from './moves.ts';
import { nowMs, serverOf } from './server.ts';

/** A move that touches one object. */
export type SingleMove = Exclude<Move, { type: 'sync' | 'deliver' }>;

/** What the watchers are told of. The object as it is now stands in the catalog; of one that is gone, as it was last. */
export interface Effect {
  readonly type: WatchEvent['type'];
  readonly id: number;
}

export class Effects {
  readonly #catalog: Catalog;
  readonly #release: Release;
  readonly #known = new Map<SingleMove, Map<number, Effect | undefined>>();

  constructor(catalog: Catalog, release: Release) {
    this.#catalog = catalog;
    this.#release = release;
  }

  /** Undefined when it is refused, or changes nothing. `move`: the same object for the same move, so that it is known again. */
  of(move: SingleMove, id: number): Effect | undefined {
    const ofMove = this.#known.get(move) ?? new Map<number, Effect | undefined>();
    this.#known.set(move, ofMove);
    if (!ofMove.has(id)) ofMove.set(id, this.#effect(move, id));
    return ofMove.get(id);
  }

  #effect(move: SingleMove, id: number): Effect | undefined {
    const resource = this.#catalog.resourceOf(id);
    const { api, events } = serverOf({ [resource]: [this.#catalog.objectOf(id)] });
    this.#perform(api, move);
    const [event] = events;
    if (event === undefined) return undefined;
    // The owner of a pod is there as long as anybody looks.
    const owners = event.object.metadata.ownerReferences?.map(({ uid }) => uid) ?? [];
    return {
      type: event.type,
      id: this.#catalog.idOf(resource, event.object, { uids: new Set(owners), revisionNumbers: [] }),
    };
  }

  #perform(api: ApiServer, move: SingleMove): void {
    switch (move.type) {
      case 'pod':
        return happen(api, move.pod, move.event);
      case 'podFault':
        return happen(api, move.pod, move.fault === 'crash' ? 'crashed' : 'evicted');
      case 'edit':
        return edit(api, move.request, this.#release);
    }
  }
}

/** What a node does to a pod, as the lifecycle chart has it and the kubelet reports it. There is one node, and every pod has its address. */
function happen(api: ApiServer, name: string, event: PodEventType): void {
  const pod = api.get('pods', name) as Pod;
  const to = nextPodState(lifecycleOf(pod), event);
  if (to === undefined) return;
  if (to === 'gone') {
    api.finalizePod(name);
    return;
  }
  const placement = { hostIP: '10.0.0.1', podIP: `10.244.0.${parseOrdinal(name).ordinal + 1}` };
  api.updatePodStatus(name, statusIn(to, pod, nowMs, placement), event === 'scheduled' ? 'node-1' : undefined);
}

function edit(api: ApiServer, request: Request, release: Release): void {
  const admission = { api, release, validation };
  switch (request.type) {
    case 'delete':
      api.delete(request.resource, request.name, request.options);
      return;
    case 'patchSet':
      patchStatefulSet(admission, request.name, request.spec);
      return;
    case 'setImage':
      setImage(admission, request.name, request.container, request.image);
      return;
    default:
      throw new Error(`An exploration knows no edit of the type ${request.type}.`);
  }
}
