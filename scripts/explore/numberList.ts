/** A list of whole numbers that grows at its end, four bytes each. */
export class NumberList {
  #numbers = new Int32Array(1 << 12);
  #count = 0;

  get length(): number {
    return this.#count;
  }

  push(value: number): void {
    if (this.#count === this.#numbers.length) this.#numbers = doubled(this.#numbers);
    this.#numbers[this.#count] = value;
    this.#count += 1;
  }

  at(place: number): number {
    return this.#numbers[place] as number;
  }

  put(place: number, value: number): void {
    this.#numbers[place] = value;
  }
}

export function doubled(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
