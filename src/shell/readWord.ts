/** Words of a command line: quotes, variables, `$(…)` and `$((…))` (POSIX 2.2 and 2.6; `$'…'` as in bash). */
import type { Source } from './source.ts';
import type { VariableOperator, Word, WordPart } from './syntax.ts';

/** A word that begins here, up to a blank or an operator. There is at least one character. */
export function readWord(source: Source): Word {
  return readParts(source, /[\s;&|()<>]/);
}

/** The inside of a here-document: variables and commands, and no quotes. */
export function readDocumentText(text: string, outer: Source): Word {
  const source = outer.inner(text);
  const parts: WordPart[] = [];
  readQuoted(source, parts, undefined);
  outer.failAs(source);
  return { parts };
}

/** Parts up to a character that ends them, which stays where it is. */
function readParts(source: Source, end: RegExp): Word {
  const parts: WordPart[] = [];
  let plain = '';
  source.count();
  const flush = () => {
    if (plain !== '') parts.push({ type: 'text', text: plain, isQuoted: false });
    plain = '';
  };
  while (!source.isAtEnd) {
    const char = source.text.charAt(source.at);
    if (char === '\\') {
      if (source.take('\\\n')) continue;
      source.at += 1;
      if (source.isAtEnd) source.incomplete('the next line');
      else {
        flush();
        source.count();
        parts.push({ type: 'text', text: source.text.charAt(source.at), isQuoted: true });
        source.at += 1;
      }
    } else if (char === "'" || char === '"' || char === '$' || char === '`') {
      flush();
      source.count();
      readSpecial(source, parts);
    } else if (end.test(char)) {
      break;
    } else {
      plain += char;
      source.at += 1;
    }
  }
  flush();
  return { parts };
}

function readSpecial(source: Source, parts: WordPart[]): void {
  if (source.take("'")) {
    const close = source.text.indexOf("'", source.at);
    if (close < 0) return source.incomplete("'");
    parts.push({ type: 'text', text: source.text.slice(source.at, close), isQuoted: true });
    source.at = close + 1;
  } else if (source.take('"')) {
    // An empty pair of quotes is a word, too.
    parts.push({ type: 'text', text: '', isQuoted: true });
    source.deeper(() => readQuoted(source, parts, '"'));
  } else if (source.take("$'")) readEscaped(source, parts);
  else if (source.take('$"')) source.at -= 1;
  else readExpansion(source, parts, false);
}

/** Between double quotes, or to the end of the text when `close` is undefined. */
function readQuoted(source: Source, parts: WordPart[], close: '"' | undefined): void {
  let text = '';
  const flush = () => {
    if (text !== '') parts.push({ type: 'text', text, isQuoted: true });
    text = '';
  };
  while (!source.isAtEnd) {
    const char = source.text.charAt(source.at);
    if (char === close) break;
    if (char === '$' || char === '`') {
      flush();
      source.count();
      readExpansion(source, parts, true);
    } else if (char === '\\') {
      const next = source.text.charAt(source.at + 1);
      source.at += next === '' ? 1 : 2;
      // Only these mean something else behind a backslash.
      if (next !== '\n') text += '$`\\'.includes(next) || next === close ? next || '\\' : `\\${next}`;
    } else {
      text += char;
      source.at += 1;
    }
  }
  flush();
  if (close !== undefined && !source.take(close)) source.incomplete(close);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"' };

/** `$'…'`: with escapes for what cannot be typed. */
function readEscaped(source: Source, parts: WordPart[]): void {
  const found = source.match(/((?:[^'\\]|\\[^])*)'/y);
  if (found === undefined) return source.incomplete("'");
  const text = (found[1] ?? '').replace(/\\([^])/g, (all, char: string) => escapes[char] ?? all);
  parts.push({ type: 'text', text, isQuoted: true });
}

/** What begins with `$` or a backquote. A dollar before anything else is a dollar. */
function readExpansion(source: Source, parts: WordPart[], isQuoted: boolean): void {
  if (source.take('`')) return readBackquoted(source, parts, isQuoted);
  source.at += 1;
  if (source.take('((')) return readSum(source, parts, isQuoted);
  if (source.take('(')) {
    const script = source.deeper(() => source.readScript(source, [')']));
    if (!source.take(')')) source.incomplete(')');
    parts.push({ type: 'command', script, isQuoted });
    return;
  }
  if (source.take('{')) return readBraced(source, parts, isQuoted);
  const name = source.match(/[A-Za-z_]\w*|[0-9?#@*$!-]/y)?.[0];
  if (name === undefined) parts.push({ type: 'text', text: '$', isQuoted });
  else parts.push({ type: 'variable', name, isQuoted });
}

function readBackquoted(source: Source, parts: WordPart[], isQuoted: boolean): void {
  const found = source.match(/((?:[^`\\]|\\[^])*)`/y);
  if (found === undefined) return source.incomplete('`');
  const inner = source.inner((found[1] ?? '').replace(/\\([$`\\])/g, '$1'));
  const script = inner.deeper(() => inner.readScript(inner, []));
  source.failAs(inner);
  parts.push({ type: 'command', script, isQuoted });
}

/** `$((…))`: the words inside are expanded first, and then read as a sum. */
function readSum(source: Source, parts: WordPart[], isQuoted: boolean): void {
  const from = source.at;
  let open = 0;
  while (!source.isAtEnd && (open > 0 || !source.startsWith('))'))) {
    if (source.startsWith('(')) open += 1;
    if (source.startsWith(')')) open -= 1;
    source.at += 1;
  }
  const text = source.text.slice(from, source.at);
  if (!source.take('))')) return source.incomplete('))');
  const expression = source.deeper(() => readDocumentText(text, source));
  parts.push({ type: 'sum', expression, isQuoted });
}

const operators: readonly VariableOperator[] = [
  ':-',
  ':+',
  ':=',
  ':?',
  '%%',
  '##',
  '//',
  '-',
  '+',
  '=',
  '?',
  '%',
  '#',
  '/',
];

function readBraced(source: Source, parts: WordPart[], isQuoted: boolean): void {
  const isLength = source.match(/#(?=[A-Za-z_0-9@*])/y) !== undefined;
  const name = source.match(/[A-Za-z_]\w*|[0-9]+|[?#@*$!-]/y)?.[0];
  if (name === undefined) return source.isAtEnd ? source.incomplete('}') : source.problem('bad substitution after ${');
  if (isLength || source.startsWith('}')) {
    if (!source.take('}'))
      return source.isAtEnd ? source.incomplete('}') : source.problem('bad substitution after ${#');
    parts.push({ type: 'variable', name, isQuoted, ...(isLength && { operator: 'length' }) });
    return;
  }
  const operator = operators.find((each) => source.take(each));
  if (operator === undefined) {
    return source.isAtEnd
      ? source.incomplete('}')
      : source.problem(`\${${name}${source.text.charAt(source.at)}…} is not known`);
  }
  const operand = source.deeper(() => readParts(source, /\}/));
  if (!source.take('}')) return source.incomplete('}');
  parts.push({ type: 'variable', name, isQuoted, operator, operand });
}
