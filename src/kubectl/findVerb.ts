/** Which command a line means (cobra `Find`), and what kubectl says when it knows none of that name. */
import type { Verb } from './command.ts';
import { type Failure, fail } from './failures.ts';
import { bareValue, type Flag } from './flags.ts';

export interface FoundVerb {
  readonly verb: Verb;
  /** `kubectl rollout status`. */
  readonly path: string;
  /** The line without the words that name the command: flags and arguments. */
  readonly words: readonly string[];
}

/** The command that the first words name; words may stand between flags. */
export function findVerb(root: Verb, globalFlags: readonly Flag[], args: readonly string[]): FoundVerb | Failure {
  let verb = root;
  let path = root.name;
  let words = [...args];
  for (;;) {
    const at = firstArgument(words, [...verb.flags, ...globalFlags]);
    const word = at === undefined ? undefined : (words[at] as string);
    const next = verb.verbs?.find(({ name, aliases }) => name === word || aliases?.includes(word ?? '') === true);
    if (next === undefined || at === undefined) return word === undefined ? { verb, path, words } : unknown(word);
    words = [...words.slice(0, at), ...words.slice(at + 1)];
    verb = next;
    path += ` ${verb.name}`;
  }

  function unknown(word: string): FoundVerb | Failure {
    if (verb === root) return fail(`unknown command ${JSON.stringify(word)} for "${path}"${suggestions(root, word)}`);
    return { verb, path, words };
  }
}

/** The place of the first word that is neither a flag nor the value of one (cobra `stripFlags`). */
function firstArgument(words: readonly string[], flags: readonly Flag[]): number | undefined {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (word === '--') return undefined;
    if (word === '') continue;
    if (!word.startsWith('-')) return at;
    if (word.includes('=')) continue;
    const isLong = word.startsWith('--');
    if (!isLong && word.length !== 2) continue;
    const flag = flags.find(({ name, short }) => (isLong ? name === word.slice(2) : short === word.slice(1)));
    if (flag === undefined || bareValue(flag) === undefined) at += 1;
  }
  return undefined;
}

function suggestions({ verbs = [] }: Verb, typed: string): string {
  const word = typed.toLowerCase();
  const near = verbs.filter(
    ({ name, suggestFor }) =>
      name.startsWith(word) || isWithinTwoEdits(word, name) || suggestFor?.includes(word) === true,
  );
  if (near.length === 0) return '';
  return ['\n\nDid you mean this?', ...near.map(({ name }) => `\t${name}`)].join('\n');
}

/** Levenshtein's distance is at most 2. */
function isWithinTwoEdits(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 2) return false;
  let row = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let at = 1; at <= left.length; at++) {
    const next = [at];
    for (let column = 1; column <= right.length; column++) {
      const change = left[at - 1] === right[column - 1] ? 0 : 1;
      const [above = 0, corner = 0, before = 0] = [row[column], row[column - 1], next[column - 1]];
      next.push(Math.min(above + 1, before + 1, corner + change));
    }
    row = next;
  }
  return (row[right.length] ?? 3) <= 2;
}
