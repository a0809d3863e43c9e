/** What is done to one object, by itself, by a user or by a fault. It depends on that object alone, so it is worked out once. */
import { patchStatefulSet, setImage } from '../../src/engine/apiserver/admission.ts';
import type { WatchEvent } from '../../src/engine/apiserver/apiServer.ts';
import { validation } from '../../src/engine/apiserver/validation.ts';
import type { StatefulSet } from '../../src/engine/objects.ts';
import type { Request } from '../../src/engine/simulation/scenario.ts';
import type { Release } from '../../src/engine/versions.ts';
import type { Catalog } from './catalog.ts';
import type { Move } from './moves.ts';
import { PodLives } from './podLives.ts';
import { serverOf } from './server.ts';

/** A move that touches one object. */
export type SingleMove = Exclude<Move, { type: 'sync' | 'deliver' }>;

/** What the watchers are told of. The object as it is now stands in the catalog; of one that is gone, as it was last. */
export interface Effect {
  readonly type: WatchEvent['type'];
  readonly id: number;
}

export class Effects {
  readonly pods: PodLives;
  readonly #catalog: Catalog;
  readonly #release: Release;
  readonly #known = new Map<SingleMove, Map<number, Effect | undefined>>();

  constructor(catalog: Catalog, release: Release) {
    this.#catalog = catalog;
    this.#release = release;
    this.pods = new PodLives(catalog, release.version);
  }

  /** Undefined when it is refused, or changes nothing. `move`: the same object for the same move, so that it is known again. */
  of(move: SingleMove, id: number): Effect | undefined {
    const ofMove = this.#known.get(move) ?? new Map<number, Effect | undefined>();
    this.#known.set(move, ofMove);
    if (!ofMove.has(id)) ofMove.set(id, this.#effect(requestOf(move), id));
    return ofMove.get(id);
  }

  #effect(request: Request, id: number): Effect | undefined {
    if (this.#catalog.resourceOf(id) === 'statefulsets') return this.#edited(request, id);
    const after = this.pods.after(id, request);
    if (after === id) return undefined;
    return after === undefined ? { type: 'DELETED', id } : { type: 'MODIFIED', id: after };
  }

  #edited(request: Request, id: number): Effect | undefined {
    const { api, events } = serverOf({ statefulsets: [this.#catalog.objectOf(id) as StatefulSet] });
    const admission = { api, release: this.#release, validation };
    if (request.type === 'patchSet') patchStatefulSet(admission, request.name, request.spec);
    else if (request.type === 'setImage') setImage(admission, request.name, request.container, request.image);
    else throw new Error(`An exploration knows no edit of a set by ${request.type}.`);
    const [event] = events;
    return (
      event && {
        type: event.type,
        id: this.#catalog.idOf('statefulsets', event.object, { uids: new Set(), revisionNumbers: [] }),
      }
    );
  }
}

/** The move as the page would be asked for it. */
export function requestOf(move: SingleMove): Request {
  switch (move.type) {
    case 'pod':
      return { type: 'hasten', name: move.pod };
    case 'podFault':
      return { type: 'podFault', name: move.pod, fault: move.fault };
    case 'edit':
      return move.request;
  }
}
