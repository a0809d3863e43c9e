/**
 * Visits every state that a small set can come to: all orders of what nodes, controller, caches, users and faults do. A state is a world
 * (`world.ts`) and how many edits and faults are left. Breadth first, so the first violation that is met is a shortest one.
 */
import { type Release, releaseOf } from '../../src/engine/versions.ts';
import type { Move } from './moves.ts';
import { NumberList } from './numberList.ts';
import { defaultOptions, type ExploreOptions } from './options.ts';
import { type Breach, type Mover, Unfolding } from './unfolding.ts';

export interface Violation {
  readonly complaints: readonly string[];
  /** From the new set to the violation. */
  readonly path: readonly Move[];
}

export interface Exploration {
  readonly states: number;
  readonly worlds: number;
  /** Distinct objects, over all worlds. */
  readonly objects: number;
  readonly transitions: number;
  /** Syncs that were carried out and judged. */
  readonly syncs: number;
  /** Worlds in which the set waits for a person, by a rule that the real controller has too. */
  readonly standstills: number;
  /** The moves of the longest of the shortest paths. */
  readonly depth: number;
  /** False when it was stopped by `maxStates` or by a violation. */
  readonly isComplete: boolean;
  readonly violation?: Violation;
}

/** What an exploration costs and how far it has come, for those who wait. */
export type Progress = (found: { readonly states: number; readonly depth: number }) => void;

export function explore(wanted: Partial<ExploreOptions>, onDepth: Progress = () => {}): Exploration {
  const options = { ...defaultOptions, ...wanted };
  return new Search(options, releaseOf(options.version, options.gates)).run(onDepth);
}

/** Budgets are numbered, so that a world's budgets that were met fit into one number each. */
class Budgets {
  readonly #faults: number;

  constructor(
    readonly edits: number,
    readonly faults: number,
  ) {
    this.#faults = faults + 1;
    if ((edits + 1) * this.#faults > 31) throw new RangeError('There are too many edits and faults to keep count of.');
  }

  code(edits: number, faults: number): number {
    return edits * this.#faults + faults;
  }

  editsIn(code: number): number {
    return Math.floor(code / this.#faults);
  }

  faultsIn(code: number): number {
    return code % this.#faults;
  }
}

class Search {
  readonly #options: ExploreOptions;
  readonly #budgets: Budgets;
  readonly #unfolding: Unfolding;
  /** By world: which budgets it was met with, as bits. */
  readonly #met = new NumberList();
  /** The states in the order in which they were found, and how: from which state, and by which move. */
  readonly #worlds = new NumberList();
  readonly #left = new NumberList();
  readonly #parents = new NumberList();
  readonly #moves = new NumberList();
  #transitions = 0;

  constructor(options: ExploreOptions, release: Release) {
    this.#options = options;
    this.#budgets = new Budgets(options.edits, options.faults);
    this.#unfolding = new Unfolding(options, release);
  }

  run(onDepth: Progress): Exploration {
    const { edits, faults, maxStates } = this.#options;
    this.#find(this.#unfolding.first, this.#budgets.code(edits, faults), -1, -1);
    let depth = -1;
    for (let state = 0, end = 0; state < this.#worlds.length; state++) {
      if (state === end) {
        end = this.#worlds.length;
        depth += 1;
        onDepth({ states: end, depth });
      }
      if (this.#worlds.length > maxStates) return this.#result(depth, false);
      const breach = this.#expand(state);
      if (breach !== undefined) return this.#result(depth, false, this.#violation(state, breach));
    }
    return this.#result(depth, true, this.#hopeless());
  }

  /** Finds the states that follow; stops at the first thing that is wrong. */
  #expand(state: number): Breach | undefined {
    const left = this.#left.at(state);
    const [edits, faults] = [this.#budgets.editsIn(left), this.#budgets.faultsIn(left)];
    return (
      this.#follow(state, 'cluster', left) ??
      (edits > 0 ? this.#follow(state, 'user', this.#budgets.code(edits - 1, faults)) : undefined) ??
      (faults > 0 ? this.#follow(state, 'fault', this.#budgets.code(edits, faults - 1)) : undefined)
    );
  }

  #follow(state: number, mover: Mover, left: number): Breach | undefined {
    const world = this.#worlds.at(state);
    const breach = this.#unfolding.unfold(mover, world);
    if (breach !== undefined) return breach;
    const edges = this.#unfolding.edges(mover);
    const count = edges.count(world);
    for (let index = 0; index < count; index++)
      this.#find(edges.target(world, index), left, state, edges.move(world, index));
    this.#transitions += count;
    return undefined;
  }

  #find(world: number, left: number, parent: number, move: number): void {
    while (this.#met.length <= world) this.#met.push(0);
    const met = this.#met.at(world);
    if ((met & (1 << left)) !== 0) return;
    this.#met.put(world, met | (1 << left));
    this.#worlds.push(world);
    this.#left.push(left);
    this.#parents.push(parent);
    this.#moves.push(move);
  }

  #violation(state: number, { complaints, move }: Breach): Violation {
    const path = this.#pathTo(state);
    return { complaints, path: move === undefined ? path : [...path, move] };
  }

  #pathTo(state: number): readonly Move[] {
    const path: Move[] = [];
    for (let at = state; this.#parents.at(at) >= 0; at = this.#parents.at(at))
      path.push(this.#unfolding.moveOf(this.#moves.at(at)));
    return path.reverse();
  }

  /** The first state from which the set is never finished, if there is one. */
  #hopeless(): Violation | undefined {
    const finishable = this.#unfolding.finishable();
    for (let state = 0; state < this.#worlds.length; state++) {
      if (finishable[this.#worlds.at(state)] === 1) continue;
      const complaints = ['from here on the set is never as it should be, whatever nodes and controller do'];
      return this.#violation(state, { complaints });
    }
    return undefined;
  }

  #result(depth: number, isComplete: boolean, violation?: Violation): Exploration {
    return {
      states: this.#worlds.length,
      worlds: this.#unfolding.size,
      objects: this.#unfolding.objects,
      transitions: this.#transitions,
      syncs: this.#unfolding.syncs,
      standstills: this.#unfolding.standstills,
      depth,
      isComplete,
      ...(violation && { violation }),
    };
  }
}
