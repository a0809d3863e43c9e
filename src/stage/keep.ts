/** Gives the earlier value when the later one is equal in every field, so that "unchanged" is one comparison of references. */
export function keep<T extends object>(earlier: T | undefined, later: T): T {
  return earlier !== undefined && sameFields(earlier, later) ? earlier : later;
}

/** The same for a list whose items were kept one by one. */
export function keepList<T>(earlier: readonly T[] | undefined, later: readonly T[]): readonly T[] {
  return earlier !== undefined && sameItems(earlier, later) ? earlier : later;
}

export function sameItems<T>(earlier: readonly T[], later: readonly T[]): boolean {
  if (earlier === later) return true;
  if (earlier.length !== later.length) return false;
  for (let at = 0; at < later.length; at++) if (earlier[at] !== later[at]) return false;
  return true;
}

/** Both have the fields of one type, in any order. Not `for in`: over values of many types V8 compiles that anew in each frame. */
function sameFields<T extends object>(earlier: T, later: T): boolean {
  const keys = Object.keys(later) as (keyof T)[];
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as keyof T;
    if (!Object.is(earlier[key], later[key])) return false;
  }
  return true;
}
