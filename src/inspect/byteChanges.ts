/** What is different between two texts of canonical JSON, in stretches that a person can read. */

export interface Stretch {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** More tokens than this on either side of a change are not compared one by one: that grows with their product. */
const mostTokens = 600;

/** The stretches that lead from one text to the other, in order. Both the same: one stretch, or none of an empty text. */
export function stretchesBetween(before: string, after: string): readonly Stretch[] {
  const [old, next] = [tokensOf(before), tokensOf(after)];
  const head = sharedHead(old, next);
  const tail = sharedHead(old.slice(head).reverse(), next.slice(head).reverse());
  const [oldMiddle, nextMiddle] = [old.slice(head, old.length - tail), next.slice(head, next.length - tail)];
  return joined([
    ...old.slice(0, head).map(same),
    ...middle(oldMiddle, nextMiddle),
    ...old.slice(old.length - tail).map(same),
  ]);
}

/** How many bytes are gone, and how many are new. */
export function changedBytes(stretches: readonly Stretch[]): { readonly gone: number; readonly new: number } {
  const encoder = new TextEncoder();
  const bytesOf = (wanted: Stretch['kind']) =>
    stretches.reduce((sum, { kind, text }) => sum + (kind === wanted ? encoder.encode(text).length : 0), 0);
  return { gone: bytesOf('gone'), new: bytesOf('new') };
}

/** The stretches with long unchanged ones cut down to what is near a change; `…` stands for the rest. */
export function nearChanges(stretches: readonly Stretch[], context: number): readonly Stretch[] {
  return stretches.map((stretch, at) => {
    const { kind, text } = stretch;
    if (kind !== 'same' || text.length <= 2 * context) return stretch;
    const [head, tail] = [
      at === 0 ? '' : text.slice(0, context),
      at === stretches.length - 1 ? '' : text.slice(-context),
    ];
    return { kind, text: `${head}…${tail}` };
  });
}

/** A string with its quotes, a number or word, or one sign of JSON's. */
function tokensOf(text: string): readonly string[] {
  return text.match(/"(?:[^"\\]|\\.)*"|[\w.+-]+|[^\w]/gsu) ?? [];
}

function sharedHead(one: readonly string[], other: readonly string[]): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}

function same(text: string): Stretch {
  return { kind: 'same', text };
}

/** The longest common subsequence of what lies between the shared ends. */
function middle(old: readonly string[], next: readonly string[]): readonly Stretch[] {
  if (old.length > mostTokens || next.length > mostTokens) return [...old.map(gone), ...next.map(fresh)];
  const lengths = commonLengths(old, next);
  const stretches: Stretch[] = [];
  let [at, to] = [0, 0];
  while (at < old.length || to < next.length) {
    const [left, right] = [old[at], next[to]];
    if (left !== undefined && left === right) {
      stretches.push(same(left));
      [at, to] = [at + 1, to + 1];
    } else if (
      left !== undefined &&
      (right === undefined || common(lengths, at + 1, to) >= common(lengths, at, to + 1))
    ) {
      stretches.push(gone(left));
      at += 1;
    } else if (right !== undefined) {
      stretches.push(fresh(right));
      to += 1;
    }
  }
  return stretches;
}

function gone(text: string): Stretch {
  return { kind: 'gone', text };
}

function fresh(text: string): Stretch {
  return { kind: 'new', text };
}

/** For each pair of places, how much the rests behind them have in common. */
function commonLengths(old: readonly string[], next: readonly string[]): readonly Uint16Array[] {
  const rows = Array.from({ length: old.length + 1 }, () => new Uint16Array(next.length + 1));
  for (let at = old.length - 1; at >= 0; at--) {
    for (let to = next.length - 1; to >= 0; to--) {
      const row = rows[at];
      if (row === undefined) continue;
      row[to] =
        old[at] === next[to]
          ? common(rows, at + 1, to + 1) + 1
          : Math.max(common(rows, at + 1, to), common(rows, at, to + 1));
    }
  }
  return rows;
}

function common(rows: readonly Uint16Array[], at: number, to: number): number {
  return rows[at]?.[to] ?? 0;
}

/** Neighbours of a kind as one; what is gone stands before what is new in its place. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const found: Stretch[] = [];
  let pending = { gone: '', new: '' };
  const flush = () => {
    if (pending.gone !== '') found.push(gone(pending.gone));
    if (pending.new !== '') found.push(fresh(pending.new));
    pending = { gone: '', new: '' };
  };
  for (const { kind, text } of stretches) {
    if (kind !== 'same') pending[kind] += text;
    else {
      flush();
      const last = found.at(-1);
      if (last?.kind === 'same') found[found.length - 1] = same(last.text + text);
      else found.push(same(text));
    }
  }
  flush();
  return found;
}
