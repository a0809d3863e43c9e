/** Tab: what may stand where somebody is typing. */
import { completeKubectl } from '#kubectl/completion.ts';
import type { KubectlWorld } from '#kubectl/world.ts';
import { resolvePath } from '#shell/files.ts';
import { quoteWord } from '#shell/quoteWord.ts';
import type { Shell } from '#shell/shell.ts';
import { typedWords } from './lineWords.ts';

export interface Completion {
  /** The place in the text from which on a choice would stand, up to the cursor. */
  readonly from: number;
  /** As they would be put into the line, quoted where that is needed. */
  readonly choices: readonly string[];
  /** What all choices begin with: it can be typed at once. */
  readonly common: string;
}

const mostChoices = 200;

/** The choices for the word before the cursor; none when there is nothing to propose. */
export function complete(text: string, shell: Shell, world: KubectlWorld): Completion {
  const { words, from, isFile } = typedWords(text.slice(-4096));
  const place = Math.max(0, text.length - 4096) + from;
  const choices = isFile ? fileWords(words.at(-1) ?? '', shell) : wordsFor(words, shell, world);
  const quoted = choices.slice(0, mostChoices).map(typedWord);
  return { from: place, choices: quoted, common: commonStart(quoted) };
}

function wordsFor(words: readonly string[], shell: Shell, world: KubectlWorld): readonly string[] {
  const typed = words.at(-1) ?? '';
  if (typed.startsWith('$')) {
    return [...shell.variables.keys()].map((name) => `$${name}`).filter((name) => name.startsWith(typed));
  }
  if (words.length <= 1) return programWords(typed, shell);
  const [program = '', ...args] = withAlias(words, shell);
  if (program !== 'kubectl') return fileWords(typed, shell);
  const { words: proposed, files } = completeKubectl(args, world);
  return files === true ? [...proposed, ...fileWords(typed, shell)] : proposed;
}

function programWords(typed: string, { host, aliases }: Shell): readonly string[] {
  // What is typed first of all is kubectl.
  if (typed === '') return ['help', 'k', 'kubectl'];
  const programs = [...host.programs.values()].filter(({ isHidden }) => isHidden !== true);
  const names = [...programs.map(({ name }) => name), ...aliases.keys(), 'for', 'while', 'if'];
  return [...new Set(names)].filter((name) => name.startsWith(typed)).sort();
}

/** `k get` is `kubectl get`, and so is any other alias. */
function withAlias([first = '', ...rest]: readonly string[], { aliases }: Shell): readonly string[] {
  const alias = aliases.get(first);
  return alias === undefined ? [first, ...rest] : [...alias.split(/\s+/), ...rest];
}

function fileWords(typed: string, { host, directory }: Shell): readonly string[] {
  const slash = typed.lastIndexOf('/') + 1;
  const folder = resolvePath(directory, typed.slice(0, slash));
  const names = host.files.list(folder) ?? [];
  return names
    .map(
      (name) =>
        `${typed.slice(0, slash)}${name}${host.files.list(`${folder === '/' ? '' : folder}/${name}`) ? '/' : ''}`,
    )
    .filter((path) => path.startsWith(typed));
}

/** A variable, or a home directory, is left as one. */
function typedWord(word: string): string {
  return /^[$~][\w/.-]*$/.test(word) ? word : quoteWord(word);
}

function commonStart(words: readonly string[]): string {
  const [first = '', ...rest] = words;
  let length = first.length;
  for (const word of rest) while (!word.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}
