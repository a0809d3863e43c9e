/** Everything that can be wrong with a recorded value: each way is a function from the value to one that is not the same. */

/** One thing that is altered, where it stands, and how. `shape`: the same for places that mean the same. */
export interface Alteration {
  readonly shape: string;
  readonly what: string;
  readonly alter: (value: unknown) => unknown;
}

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** All alterations of a value: each part of it changed, left out, told twice, or in the place of its neighbour. */
export function alterationsOf(value: unknown, shape: string): readonly Alteration[] {
  const known = value as Value;
  if (Array.isArray(known)) return ofList(known as readonly Value[], shape);
  if (typeof known === 'object' && known !== null) return ofObject(known as { readonly [key: string]: Value }, shape);
  return [{ shape: `${shape} changed`, what: `${shape} ${String(known)}`, alter: () => otherThan(known) }];
}

function otherThan(value: unknown): Value {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return `${String(value)}x`;
}

function ofObject(object: { readonly [key: string]: Value }, shape: string): readonly Alteration[] {
  return Object.entries(object).flatMap(([key, field]) => {
    const place = `${shape}.${key}`;
    const { [key]: _left, ...without } = object;
    const inside = alterationsOf(field, place).map(({ alter, ...rest }) => ({
      ...rest,
      alter: () => ({ ...object, [key]: alter(field) }),
    }));
    return [...inside, { shape: `${place} missing`, what: `${place} missing`, alter: () => without }];
  });
}

function ofList(list: readonly Value[], shape: string): readonly Alteration[] {
  return list.flatMap((item, at) => {
    const place = `${shape}[${kindOf(item)}]`;
    const next = list[at + 1];
    const inside = alterationsOf(item, place).map(({ alter, ...rest }) => ({
      ...rest,
      alter: () => list.with(at, alter(item) as Value),
    }));
    const whole: readonly Alteration[] = [
      { shape: `${place} missing`, what: `${place} missing`, alter: () => list.toSpliced(at, 1) },
      { shape: `${place} twice`, what: `${place} twice`, alter: () => list.toSpliced(at, 0, item) },
    ];
    if (next === undefined || JSON.stringify(next) === JSON.stringify(item)) return [...inside, ...whole];
    const swap = { shape: `${shape} swapped`, what: `${shape} swapped at ${at}` };
    return [...inside, ...whole, { ...swap, alter: () => list.toSpliced(at, 2, next, item) }];
  });
}

/** A write by its verb and resource, an event by its reason. */
function kindOf(item: Value): string {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return '';
  const { verb, resource, reason, kind } = item as { readonly [key: string]: Value | undefined };
  return [verb, resource, reason, kind].filter((name) => name !== undefined).join(' ');
}

/** One of each shape, of the first value that has it. */
export function oneOfEach<T extends Alteration>(alterations: Iterable<T>): readonly T[] {
  const known = new Map<string, T>();
  for (const alteration of alterations) if (!known.has(alteration.shape)) known.set(alteration.shape, alteration);
  return [...known.values()];
}
