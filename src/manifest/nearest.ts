/** The name that was probably meant: the first of those with the fewest letters to change, if these are few. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const most = Math.max(1, Math.floor(given.length / 3));
  let best: { readonly name: string; readonly edits: number } | undefined;
  for (const name of names) {
    if (Math.abs(name.length - given.length) > most) continue;
    const edits = editsBetween(given.toLowerCase(), name.toLowerCase(), most);
    if (edits !== undefined && edits <= most && (best === undefined || edits < best.edits)) best = { name, edits };
  }
  return best?.name;
}

/** How many letters have to be put in, taken out or replaced (Levenshtein's distance); undefined once it is sure to be more than `most`. */
function editsBetween(a: string, b: string, most: number): number | undefined {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, replaced));
    }
    if (Math.min(...next) > most) return undefined;
    row = next;
  }
  return row.at(-1);
}
