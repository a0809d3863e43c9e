/** `-o kyaml` (sigs.k8s.io/yaml `kyaml`): YAML that cannot be misread, with brackets and every text in quotes. */
import { sortedEntries } from './goValues.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The document, with its first line and its newline. */
export function toKyaml(value: unknown): string {
  return `---\n${nodeText(value, 0)}\n`;
}

function nodeText(value: unknown, indent: number): string {
  if (Array.isArray(value)) return listText(value, indent);
  if (isStructure(value)) return mapText(value as Fields, indent);
  return typeof value === 'string' ? quoted(value, indent + 1) : String(value ?? null);
}

function isStructure(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function mapText(map: Fields, indent: number): string {
  const entries = sortedEntries(map);
  if (entries.length === 0) return '{}';
  const lines = entries.map(([key, value]) => `${pad(indent + 1)}${keyText(key)}: ${nodeText(value, indent + 1)},\n`);
  return `{\n${lines.join('')}${pad(indent)}}`;
}

/** Maps and lists stand together in their list, other values on lines of their own. */
function listText(list: readonly unknown[], indent: number): string {
  if (list.length === 0) return '[]';
  if (list.every(isStructure)) return `[${list.map((item) => nodeText(item, indent)).join(', ')}]`;
  const lines = list.map((item) => `${pad(indent + 1)}${nodeText(item, indent + 1)},\n`);
  return `[\n${lines.join('')}${pad(indent)}]`;
}

function pad(indent: number): string {
  return '  '.repeat(indent);
}

/** A text of several lines is folded after each newline, and indented by what the fold takes off again. */
function quoted(text: string, indent: number): string {
  if (!text.includes('\n')) return `"${[...text].map(escaped).join('')}"`;
  let folded = '"\\\n';
  for (const character of text) {
    if (folded.endsWith('\n')) folded += `${pad(indent)}${/[^\S\n]/.test(character) ? '\\' : ' '}`;
    folded += character === '\n' ? '\\n\\\n' : escaped(character);
  }
  if (!folded.endsWith('\n')) folded += '\\\n';
  return `${folded}${pad(indent)}"`;
}

const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\t': '\t',
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\r': '\\r',
  '\u000b': '\\v',
  '\0': '\\0',
  '\u001b': '\\e',
  '\u0085': '\\N',
  '\u00a0': '\\_',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

function escaped(character: string): string {
  const short = shortEscapes[character];
  if (short !== undefined) return short;
  if (/^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code >= 0xd800 && code < 0xe000) return '\\ufffd';
  return code < 0x1_0000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
}

/** Keys go without quotes where nobody can take them for anything but a text. */
function keyText(key: string): string {
  const isPlain = /^[\p{L}\p{N}_]([\p{L}\p{N}_\-./]*[\p{L}\p{N}_])?$/u.test(key) && !isAmbiguous(key);
  return isPlain ? key : `"${[...key].map((each) => compactEscapes[each] ?? escaped(each)).join('')}"`;
}

const compactEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t' };

const words = /^(null|true|t|false|f|y|yes|on|n|no|off|inf|infinity|nan)$/i;
const wholeNumber = /^(0x[0-9a-f]+|0b[01]+|0o?[0-7]+|\d+)$/i;
const fraction = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const date = /^\d{4}-\d{1,2}-\d{1,2}([Tt ].*)?$/;

/** What another reader of YAML could take for a number, a date or a word with a meaning. */
function isAmbiguous(key: string): boolean {
  const digits = key.replaceAll('_', '');
  return words.test(key) || wholeNumber.test(digits) || fraction.test(digits) || date.test(key);
}
