/** A set of short lists of whole numbers, each with the number of its place. Exact: lists are compared, not only their hashes. */
import { doubled } from './numberList.ts';

export class TupleSet {
  /** The lists one after the other, each with its length before it. */
  #pool = new Int32Array(1 << 16);
  #used = 0;
  /** Where each list begins in the pool. */
  #offsets = new Int32Array(1 << 12);
  #count = 0;
  /** Open addressing: places plus one, 0 for free. A power of two, at most half full. */
  #table = new Int32Array(1 << 13);

  get size(): number {
    return this.#count;
  }

  /** The bytes that the set takes. */
  get bytes(): number {
    return this.#pool.byteLength + this.#offsets.byteLength + this.#table.byteLength;
  }

  /** The place of a list, which is put in when it is new: then the place is what the size was before. */
  add(tuple: readonly number[]): number {
    const mask = this.#table.length - 1;
    let slot = hash(tuple) & mask;
    for (let place = this.#table[slot] as number; place !== 0; place = this.#table[slot] as number) {
      if (this.#isAt(place - 1, tuple)) return place - 1;
      slot = (slot + 1) & mask;
    }
    this.#table[slot] = this.#count + 1;
    this.#append(tuple);
    if (this.#count * 2 > this.#table.length) this.#grow();
    return this.#count - 1;
  }

  at(place: number): readonly number[] {
    const offset = this.#offsets[place] as number;
    const length = this.#pool[offset] as number;
    return Array.from(this.#pool.subarray(offset + 1, offset + 1 + length));
  }

  #isAt(place: number, tuple: readonly number[]): boolean {
    const offset = this.#offsets[place] as number;
    if (this.#pool[offset] !== tuple.length) return false;
    for (let at = 0; at < tuple.length; at++) if (this.#pool[offset + 1 + at] !== tuple[at]) return false;
    return true;
  }

  #append(tuple: readonly number[]): void {
    if (this.#used + tuple.length + 1 > this.#pool.length) this.#pool = doubled(this.#pool);
    if (this.#count === this.#offsets.length) this.#offsets = doubled(this.#offsets);
    this.#offsets[this.#count] = this.#used;
    this.#pool[this.#used] = tuple.length;
    this.#pool.set(tuple, this.#used + 1);
    this.#used += tuple.length + 1;
    this.#count += 1;
  }

  #grow(): void {
    this.#table = new Int32Array(this.#table.length * 2);
    const mask = this.#table.length - 1;
    for (let place = 0; place < this.#count; place++) {
      let slot = hash(this.at(place)) & mask;
      while (this.#table[slot] !== 0) slot = (slot + 1) & mask;
      this.#table[slot] = place + 1;
    }
  }
}

/** FNV-1a by whole numbers, with Murmur3's finish. */
function hash(tuple: readonly number[]): number {
  let value = 0x811c_9dc5;
  for (const number of tuple) value = Math.imul(value ^ number, 16_777_619);
  value = Math.imul(value ^ (value >>> 16), 0x85eb_ca6b);
  return (value ^ (value >>> 13)) >>> 0;
}
