/** Two texts as `diff -u` shows them: hunks of the lines that differ, with three lines around them. */

/** The hunks, without the two lines that name the files; empty when there is no difference. */
export function unifiedDiff(before: string, after: string): string {
  const [old, next] = [linesOf(before), linesOf(after)];
  const edits = editsBetween(old, next);
  if (edits.every(({ sign }) => sign === ' ')) return '';
  return hunksOf(edits)
    .map(({ edits: some, oldStart, newStart }) => {
      const [olds, news] = [some.filter(({ sign }) => sign !== '+'), some.filter(({ sign }) => sign !== '-')];
      const head = `@@ -${range(oldStart, olds.length)} +${range(newStart, news.length)} @@\n`;
      return head + some.map(({ sign, line }) => `${sign}${line}\n`).join('');
    })
    .join('');
}

interface Edit {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
}

interface Hunk {
  readonly edits: readonly Edit[];
  /** How many lines stand before it. */
  readonly oldStart: number;
  readonly newStart: number;
}

const around = 3;

function linesOf(text: string): readonly string[] {
  if (text === '') return [];
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

function range(start: number, count: number): string {
  if (count === 1) return String(start + 1);
  return `${count === 0 ? start : start + 1},${count}`;
}

function editsBetween(old: readonly string[], next: readonly string[]): readonly Edit[] {
  let begin = 0;
  while (begin < old.length && begin < next.length && old[begin] === next[begin]) begin += 1;
  let end = 0;
  while (end < old.length - begin && end < next.length - begin && old.at(-1 - end) === next.at(-1 - end)) end += 1;
  const same = (lines: readonly string[]): Edit[] => lines.map((line) => ({ sign: ' ', line }));
  return [
    ...same(old.slice(0, begin)),
    ...shortestEdits(old.slice(begin, old.length - end), next.slice(begin, next.length - end)),
    ...same(old.slice(old.length - end)),
  ];
}

/** Beyond so many differences all is said to be other: looking further would take too long. */
const mostEdits = 1000;

/** The fewest lines to take away and to add (Myers' greedy algorithm). */
function shortestEdits(old: readonly string[], next: readonly string[]): readonly Edit[] {
  const furthest = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let distance = 0; distance <= Math.min(mostEdits, old.length + next.length); distance++) {
    trace.push(new Map(furthest));
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      let at = startOf(furthest, diagonal, distance);
      while (at < old.length && at - diagonal < next.length && old[at] === next[at - diagonal]) at += 1;
      furthest.set(diagonal, at);
      if (at >= old.length && at - diagonal >= next.length) return backtrack(trace, old, next);
    }
  }
  return [...old.map((line): Edit => ({ sign: '-', line })), ...next.map((line): Edit => ({ sign: '+', line }))];
}

/** Where a path comes to a diagonal: from the one above it by a line that is added, from the one below by one that goes. */
function startOf(furthest: ReadonlyMap<number, number>, diagonal: number, distance: number): number {
  const from = isStepDown(furthest, diagonal, distance) ? diagonal + 1 : diagonal - 1;
  return (furthest.get(from) ?? -1) + (from < diagonal ? 1 : 0);
}

function isStepDown(furthest: ReadonlyMap<number, number>, diagonal: number, distance: number): boolean {
  const [left = -1, right = -1] = [furthest.get(diagonal - 1), furthest.get(diagonal + 1)];
  return diagonal === -distance || (diagonal !== distance && left < right);
}

function backtrack(
  trace: readonly ReadonlyMap<number, number>[],
  old: readonly string[],
  next: readonly string[],
): readonly Edit[] {
  const edits: Edit[] = [];
  let [at, other] = [old.length, next.length];
  for (let distance = trace.length - 1; distance >= 0; distance--) {
    const furthest = trace[distance] as ReadonlyMap<number, number>;
    const diagonal = at - other;
    const start = startOf(furthest, diagonal, distance);
    while (at > start && at > 0 && other > 0) {
      edits.push({ sign: ' ', line: old[at - 1] ?? '' });
      at -= 1;
      other -= 1;
    }
    if (distance === 0) break;
    if (isStepDown(furthest, diagonal, distance)) {
      edits.push({ sign: '+', line: next[other - 1] ?? '' });
      other -= 1;
    } else {
      edits.push({ sign: '-', line: old[at - 1] ?? '' });
      at -= 1;
    }
  }
  return edits.reverse();
}

/** Differences that are near each other, with the lines around them. */
function hunksOf(edits: readonly Edit[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let [oldAt, newAt, at] = [0, 0, 0];
  const skip = (until: number): void => {
    for (; at < until; at++) {
      if (edits[at]?.sign !== '+') oldAt += 1;
      if (edits[at]?.sign !== '-') newAt += 1;
    }
  };
  for (;;) {
    const first = edits.findIndex(({ sign }, index) => index >= at && sign !== ' ');
    if (first < 0) return hunks;
    skip(Math.max(at, first - around));
    const [oldStart, newStart, begin] = [oldAt, newAt, at];
    let last = first;
    for (let index = first; index < edits.length && index <= last + 2 * around; index++) {
      if (edits[index]?.sign !== ' ') last = index;
    }
    skip(Math.min(edits.length, last + 1 + around));
    hunks.push({ edits: edits.slice(begin, at), oldStart, newStart });
  }
}
