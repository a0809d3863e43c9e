/** The worlds that were met, and what can follow on each: worked out once for a world, whatever edits and faults are left there. */
import type { Pod } from '../../src/engine/objects.ts';
import type { CachedObjects } from '../../src/engine/statefulset/caches.ts';
import type { Release } from '../../src/engine/versions.ts';
import { Bench } from './bench.ts';
import { Catalog } from './catalog.ts';
import { Edges, reaching } from './edges.ts';
import { isKnownStandstill, judgeSync, unfinishedAtRest } from './judge.ts';
import { type Call, type Move, Moves } from './moves.ts';
import type { ExploreOptions } from './options.ts';
import { TupleSet } from './tupleSet.ts';
import { storedIn, tupleOf, type World, worldOf } from './world.ts';

/** Who makes a move: the cluster by itself, a user, or a fault. */
export type Mover = 'cluster' | 'user' | 'fault';

/** What is wrong in a world, or with the last move out of it. */
export interface Breach {
  readonly complaints: readonly string[];
  readonly move?: Move;
}

export class Unfolding {
  readonly first: number;
  syncs = 0;
  readonly #options: ExploreOptions;
  readonly #release: Release;
  readonly #catalog = new Catalog();
  readonly #moves = new Moves();
  readonly #bench: Bench;
  readonly #worlds = new TupleSet();
  readonly #edges: Readonly<Record<Mover, Edges>> = { cluster: new Edges(), user: new Edges(), fault: new Edges() };

  constructor(options: ExploreOptions, release: Release) {
    this.#options = options;
    this.#release = release;
    this.#bench = new Bench(this.#catalog, release, options);
    this.first = this.#worlds.add(tupleOf(this.#bench.first(options)));
  }

  get size(): number {
    return this.#worlds.size;
  }

  get objects(): number {
    return this.#catalog.size;
  }

  edges(mover: Mover): Edges {
    return this.#edges[mover];
  }

  moveOf(code: number): Move {
    return this.#moves.at(code);
  }

  /** What the API server holds in a world. */
  storedAt(place: number): CachedObjects {
    return storedIn(worldOf(this.#worlds.at(place)), this.#catalog);
  }

  /** How many worlds are at rest with a set that waits for a person, as the real controller would have it (semantics 4.7). */
  standstills = 0;

  /** Finds out what a mover can make of a world, once. Gives what is wrong there. */
  unfold(mover: Mover, place: number): Breach | undefined {
    const edges = this.#edges[mover];
    if (edges.isKnown(place)) return undefined;
    const world = worldOf(this.#worlds.at(place));
    const found: [number, number][] = [];
    for (const move of this.#possible(mover, world)) {
      const next = this.#make(world, move);
      if (Array.isArray(next)) return { complaints: next as readonly string[], move };
      if (next !== undefined) found.push([this.#moves.codeOf(move), this.#worlds.add(tupleOf(next as World))]);
    }
    edges.put(place, found);
    if (mover !== 'cluster' || found.length > 0) return undefined;
    return this.#judgeRest(storedIn(world, this.#catalog));
  }

  /** Of all worlds, once they are unfolded: those from which the set can be finished. 1 for each such place. */
  finishable(): Uint8Array {
    const { cluster } = this.#edges;
    // What comes to rest has been judged there; what nobody has looked at is not held against anybody.
    return reaching(cluster, this.size, (place) => !cluster.isKnown(place) || cluster.count(place) === 0);
  }

  #judgeRest(stored: CachedObjects): Breach | undefined {
    const unfinished = unfinishedAtRest(stored, this.#release);
    if (unfinished === undefined) return undefined;
    if (this.#options.standstills || !isKnownStandstill(stored)) return { complaints: [unfinished] };
    this.standstills += 1;
    return undefined;
  }

  /** The world that follows; undefined when nothing would change; complaints when a sync is not right. */
  #make(world: World, move: Move): World | readonly string[] | undefined {
    switch (move.type) {
      case 'sync':
        return this.#sync(world, move.refused);
      case 'deliver':
        return this.#bench.deliver(world, move.resource);
      default:
        return this.#bench.touch(world, move);
    }
  }

  #sync(world: World, refused: Call | undefined): World | readonly string[] {
    this.syncs += 1;
    const synced = this.#bench.sync(world, refused);
    const complaints = judgeSync(this.#release, synced, world.held.size > 0);
    return complaints.length === 0 ? synced.world : complaints;
  }

  #possible(mover: Mover, world: World): readonly Move[] {
    const stored = storedIn(world, this.#catalog);
    const ofPods = (movesOf: (pod: Pod) => readonly Move[]) => stored.pods.flatMap(movesOf);
    switch (mover) {
      case 'cluster':
        return this.#internal(
          world,
          ofPods((pod) => this.#moves.next(pod)),
        );
      case 'user':
        return [
          ...this.#moves.edits(stored, this.#options.replicas + 1),
          ...ofPods((pod) => this.#moves.deletion(pod)),
        ];
      case 'fault':
        return [...ofPods((pod) => this.#moves.faults(pod)), ...this.#refusals(world)];
    }
  }

  /** A cache that is too far behind has to read before anything else happens. */
  #internal({ queued, held }: World, podMoves: readonly Move[]): readonly Move[] {
    const all = [...held].map(([resource, { events }]) => ({ resource, isFull: events.length > this.#options.stale }));
    const full = all.filter(({ isFull }) => isFull);
    const reads = (full.length > 0 ? full : all).map(({ resource }) => this.#moves.the({ type: 'deliver', resource }));
    if (full.length > 0) return reads;
    return [...podMoves, ...reads, ...(queued ? [this.#moves.the({ type: 'sync' })] : [])];
  }

  /** Each call that the next sync would make may be refused. */
  #refusals(world: World): readonly Move[] {
    if (!world.queued) return [];
    const { writes } = this.#bench.sync(world).report;
    const calls = writes.map(({ verb, resource, name }) =>
      this.#moves.the({ type: 'sync', refused: { verb, resource, name } }),
    );
    return [...new Set(calls)];
  }
}
