/** Values as Go prints them: `%v`, `%#v` and JSON. What stands in an API object is all that there is. */

type Fields = Readonly<Record<string, unknown>>;

/** Keys in the order of their bytes, absent values left out. */
export function sortedEntries(value: Fields): (readonly [string, unknown])[] {
  return Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort(byBytes)
    .map((key) => [key, value[key]] as const);
}

/** Code points order as UTF-8 bytes do. */
function byBytes(left: string, right: string): number {
  if (left === right) return 0;
  const [one, other] = [[...left], [...right]];
  for (let at = 0; at < one.length && at < other.length; at++) {
    const difference = (one[at]?.codePointAt(0) ?? 0) - (other[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** `json.Marshal`: keys sorted, `<`, `>` and `&` escaped. With `indent` as `json.MarshalIndent`. */
export function goJson(value: unknown, indent = '', current = ''): string {
  if (Array.isArray(value)) {
    return bracketed(
      '[]',
      value.map((item) => goJson(item, indent, current + indent)),
      indent,
      current,
    );
  }
  if (typeof value === 'object' && value !== null) {
    const colon = indent === '' ? ':' : ': ';
    const fields = sortedEntries(value as Fields).map(
      ([key, field]) => `${quotedJson(key)}${colon}${goJson(field, indent, current + indent)}`,
    );
    return bracketed('{}', fields, indent, current);
  }
  return typeof value === 'string' ? quotedJson(value) : String(value ?? null);
}

function bracketed(brackets: string, parts: readonly string[], indent: string, current: string): string {
  const [open, close] = brackets;
  if (parts.length === 0) return brackets;
  if (indent === '') return `${open}${parts.join(',')}${close}`;
  return `${open}\n${parts.map((part) => `${current}${indent}${part}`).join(',\n')}\n${current}${close}`;
}

function quotedJson(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `%v`: `map[a:1 b:[x y]]`. */
export function goPrint(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(goPrint).join(' ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `map[${sortedEntries(value as Fields)
      .map(([key, field]) => `${key}:${goPrint(field)}`)
      .join(' ')}]`;
  }
  return value === null || value === undefined ? '<nil>' : goNumber(value);
}

/** `%#v`: `map[string]interface {}{"a":1, "b":[]interface {}{"x"}}`. */
export function goSyntax(value: unknown): string {
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`;
  if (typeof value === 'object' && value !== null) {
    return `map[string]interface {}{${sortedEntries(value as Fields)
      .map(([key, field]) => `${JSON.stringify(key)}:${goSyntax(field)}`)
      .join(', ')}}`;
  }
  if (value === null || value === undefined) return 'interface {}(nil)';
  return typeof value === 'string' ? JSON.stringify(value) : goNumber(value);
}

/** Whole numbers are integers here, and other numbers floats. */
function goNumber(value: unknown): string {
  return typeof value === 'number' && !Number.isInteger(value) ? goFloat(value) : String(value);
}

/** `%v` of a float64 (`strconv.FormatFloat(x, 'g', -1, 64)`): an exponent from a million on. */
export function goFloat(value: number): string {
  const exponent = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  if (exponent >= -4 && exponent < 6) return String(value);
  return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
}

/** The name of a value's Go type, for complaints. */
export function goType(value: unknown): string {
  if (Array.isArray(value)) return '[]interface {}';
  if (typeof value === 'object' && value !== null) return 'map[string]interface {}';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64';
  return typeof value === 'boolean' ? 'bool' : 'string';
}
