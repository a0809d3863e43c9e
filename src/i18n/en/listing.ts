/** Names as an English list; when that gets long they are counted, because a headline has one line. */
export function listing(names: readonly string[]): string {
  const [first = '', second = '', third = ''] = names;
  if (names.length <= 1) return first;
  const list = names.length === 2 ? `${first} and ${second}` : `${first}, ${second} and ${third}`;
  return names.length > 3 || list.length > longestList ? counted(names.length, 'pod') : list;
}

const longestList = 30;

/** Neighbours: `web-0 and web-1`, `web-0 to web-5`. */
export function span(first: string, last: string, count: number): string {
  if (count === 1) return first;
  return count === 2 ? `${first} and ${last}` : `${first} to ${last}`;
}

/** `1 pod`, `2 pods`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `is` after one, `are` after any other number. */
export function isOrAre(count: number): 'is' | 'are' {
  return count === 1 ? 'is' : 'are';
}

/** The full sentence where it fits into a headline; long names of sets and claims ask for the shorter one. */
export function fitting(full: string, shorter: string): string {
  return full.length <= longestHeadline ? full : shorter;
}

const longestHeadline = 75;
