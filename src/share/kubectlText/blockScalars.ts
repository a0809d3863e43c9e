/** The texts, numbers and truth values of kubectl's YAML: plain, quoted, or as a block under `|`. */
import type { Json } from '#engine/json.ts';
import { indentOf, isBlank, type LinesOfYaml } from './yamlLines.ts';

export class BlockScalars {
  readonly #lines: LinesOfYaml;

  constructor(lines: LinesOfYaml) {
    this.#lines = lines;
  }

  /** A key as it stands before its colon. */
  key(text: string): string {
    const key = text.trimEnd();
    if (key[0] === '"') return this.#unescaped(key.slice(1, -1));
    if (key[0] === "'") return key.slice(1, -1).replaceAll("''", "'");
    if (indicators.test(key) || key.includes(' #') || resolved(key) !== key) this.#lines.fail('unusual');
    return key;
  }

  /** The value that begins with `text` on this line, under a key or dash that is indented so far. Moves on behind it. */
  read(text: string, parentIndent: number): Json {
    switch (text[0]) {
      case "'":
      case '"':
        return this.#quoted(text, text[0], parentIndent);
      case '|':
        return this.#block(text, parentIndent);
      case '{':
      case '[':
        return this.#empty(text);
      case '&':
      case '*':
        return this.#lines.fail('alias');
      default:
        return this.#plain(text, parentIndent);
    }
  }

  #empty(text: string): Json {
    const [braces, rest] = [text.slice(0, 2), text.slice(2).trimStart()];
    if ((braces !== '{}' && braces !== '[]') || !isBlank(rest)) return this.#lines.fail('unusual');
    this.#lines.next();
    return braces === '{}' ? {} : [];
  }

  #plain(text: string, parentIndent: number): Json {
    const lines = this.#lines;
    const comment = text.indexOf(' #');
    const first = comment < 0 ? text : text.slice(0, comment).trimEnd();
    if (indicators.test(first) || isKeyLike(first)) return lines.fail('unusual');
    const began = lines.line;
    const value = resolved(first);
    lines.next();
    if (comment < 0 && !lines.isAtEnd && lines.indent > parentIndent) return this.#folded(first, began, parentIndent);
    return value === undefined ? lines.fail('unusual') : value;
  }

  /** A plain text that goes on, deeper: line ends become blanks. */
  #folded(first: string, began: number, parentIndent: number): string {
    const lines = this.#lines;
    const parts = [first];
    let line = began;
    for (let raw = lines.raw(line + 1); raw !== undefined && indentOf(raw) > parentIndent; raw = lines.raw(line + 1)) {
      const text = raw.trim();
      if (text === '' || text.startsWith('#') || isKeyLike(text) || / #|\t/.test(text)) lines.fail('unusual');
      parts.push(text);
      line += 1;
    }
    lines.after(line);
    return parts.join(' ');
  }

  #quoted(text: string, quote: string, parentIndent: number): string {
    const lines = this.#lines;
    let { line } = lines;
    const parts: string[] = [];
    let part = text.slice(1);
    for (;;) {
      const end = closing(part, quote);
      if (end >= 0) {
        if (!isBlank(part.slice(end + 1).trimStart())) lines.fail('syntax');
        parts.push(part.slice(0, end));
        break;
      }
      parts.push(part);
      line += 1;
      const raw = lines.raw(line);
      part = raw?.trimStart() ?? '';
      if (raw === undefined || (part !== '' && indentOf(raw) <= parentIndent)) {
        lines.fail('syntax');
        return '';
      }
    }
    lines.after(line);
    // Between two lines stands a blank; an empty line would be a line end, which kubectl writes in another way.
    if (parts.length > 1 && parts.some((each) => each.trim() === '')) lines.fail('unusual');
    if (quote === "'") return joined(parts).replaceAll("''", "'");
    return this.#unescaped(joined(parts));
  }

  /** `|` keeps the lines; `-` and `+` say what becomes of the end, a digit how far the lines are indented. */
  #block(header: string, parentIndent: number): string {
    const lines = this.#lines;
    const match = /^\|([1-9]?)([+-]?)$/.exec(header);
    if (match === null) lines.fail('unusual');
    const [, digit = '', chomp = ''] = match ?? [];
    const texts: string[] = [];
    let indent = digit === '' ? -1 : Math.max(parentIndent, 0) + Number(digit);
    let { line } = lines;
    for (let raw = lines.raw(line + 1); raw !== undefined; raw = lines.raw(line + 1)) {
      const here = indentOf(raw);
      const isEmpty = here === raw.length;
      if (!isEmpty && here <= parentIndent) break;
      if (indent < 0 && !isEmpty) indent = here;
      if (!isEmpty && here < indent) break;
      // Blanks in a line that says nothing are a text of their own where they reach further than the indentation.
      if (isEmpty && here > Math.max(indent, 0)) lines.fail('unusual');
      texts.push(isEmpty ? '' : raw.slice(indent));
      line += 1;
    }
    lines.after(line);
    return blockText(texts, chomp);
  }

  #unescaped(text: string): string {
    if (!text.includes('\\')) return text;
    return text.replace(/\\(x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^xuU]|.|$)/gs, (whole, code: string) => {
      const short = shortEscapes[code];
      if (short !== undefined) return short;
      const point = code.length > 1 ? Number.parseInt(code.slice(1), 16) : Number.NaN;
      if (point <= 0x10ffff) return String.fromCodePoint(point);
      this.#lines.fail('unusual');
      return whole;
    });
  }
}

/** What means something to YAML at the beginning of a plain text. */
const indicators = /^(?:[,\]{}[&*!|>'"%@`#]|[?:-](?: |$))|\t/;

function isKeyLike(text: string): boolean {
  return text.endsWith(':') || text.includes(': ');
}

/** A plain text as YAML 1.1 takes it; undefined for the forms that kubectl never prints. */
function resolved(text: string): Json | undefined {
  const first = text.charCodeAt(0);
  const isWord = (first >= 65 && first <= 90) || (first >= 97 && first <= 122);
  if (isWord) {
    const constant = constants.get(text);
    return constant === undefined ? text : constant;
  }
  if (text === '~') return null;
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text)) return finite(text) ?? text;
  // A number in another form: octal, hexadecimal, with underscores, without a digit before the point.
  const isOdd = /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[\da-f_]+|[\d_]*\.?[\d_]*(?:e[-+]?\d+)?|\.inf|\.nan)$/i.test(text);
  return isOdd && Math.abs(Number(text)) !== Number.POSITIVE_INFINITY ? undefined : text;
}

/** As in Go, what is too large for a number is a text. */
function finite(text: string): number | undefined {
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

const constants: ReadonlyMap<string, Json> = new Map<string, Json>(
  (
    [
      [true, 'y Y yes Yes YES true True TRUE on On ON'],
      [false, 'n N no No NO false False FALSE off Off OFF'],
      [null, 'null Null NULL'],
    ] as const
  ).flatMap(([value, words]) => words.split(' ').map((word): [string, Json] => [word, value])),
);

const shortEscapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\u000b',
  f: '\f',
  r: '\r',
  e: '\u001b',
  '"': '"',
  '/': '/',
  '\\': '\\',
  ' ': ' ',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};

/** Where the closing quote stands; −1 when it is not in this line. */
function closing(part: string, quote: string): number {
  for (let at = 0; at < part.length; at++) {
    if (quote === '"' && part[at] === '\\') at += 1;
    else if (part[at] === quote) {
      if (quote === "'" && part[at + 1] === "'") at += 1;
      else return at;
    }
  }
  return -1;
}

/** Line ends and the blanks before them become one blank; a backslash before the end of a line joins the two without one. */
function joined(parts: readonly string[]): string {
  let text = '';
  for (const [at, part] of parts.entries()) {
    const isLast = at === parts.length - 1;
    if (isLast) text += part;
    else text += endsInBackslash(part) ? part.slice(0, -1) : `${part.trimEnd()} `;
  }
  return text;
}

function endsInBackslash(part: string): boolean {
  let slashes = 0;
  while (part[part.length - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

function blockText(lines: readonly string[], chomp: string): string {
  let end = lines.length;
  while (end > 0 && lines[end - 1] === '') end -= 1;
  const text = lines.slice(0, end).join('\n');
  if (chomp === '+') return text + '\n'.repeat(lines.length - end + (end > 0 ? 1 : 0));
  return chomp === '-' || end === 0 ? text : `${text}\n`;
}
