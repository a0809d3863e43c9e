/**
 * Reads what is typed into a shell: commands with `;` `&&` `||` `|`, quotes, redirections, here-documents, `$(…)`, `for`, `while`,
 * `until` and `if` (the grammar of POSIX 2.10, without functions, `case` and jobs in the background, which are refused by name).
 */
import { readDocumentText, readWord } from './readWord.ts';
import { type ParseFailure, Source } from './source.ts';
import type { AndOr, Command, Pipeline, Redirect, Script, SimpleCommand, Word } from './syntax.ts';

/** More than a manifest may have. */
const maxLength = 64 * 1024;

export type Parsed = { readonly script: Script } | ParseFailure;

/** The tree of a text, or what is wrong with it, or that it wants to be continued. */
export function parseScript(text: string): Parsed {
  const source = new Source(text, readScriptUntil);
  if (text.length > maxLength) source.problem('the text is longer than the 64 KiB that this shell reads');
  const script = readScriptUntil(source, []);
  return source.failure ?? { script };
}

/**
 * How many lines of a text the first whole command takes, or the first that cannot be read; undefined while more has to be typed.
 * A text of many commands is so read in one go, and not once for each of its lines.
 */
export function linesOfCommand(text: string): number | undefined {
  const source = new Source(text, readScriptUntil);
  readLists(source, [], true);
  const { failure } = source;
  if (failure?.type === 'problem') return linesUpTo(text, failure.at);
  // What is longer than the shell reads is not waited for.
  return failure === undefined || text.length > maxLength ? linesUpTo(text, source.at) : undefined;
}

/** The lines up to the one that holds this place, or ends there. */
function linesUpTo(text: string, at: number): number {
  let lines = 1;
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) lines += 1;
  return lines;
}

/** Commands up to one of these words or brackets, which stays where it is; up to the end of the text when there are none. */
function readScriptUntil(source: Source, enders: readonly string[]): Script {
  return readLists(source, enders, false);
}

/** As `readScriptUntil`; or only up to the end of the line, here-documents included, where nothing is open. */
function readLists(source: Source, enders: readonly string[], isOneLine: boolean): Script {
  const lists: AndOr[] = [];
  for (;;) {
    skipBlanks(source);
    if (isOneLine && source.startsWith('\n')) {
      if (source.documents.length > 0) endLine(source);
      return { lists };
    }
    skipLines(source);
    if (source.isAtEnd) break;
    if (isEnder(source, enders)) return { lists };
    source.count();
    lists.push(readAndOr(source));
    skipBlanks(source);
    if (source.take(';;')) source.problem(nearToken(';;'));
    if (source.startsWith('&') && !source.startsWith('&&')) {
      source.problem('nothing runs in the background here (&): open a second pane for it');
    }
    if (!source.take(';') && !source.isAtEnd && !source.startsWith('\n') && !isEnder(source, enders)) {
      source.problem(unexpected(source));
    }
  }
  if (source.documents.length > 0) source.incomplete(source.documents[0]?.delimiter ?? '');
  if (enders.length > 0) source.incomplete(enders.at(-1) ?? '');
  return { lists };
}

function isEnder(source: Source, enders: readonly string[]): boolean {
  if (enders.includes(')') && source.startsWith(')')) return true;
  const word = plainWord(source);
  return word !== undefined && enders.includes(word);
}

function readAndOr(source: Source): AndOr {
  const first = readPipeline(source);
  const rest: { operator: '&&' | '||'; pipeline: Pipeline }[] = [];
  for (;;) {
    skipBlanks(source);
    const operator = source.take('&&') ? '&&' : source.take('||') ? '||' : undefined;
    if (operator === undefined) return { first, rest };
    skipLines(source);
    if (source.isAtEnd) source.incomplete('a command');
    rest.push({ operator, pipeline: readPipeline(source) });
  }
}

function readPipeline(source: Source): Pipeline {
  skipBlanks(source);
  const negated = plainWord(source) === '!' && source.take('!');
  const commands = [readCommand(source)];
  for (;;) {
    skipBlanks(source);
    if (source.startsWith('||') || !source.take('|')) return { negated, commands };
    if (source.take('&')) source.problem('|& is not known here: write 2>&1 |');
    skipLines(source);
    if (source.isAtEnd) source.incomplete('a command');
    commands.push(readCommand(source));
  }
}

const notRead: Readonly<Record<string, string>> = {
  case: 'use `if [ "$x" = … ]`',
  function: 'use `alias NAME=…` for a short one',
  select: 'use `for`',
};

function readCommand(source: Source): Command {
  skipBlanks(source);
  if (source.take('(')) return compound(source, readGroup(source, ')'));
  const word = plainWord(source);
  const instead = word === undefined ? undefined : Object.hasOwn(notRead, word) ? notRead[word] : undefined;
  if (instead !== undefined) source.problem(`this shell does not read \`${word}\`: ${instead}`);
  switch (word ?? '') {
    case '{':
      source.at += 1;
      return compound(source, readGroup(source, '}'));
    case 'for':
      source.at += word?.length ?? 0;
      return compound(
        source,
        source.deeper(() => readFor(source)),
      );
    case 'while':
    case 'until':
      source.at += word?.length ?? 0;
      return compound(
        source,
        source.deeper(() => readWhile(source, word === 'until')),
      );
    case 'if':
      source.at += word?.length ?? 0;
      return compound(
        source,
        source.deeper(() => readIf(source)),
      );
    case 'then':
    case 'elif':
    case 'else':
    case 'fi':
    case 'do':
    case 'done':
    case 'in':
    case 'esac':
    case '}':
      source.problem(nearToken(word ?? ''));
  }
  return readSimple(source);
}

type Body<T> = T extends Command ? Omit<T, 'redirects'> : never;

function compound(source: Source, command: Body<Exclude<Command, SimpleCommand>>): Command {
  const redirects: Redirect[] = [];
  for (;;) {
    skipBlanks(source);
    const redirect = readRedirect(source, (filled) => redirects.push(filled));
    if (!redirect) return { ...command, redirects };
  }
}

function readGroup(source: Source, close: ')' | '}') {
  const body = source.deeper(() => readScriptUntil(source, [close]));
  source.take(close);
  if (body.lists.length === 0) source.problem(nearToken(close));
  return { type: 'group' as const, body, isSubshell: close === ')' };
}

function readFor(source: Source) {
  skipBlanks(source);
  if (source.startsWith('(('))
    source.problem('for ((…)) is not read here: use `for i in 0 1 2` or `for i in $(seq 0 2)`');
  const variable = source.match(/[A-Za-z_]\w*(?=[\s;]|$)/y)?.[0];
  if (variable === undefined) {
    if (source.isAtEnd) source.incomplete('a name');
    else source.problem(`\`${shownWord(source)}' is not a name for a variable`);
  }
  skipLines(source);
  const words: Word[] = [];
  if (plainWord(source) === 'in') {
    source.at += 2;
    for (;;) {
      skipBlanks(source);
      if (source.isAtEnd || /[\n;]/.test(source.text.charAt(source.at))) break;
      if (/[&|()<>]/.test(source.text.charAt(source.at))) source.problem(unexpected(source));
      else words.push(readWord(source));
    }
  }
  source.take(';');
  const body = readBlock(source, 'do', 'done');
  return { type: 'for' as const, variable: variable ?? '', words, body };
}

function readWhile(source: Source, isUntil: boolean) {
  const condition = readScriptUntil(source, ['do']);
  const body = readBlock(source, 'do', 'done');
  return { type: 'while' as const, isUntil, condition, body };
}

function readIf(source: Source) {
  const branches: { condition: Script; body: Script }[] = [];
  let otherwise: Script | undefined;
  do {
    const condition = readScriptUntil(source, ['then']);
    expectWord(source, 'then');
    branches.push({ condition, body: readScriptUntil(source, ['elif', 'else', 'fi']) });
  } while (takeWord(source, 'elif'));
  if (takeWord(source, 'else')) otherwise = readScriptUntil(source, ['fi']);
  expectWord(source, 'fi');
  return { type: 'if' as const, branches, otherwise };
}

function readBlock(source: Source, open: string, close: string): Script {
  expectWord(source, open);
  const body = readScriptUntil(source, [close]);
  expectWord(source, close);
  if (body.lists.length === 0) source.problem(nearToken(close));
  return body;
}

function expectWord(source: Source, word: string): void {
  skipLines(source);
  if (takeWord(source, word)) return;
  if (source.isAtEnd) source.incomplete(word);
  else source.problem(`${unexpected(source)}: here \`${word}' is missing`);
}

function takeWord(source: Source, word: string): boolean {
  return plainWord(source) === word && source.take(word);
}

function readSimple(source: Source): SimpleCommand {
  const assignments: { name: string; value: Word }[] = [];
  const words: Word[] = [];
  const redirects: Redirect[] = [];
  for (;;) {
    skipBlanks(source);
    if (source.isAtEnd || /[\n;|)]/.test(source.text.charAt(source.at))) break;
    if (readRedirect(source, (redirect) => redirects.push(redirect))) continue;
    if (source.startsWith('&')) break;
    if (source.startsWith('(')) {
      source.problem(words.length === 1 ? 'this shell has no functions' : `${unexpected(source)}: put '…' around it`);
      break;
    }
    const name = words.length === 0 ? source.match(/([A-Za-z_]\w*)=/y)?.[1] : undefined;
    if (name === undefined) words.push(readWord(source));
    else if (source.startsWith('(')) source.problem('this shell has no arrays');
    else assignments.push({ name, value: readWord(source) });
  }
  if (words.length + assignments.length + redirects.length === 0) source.problem(unexpected(source));
  return { type: 'simple', assignments, words, redirects };
}

const redirectOperators = [
  ['<<<', 'text'],
  ['<&', 'duplicate'],
  ['<', 'read'],
  ['>>', 'append'],
  ['>&', 'duplicate'],
  ['>|', 'write'],
  ['>', 'write'],
] as const;

/** Takes a redirection when one stands here. A here-document is filled in when its lines have been read. */
function readRedirect(source: Source, add: (redirect: Redirect) => void): boolean {
  const both = source.match(/&>>?/y)?.[0];
  if (both !== undefined) {
    add({ stream: 'both', operator: both === '&>' ? 'write' : 'append', target: readTarget(source) });
    return true;
  }
  const found = source.match(/([0-9]?)(?=[<>])/y);
  if (found === undefined) return false;
  const number = found[1] === '' ? undefined : Number(found[1]);
  if (number !== undefined && number > 2) source.problem(`there are streams 0, 1 and 2 here, and no ${number}`);
  if (source.startsWith('<(') || source.startsWith('>(')) source.problem('this shell does not read <(…): use a pipe');
  if (source.startsWith('<<') && !source.startsWith('<<<')) {
    readDocument(source, add);
    return true;
  }
  const [, operator] = redirectOperators.find(([sign]) => source.take(sign)) ?? [];
  if (operator === undefined) return false;
  const isInput = operator === 'read' || operator === 'text';
  const target = readTarget(source);
  const newline = { type: 'text', text: '\n', isQuoted: true } as const;
  const read = operator === 'text' ? { parts: [...target.parts, newline] } : target;
  add({ stream: (number ?? (isInput ? 0 : 1)) as 0 | 1 | 2, operator, target: read });
  return true;
}

function readTarget(source: Source): Word {
  skipBlanks(source);
  if (source.isAtEnd || /[\s;&|()<>]/.test(source.text.charAt(source.at))) source.problem(unexpected(source));
  return readWord(source);
}

function readDocument(source: Source, add: (redirect: Redirect) => void): void {
  source.at += 2;
  const stripsTabs = source.take('-');
  const { parts } = readTarget(source);
  const delimiter = parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
  const expands = parts.every((part) => !part.isQuoted);
  source.documents.push({
    delimiter,
    stripsTabs,
    expands,
    fill: (target) => add({ stream: 0, operator: 'text', target }),
  });
}

/** Blanks, continued lines and comments. */
function skipBlanks(source: Source): void {
  while (source.match(/[ \t\r\u00a0]+|\\\r?\n/y) !== undefined);
  const before = source.text.charAt(source.at - 1);
  if (source.startsWith('#') && (source.at === 0 || /[\s;&|()]/.test(before))) source.match(/[^\n]*/y);
}

/** As `skipBlanks`, and over the ends of lines. */
function skipLines(source: Source): void {
  do skipBlanks(source);
  while (endLine(source));
}

/** Takes the end of a line when one stands here; the lines of here-documents begin there. */
function endLine(source: Source): boolean {
  if (!source.take('\n')) return false;
  const { documents } = source;
  source.documents = [];
  for (const each of documents) readBody(source, each);
  return true;
}

function readBody(source: Source, { delimiter, stripsTabs, expands, fill }: Source['documents'][number]): void {
  const lines: string[] = [];
  for (;;) {
    if (source.isAtEnd) return source.incomplete(delimiter);
    const [all = '', typed = ''] = source.match(/([^\n]*)\n?/y) ?? [];
    const line = stripsTabs ? typed.replace(/^\t+/, '') : typed;
    if (line === delimiter) {
      // The line's end ends a command, too.
      if (all.endsWith('\n')) source.at -= 1;
      break;
    }
    lines.push(`${line}\n`);
  }
  const text = lines.join('');
  fill(expands ? readDocumentText(text, source) : { parts: [{ type: 'text', text, isQuoted: true }] });
}

/** The word here when it is typed plainly, without quotes: only such a word is one of the grammar's own. */
function plainWord(source: Source): string | undefined {
  const plain = /[^\s;&|()<>'"\\$`]+(?=[\s;&|()<>]|$)/y;
  plain.lastIndex = source.at;
  return plain.exec(source.text)?.[0];
}

function unexpected(source: Source): string {
  return nearToken(shownWord(source));
}

function shownWord(source: Source): string {
  const rest = source.text.slice(source.at, source.at + 40);
  if (rest === '' || rest.startsWith('\n')) return 'newline';
  return /^(&&|\|\||;;|[;&|()<>])/.exec(rest)?.[0] ?? /^\S+/.exec(rest)?.[0] ?? rest;
}

function nearToken(token: string): string {
  return `syntax error near unexpected token \`${token}'`;
}
