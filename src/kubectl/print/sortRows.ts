/** `--sort-by` (kubectl `RuntimeSorter`): by what a path leads to, texts by their bytes, quantities by their size. */
import { byBytes } from '#engine/apiserver/byteOrder.ts';
import { compareQuantities, parseQuantity } from '#engine/apiserver/quantity.ts';
import { fail, type Failure, isFailure } from '../failures.ts';
import { findResults } from '../jsonpath/evaluateJsonPath.ts';
import { parseJsonPath, type PathList } from '../jsonpath/parseJsonPath.ts';
import { relaxedPath } from '../jsonpath/relaxedPath.ts';

export interface Sorted<T> {
  readonly items: readonly T[];
  /** For each item the group of equals that it is in; items of one group stand together. */
  readonly groupOf: readonly number[];
}

/** What to sort by, or the complaint about the path. */
export function sortPath(text: string): PathList | Failure {
  const path = relaxedPath(text);
  if (isFailure(path)) return path;
  const root = parseJsonPath(path);
  return 'problem' in root ? fail(`sorting error: ${root.problem}`) : root;
}

/** Sorts stably, what lacks the field first. Undefined when no item has it: then nothing is sorted. */
export function sortedBy<T>(
  items: readonly T[],
  path: PathList,
  objectOf: (item: T) => unknown,
): Sorted<T> | undefined {
  const keyed = items.map((item) => ({ item, key: keyOf(path, objectOf(item)) }));
  if (keyed.every(({ key }) => key === undefined)) return undefined;
  keyed.sort((one, other) => compareKeys(one.key, other.key));
  const groupOf: number[] = [];
  for (const [at, { key }] of keyed.entries()) {
    const before = keyed[at - 1];
    const isEqual = before !== undefined && compareKeys(before.key, key) === 0;
    groupOf.push(isEqual ? (groupOf[at - 1] as number) : at);
  }
  return { items: keyed.map(({ item }) => item), groupOf };
}

function keyOf(path: PathList, object: unknown): unknown {
  const results = findResults(path, object, true);
  return 'problem' in results ? undefined : results[0]?.[0];
}

function compareKeys(left: unknown, right: unknown): number {
  if (isNothing(left) || isNothing(right)) return Number(isNothing(right)) - Number(isNothing(left));
  if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, right);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return 0;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

/** Quantities by their size, all other texts byte by byte (`isLess`). */
function compareTexts(left: string, right: string): number {
  const [one, other] = [parseQuantity(left), parseQuantity(right)];
  return 'error' in one || 'error' in other ? byBytes(left, right) : compareQuantities(one, other);
}
