/** Puts the right choice among the wrong ones. */
import type { Choice, Mistake } from './question.ts';

const mostChoices = 4;
const fewestChoices = 3;

/** A wrong choice, by what somebody thinks who makes it. */
export interface Wrong<Value> {
  readonly value: Value;
  readonly mistake: Mistake;
}

/**
 * At most four choices that differ, in their natural order; undefined when there are too few of them to have to think. Of the wrong
 * ones, which come in the order of how likely they are, the first are taken.
 */
export function choicesOf<Value>(
  right: Value,
  wrongs: readonly Wrong<Value>[],
  { keyOf, fewest = fewestChoices }: { readonly keyOf: (value: Value) => string; readonly fewest?: number },
): readonly Choice<Value>[] | undefined {
  const chosen = new Map<string, Choice<Value>>([[keyOf(right), { value: right }]]);
  for (const wrong of wrongs) {
    if (chosen.size === mostChoices) break;
    const key = keyOf(wrong.value);
    if (!chosen.has(key)) chosen.set(key, wrong);
  }
  if (chosen.size < fewest) return undefined;
  return [...chosen].sort(([a], [b]) => byText(a, b)).map(([, choice]) => choice);
}

/** Numbers in a text count as numbers, so that `web-10` comes after `web-9`. */
function byText(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (const [at, part] of left.entries()) {
    const other = right[at];
    if (other === undefined) return 1;
    if (part === other) continue;
    const difference = Number(part) - Number(other);
    if (!Number.isNaN(difference)) return difference;
    return part < other ? -1 : 1;
  }
  return left.length - right.length;
}

function parts(text: string): readonly string[] {
  return text.split(/(\d+)/);
}
