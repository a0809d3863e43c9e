/** Amounts of named resources, such as `pods: 3` and `requests.storage: 60Gi` (apiserver `pkg/quota/v1`). */
import { compareQuantities, formatQuantity, parseQuantity, type Quantity } from '../apiserver/quantity.ts';

export type Amounts = ReadonlyMap<string, Quantity>;

/** A resource list as it is stored. */
export type ResourceList = Readonly<Record<string, string>>;

export const one = quantity('1');
export const zero = quantity('0');

/** A quantity that is known to be in order; zero for any other text. */
export function quantity(text: string): Quantity {
  const parsed = parseQuantity(text);
  return 'error' in parsed ? zero : parsed;
}

export function amountsOf(list: ResourceList = {}): Amounts {
  return new Map(Object.entries(list).map(([name, text]) => [name, quantity(text)]));
}

export function resourceListOf(amounts: Amounts): ResourceList {
  return Object.fromEntries([...amounts].map(([name, amount]) => [name, formatQuantity(amount)]));
}

export function add(left: Amounts, right: Amounts): Amounts {
  const sum = new Map(left);
  for (const [name, amount] of right) {
    const known = sum.get(name);
    sum.set(name, known === undefined ? amount : addQuantities(known, amount));
  }
  return sum;
}

/** The larger of the two, by name. */
export function largest(left: Amounts, right: Amounts): Amounts {
  const result = new Map(left);
  for (const [name, amount] of right) {
    const known = result.get(name);
    if (known === undefined || compareQuantities(amount, known) > 0) result.set(name, amount);
  }
  return result;
}

/** Only these names, as far as they are there. */
export function mask(amounts: Amounts, names: Iterable<string>): Amounts {
  const kept = new Set(names);
  return new Map([...amounts].filter(([name]) => kept.has(name)));
}

/** The names under which the left one is larger, where both have them. */
export function exceeded(left: Amounts, right: Amounts): readonly string[] {
  return [...left.keys()].filter((name) => {
    const bound = right.get(name);
    return bound !== undefined && compareQuantities(left.get(name) as Quantity, bound) > 0;
  });
}

/** `pods=1,requests.storage=1Gi`: in the order of the names. */
export function prettyPrint(amounts: Amounts): string {
  const names = [...amounts.keys()].toSorted();
  return names.map((name) => `${name}=${formatQuantity(amounts.get(name) as Quantity)}`).join(',');
}

/** As `Quantity.Add`: the sum is written in the family of the left one, unless that is zero. */
function addQuantities(left: Quantity, right: Quantity): Quantity {
  const scale = Math.min(left.scale, right.scale);
  const family = left.unscaled === 0n ? right.family : left.family;
  const unscaled = [left, right].reduce((sum, each) => sum + each.unscaled * 10n ** BigInt(each.scale - scale), 0n);
  return { unscaled, scale, family };
}
