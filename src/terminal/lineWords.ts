/** The command in which somebody is typing: its words so far, though the line is not whole yet. */

export interface TypedWords {
  /** The words of the command up to the cursor, without quotes; the last one is being typed and may be empty. */
  readonly words: readonly string[];
  /** Where the last word begins in the text, with its opening quote. */
  readonly from: number;
  /** The quote that is open there. */
  readonly quote: '' | "'" | '"';
  /** The word is what `>` or `<` reads or writes. */
  readonly isFile: boolean;
}

/** Words before a command, such as `do`. */
const before = new Set(['do', 'then', 'else', 'elif', 'if', 'while', 'until', '!', '{', 'time', 'watch']);

/** Looks at the text up to the cursor only. */
export function typedWords(text: string): TypedWords {
  let words: string[] = [];
  let word = '';
  let from: number | undefined;
  let quote: TypedWords['quote'] = '';
  let isFile = false;
  const endWord = () => {
    if (from !== undefined && !isFile) words.push(word);
    if (from !== undefined) isFile = false;
    word = '';
    from = undefined;
  };
  const endCommand = () => {
    words = [];
    word = '';
    from = undefined;
    isFile = false;
  };
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\' && quote !== "'") {
      if (text.charAt(at + 1) !== '\n') {
        from ??= at;
        word += text.charAt(at + 1);
      }
      at += 1;
    } else if (quote !== '' && char === quote) quote = '';
    else if (quote !== "'" && char === '$' && text.charAt(at + 1) === '(') {
      quote = '';
      at += 1;
      endCommand();
    } else if (quote !== '') word += char;
    else if (char === "'" || char === '"') {
      from ??= at;
      quote = char;
    } else if (';|&()\n`'.includes(char)) endCommand();
    else if (char === '>' || char === '<') {
      endWord();
      isFile = true;
    } else if (/\s/.test(char)) endWord();
    else {
      from ??= at;
      word += char;
    }
  }
  const all = [...words, word];
  let first = 0;
  while (first < all.length - 1 && (before.has(all[first] ?? '') || /^[A-Za-z_]\w*=/.test(all[first] ?? '')))
    first += 1;
  return { words: all.slice(first), from: from ?? text.length, quote, isFile };
}
