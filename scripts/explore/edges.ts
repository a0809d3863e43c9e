/** What follows on what: for each place a list of moves and the places they lead to. */
import { NumberList } from './numberList.ts';

export class Edges {
  /** Where a place's list begins, plus one; 0 while nobody has worked it out. */
  readonly #begins = new NumberList();
  /** The lists one after the other, each with its length before it: move and target, move and target. */
  readonly #pool = new NumberList();

  isKnown(place: number): boolean {
    return place < this.#begins.length && this.#begins.at(place) !== 0;
  }

  put(place: number, edges: readonly (readonly [move: number, to: number])[]): void {
    while (this.#begins.length <= place) this.#begins.push(0);
    this.#begins.put(place, this.#pool.length + 1);
    this.#pool.push(edges.length);
    for (const [move, to] of edges) {
      this.#pool.push(move);
      this.#pool.push(to);
    }
  }

  /** How many there are. */
  count(place: number): number {
    return this.#pool.at(this.#begins.at(place) - 1);
  }

  move(place: number, index: number): number {
    return this.#pool.at(this.#begins.at(place) + 2 * index);
  }

  target(place: number, index: number): number {
    return this.#pool.at(this.#begins.at(place) + 2 * index + 1);
  }
}

/** All places of so many from which one of the goals can be reached. */
export function reaching(edges: Edges, size: number, isGoal: (place: number) => boolean): Uint8Array {
  const { firsts, sources } = reversed(edges, size);
  const isReaching = new Uint8Array(size);
  const open: number[] = [];
  for (let place = 0; place < size; place++) {
    if (!isGoal(place)) continue;
    isReaching[place] = 1;
    open.push(place);
  }
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    for (let at = firsts[place] as number; at < (firsts[place + 1] as number); at++) {
      const source = sources[at] as number;
      if (isReaching[source] === 1) continue;
      isReaching[source] = 1;
      open.push(source);
    }
  }
  return isReaching;
}

/** The same edges by their targets: those of a place stand in `sources` from its `firsts` on. */
function reversed(edges: Edges, size: number): { readonly firsts: Int32Array; readonly sources: Int32Array } {
  const firsts = new Int32Array(size + 1);
  forEach(edges, size, (_from, to) => (firsts[to + 1] = (firsts[to + 1] as number) + 1));
  for (let place = 0; place < size; place++)
    firsts[place + 1] = (firsts[place + 1] as number) + (firsts[place] as number);
  const sources = new Int32Array(firsts[size] as number);
  const next = firsts.slice();
  forEach(edges, size, (from, to) => {
    sources[next[to] as number] = from;
    next[to] = (next[to] as number) + 1;
  });
  return { firsts, sources };
}

function forEach(edges: Edges, size: number, visit: (from: number, to: number) => void): void {
  for (let place = 0; place < size; place++) {
    if (!edges.isKnown(place)) continue;
    for (let index = 0; index < edges.count(place); index++) visit(place, edges.target(place, index));
  }
}
