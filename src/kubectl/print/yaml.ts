/** YAML as kubectl prints it: sigs.k8s.io/yaml over go-yaml v2, keys sorted, lists not indented, lines folded after column 80. */
import { goFloat } from './goValues.ts';
import { scalarStyle } from './yamlScalars.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The document, with its newline. */
export function toYaml(value: unknown): string {
  const lines: string[] = [];
  writeValue(lines, '', value, 0, true);
  return lines.map((line) => `${line}\n`).join('');
}

/**
 * Writes a value after a prefix that stands on its line already: `key:` or `-`. `indent` is that of the lines below.
 * A map or list begins on the next line, after `-` on the same one.
 */
function writeValue(lines: string[], prefix: string, value: unknown, indent: number, isInline: boolean): void {
  if (Array.isArray(value)) writeList(lines, prefix, value, indent, isInline);
  else if (typeof value === 'object' && value !== null) writeMap(lines, prefix, value as Fields, indent, isInline);
  else lines.push(...scalarLines(prefix, value, indent));
}

function writeMap(lines: string[], prefix: string, map: Fields, indent: number, isInline: boolean): void {
  const keys = inYamlOrder(Object.keys(map).filter((key) => map[key] !== undefined));
  if (keys.length === 0) {
    lines.push(joined(prefix, '{}'));
    return;
  }
  if (!isInline) lines.push(prefix);
  for (const [at, key] of keys.entries()) {
    const lead = isInline && at === 0 ? (prefix === '' ? '' : `${prefix} `) : ' '.repeat(indent);
    const value = map[key];
    if (isComplexKey(key)) {
      lines.push(...scalarLines(`${lead}?`, key, indent + 2));
      writeValue(lines, `${' '.repeat(indent)}:`, value, indent + 2, true);
      continue;
    }
    const below = Array.isArray(value) ? indent : indent + 2;
    writeValue(lines, `${lead}${keyText(key)}:`, value, below, false);
  }
}

function writeList(lines: string[], prefix: string, list: readonly unknown[], indent: number, isInline: boolean): void {
  if (list.length === 0) {
    lines.push(joined(prefix, '[]'));
    return;
  }
  if (!isInline) lines.push(prefix);
  for (const [at, item] of list.entries()) {
    const lead = isInline && at === 0 && prefix !== '' ? `${prefix} ` : ' '.repeat(indent);
    writeValue(lines, `${lead}-`, item ?? null, indent + 2, true);
  }
}

/** Objects of a kind have the same keys, so their order is worked out once. */
const orders = new Map<string, readonly string[]>();
const mostOrders = 500;

function inYamlOrder(keys: readonly string[]): readonly string[] {
  const together = JSON.stringify(keys);
  const known = orders.get(together);
  if (known !== undefined) return known;
  const sorted = keys.toSorted(byYamlKey);
  if (orders.size < mostOrders) orders.set(together, sorted);
  return sorted;
}

/** A key of several lines, or of more than 128 bytes, is written as `? key` and `: value`. */
function isComplexKey(key: string): boolean {
  return key.includes('\n') || (key.length > 42 && new TextEncoder().encode(key).length > 128);
}

function keyText(key: string): string {
  const style = scalarStyle(key, true);
  return style === 'plain' ? key : style === 'single' ? `'${key.replaceAll("'", "''")}'` : doubleQuoted(key);
}

function scalarLines(prefix: string, value: unknown, indent: number): readonly string[] {
  if (typeof value !== 'string') return [joined(prefix, plainText(value))];
  const pad = ' '.repeat(Math.max(indent, 2));
  switch (scalarStyle(value, false)) {
    case 'plain':
      return folded(prefix, value, pad);
    case 'single':
      return folded(prefix, `'${value.replaceAll("'", "''")}'`, pad);
    case 'double':
      return foldedDouble(prefix, value, pad);
    case 'literal':
      return literal(prefix, value, pad);
  }
}

function plainText(value: unknown): string {
  return typeof value === 'number' && !Number.isInteger(value) ? goFloat(value) : String(value);
}

const bestWidth = 80;

/** Breaks at the first single blank after column 80 (`yaml_emitter_write_plain_scalar` and `…_single_quoted_scalar`). */
function folded(prefix: string, text: string, pad: string): readonly string[] {
  if (prefix.length + 1 + text.length <= bestWidth) return [joined(prefix, text)];
  const lines: string[] = [];
  let line = prefix === '' ? '' : `${prefix} `;
  const quoted = text.startsWith("'") && text.endsWith("'") && text.length > 1;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    const isEdge = quoted && (at <= 1 || at >= text.length - 2);
    const isSingleBlank = character === ' ' && text[at + 1] !== ' ' && text[at - 1] !== ' ';
    if (isSingleBlank && !isEdge && [...line].length > bestWidth) {
      lines.push(line);
      line = pad;
    } else line += character;
  }
  return [...lines, line];
}

function foldedDouble(prefix: string, value: string, pad: string): readonly string[] {
  const lines: string[] = [];
  let line = `${prefix === '' ? '' : `${prefix} `}"`;
  let afterBlank = false;
  const characters = [...value];
  for (const [at, character] of characters.entries()) {
    if (character !== ' ') {
      line += escaped(character);
      afterBlank = false;
      continue;
    }
    if (!afterBlank && at > 0 && at < characters.length - 1 && [...line].length > bestWidth) {
      lines.push(line);
      line = characters[at + 1] === ' ' ? `${pad}\\` : pad;
    } else line += ' ';
    afterBlank = true;
  }
  return [...lines, `${line}"`];
}

function doubleQuoted(text: string): string {
  return `"${[...text].map(escaped).join('')}"`;
}

const shortEscapes: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\u0007': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\u000b': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\u001b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\u0085': '\\N',
  '\u00a0': '\\_',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

function escaped(character: string): string {
  const short = shortEscapes[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  if (code > 0xffff || /[\p{Cc}\p{Cs}\ufeff\ufffe\uffff]/u.test(character)) {
    const hex = code.toString(16).toUpperCase();
    if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
    return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
  }
  return character;
}

/** `|`, with a hint where the text begins with a blank or does not end in exactly one newline. */
function literal(prefix: string, value: string, pad: string): readonly string[] {
  const indentHint = /^[ \n]/.test(value) ? '2' : '';
  const chomp = !value.endsWith('\n') ? '-' : value === '\n' || value.endsWith('\n\n') ? '+' : '';
  const body = (value.endsWith('\n') ? value.slice(0, -1) : value).split('\n');
  return [joined(prefix, `|${indentHint}${chomp}`), ...body.map((line) => (line === '' ? '' : pad + line))];
}

function joined(prefix: string, text: string): string {
  return prefix === '' ? text : `${prefix} ${text}`;
}

/** How go-yaml v2 orders keys: letters after everything else, digits by the number that they make. */
function byYamlKey(left: string, right: string): number {
  const [one, other] = [[...left], [...right]];
  let wasDigit = false;
  for (let at = 0; at < one.length && at < other.length; at++) {
    const [a, b] = [one[at] as string, other[at] as string];
    if (a === b) {
      wasDigit = isDigit(a);
      continue;
    }
    const [aLetter, bLetter] = [isLetter(a), isLetter(b)];
    if (aLetter && bLetter) return codeOf(a) - codeOf(b);
    if (aLetter || bLetter) return (wasDigit ? aLetter : bLetter) ? -1 : 1;
    return compareNumbers(one, other, at);
  }
  return one.length - other.length;
}

function compareNumbers(one: readonly string[], other: readonly string[], at: number): number {
  let start = '0';
  if (one[at] === '0' || other[at] === '0') {
    for (let before = at - 1; before >= 0 && isDigit(one[before] as string); before--) {
      if (one[before] !== '0') start = '1';
    }
  }
  const [a, b] = [digitsFrom(one, at), digitsFrom(other, at)];
  const difference = BigInt(start + a) - BigInt(start + b);
  if (difference !== 0n) return difference < 0n ? -1 : 1;
  if (a.length !== b.length) return a.length - b.length;
  return codeOf(one[at] as string) - codeOf(other[at] as string);
}

function digitsFrom(characters: readonly string[], at: number): string {
  let digits = '';
  for (let next = at; next < characters.length && isDigit(characters[next] as string); next++)
    digits += characters[next];
  return digits;
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

function isLetter(character: string): boolean {
  return /^\p{L}$/u.test(character);
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
