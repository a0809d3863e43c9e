/** The functions of Go templates (text/template `funcs`), and the two that kubectl adds. */
import { goFloat, goPrint, goType, sortedEntries } from '../print/goValues.ts';

/** A whole number that the template made; numbers of objects are floats, as JSON's are. */
export class Int {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** `error calling eq: …`. */
export class CallProblem {
  readonly problem: string;

  constructor(problem: string) {
    this.problem = problem;
  }
}

type TemplateFunction = (args: readonly unknown[]) => unknown;

const functions: Readonly<Record<string, TemplateFunction>> = {
  and: (args) => args.at(args.findIndex((value) => !isTrue(value))),
  or: (args) => args.at(args.findIndex(isTrue)),
  not: ([value]) => !isTrue(value),
  len: ([value]) => length(value),
  index: ([value, ...keys]) => keys.reduce(index, value),
  slice: ([value, ...bounds]) => slice(value, bounds),
  print: (args) => print(args),
  println: (args) => `${args.map(printed).join(' ')}\n`,
  printf: ([format, ...args]) => printf(printed(format), args),
  eq: ([first, ...others]) => equalsAny(first, others),
  ne: ([left, right]) => negated(compare(left, right, (one, other) => one === other)),
  lt: ([left, right]) => ordered(left, right, (order) => order < 0),
  le: ([left, right]) => ordered(left, right, (order) => order <= 0),
  gt: ([left, right]) => ordered(left, right, (order) => order > 0),
  ge: ([left, right]) => ordered(left, right, (order) => order >= 0),
  html: (args) => print(args).replace(/[&<>"']/g, (character) => entities[character] ?? character),
  urlquery: (args) => encodeURIComponent(print(args)).replaceAll('%20', '+'),
  exists: ([value, ...keys]) => exists(value, keys),
  base64decode: ([value]) => base64Decoded(printed(value)),
};

export const functionNames: ReadonlySet<string> = new Set(Object.keys(functions));

export function callFunction(name: string, args: readonly unknown[]): unknown {
  const wanted = leastArguments[name] ?? 1;
  if (args.length < wanted) {
    return new CallProblem(`wrong number of args for ${name}: want at least ${wanted} got ${args.length}`);
  }
  const answer = functions[name]?.(args);
  return answer instanceof CallProblem ? new CallProblem(`error calling ${name}: ${answer.problem}`) : answer;
}

const leastArguments: Readonly<Record<string, number>> = { ne: 2, lt: 2, le: 2, gt: 2, ge: 2, print: 0, println: 0 };

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

/** As Go's templates: empty texts, lists, maps, zeros and nothing are false. */
export function isTrue(value: unknown): boolean {
  if (value instanceof Int) return value.value !== 0;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

/** As a template prints a value. */
export function printed(value: unknown): string {
  if (value === undefined || value === null) return '<no value>';
  return goText(value);
}

function goText(value: unknown): string {
  if (value instanceof Int) return String(value.value);
  if (typeof value === 'number') return goFloat(value);
  if (Array.isArray(value)) return `[${value.map((item) => (item === null ? '<nil>' : goText(item))).join(' ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = sortedEntries(value as Record<string, unknown>);
    return `map[${fields.map(([key, field]) => `${key}:${field === null ? '<nil>' : goText(field)}`).join(' ')}]`;
  }
  return goPrint(value);
}

/** `fmt.Sprint`: a blank between operands when neither is a text. */
function print(args: readonly unknown[]): string {
  return args
    .map((value, at) => {
      const before = args[at - 1];
      const isApart = at > 0 && typeof value !== 'string' && typeof before !== 'string';
      return (isApart ? ' ' : '') + (value === null || value === undefined ? '<nil>' : goText(value));
    })
    .join('');
}

function length(value: unknown): unknown {
  if (typeof value === 'string') return new Int(new TextEncoder().encode(value).length);
  if (Array.isArray(value)) return new Int(value.length);
  if (typeof value === 'object' && value !== null && !(value instanceof Int)) return new Int(Object.keys(value).length);
  return new CallProblem(
    value === undefined || value === null ? 'len of nil pointer' : `len of type ${typeName(value)}`,
  );
}

function index(value: unknown, key: unknown): unknown {
  if (value instanceof CallProblem) return value;
  if (value === undefined || value === null) return new CallProblem('index of untyped nil');
  if (Array.isArray(value) || typeof value === 'string') {
    if (!(key instanceof Int)) return new CallProblem(`cannot index slice/array with type ${typeName(key)}`);
    if (key.value < 0 || key.value >= value.length) return new CallProblem(`index out of range: ${key.value}`);
    return value[key.value];
  }
  if (typeof value !== 'object') return new CallProblem(`can't index item of type ${typeName(value)}`);
  if (typeof key !== 'string') {
    return new CallProblem(`value has type ${typeName(key)}; should be string`);
  }
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

function slice(value: unknown, bounds: readonly unknown[]): unknown {
  if (!Array.isArray(value) && typeof value !== 'string') {
    return new CallProblem(`can't slice item of type ${typeName(value)}`);
  }
  const [from = 0, to = value.length] = bounds.map((bound) => (bound instanceof Int ? bound.value : -1));
  if (from < 0 || to < from || to > value.length) return new CallProblem(`index out of range: ${from < 0 ? from : to}`);
  return value.slice(from, to);
}

function exists(value: unknown, keys: readonly unknown[]): boolean {
  let current = value;
  for (const key of keys) {
    current = index(current, key);
    if (current instanceof CallProblem || current === undefined) return false;
  }
  return true;
}

type Comparison = (left: string | number | boolean, right: string | number | boolean) => boolean;

/** Numbers of objects are floats and those of the template whole: Go compares no float with an integer. */
function compare(left: unknown, right: unknown, comparison: Comparison): boolean | CallProblem {
  if (isNothing(left) || isNothing(right)) return isNothing(left) && isNothing(right) && comparison(0, 0);
  const [one, other] = [plain(left), plain(right)];
  if (one === undefined || other === undefined) return new CallProblem('non-comparable type');
  if (typeName(left) !== typeName(right)) return new CallProblem('incompatible types for comparison');
  return comparison(one, other);
}

function equalsAny(first: unknown, others: readonly unknown[]): boolean | CallProblem {
  if (others.length === 0) return new CallProblem('missing argument for comparison');
  for (const other of others) {
    const isEqual = compare(first, other, (one, two) => one === two);
    if (isEqual !== false) return isEqual;
  }
  return false;
}

function ordered(left: unknown, right: unknown, holds: (order: number) => boolean): boolean | CallProblem {
  if (typeof left === 'boolean') return new CallProblem('invalid type for comparison');
  return compare(left, right, (one, other) => holds(one < other ? -1 : Number(one > other)));
}

function negated(answer: boolean | CallProblem): boolean | CallProblem {
  return typeof answer === 'boolean' ? !answer : answer;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

function plain(value: unknown): string | number | boolean | undefined {
  if (value instanceof Int) return value.value;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

export function typeName(value: unknown): string {
  if (value instanceof Int) return 'int';
  return typeof value === 'number' ? 'float64' : goType(value);
}

/** The verbs that people use; others print as Go prints a wrong one. */
function printf(format: string, args: readonly unknown[]): string {
  let next = 0;
  const text = format.replace(
    /%([-+ #0]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g,
    (_, flags: string, width: string | undefined, precision: string | undefined, verb: string) => {
      if (verb === '%') return '%';
      if (next >= args.length) return `%!${verb}(MISSING)`;
      const shown = formatted(args[next++], verb, precision);
      const size = Number(width ?? 0);
      if (flags.includes('-')) return shown.padEnd(size);
      return shown.padStart(size, flags.includes('0') && verb !== 's' ? '0' : ' ');
    },
  );
  if (next >= args.length) return text;
  const extra = args.slice(next).map((value) => `${typeName(value)}=${print([value])}`);
  return `${text}%!(EXTRA ${extra.join(', ')})`;
}

function formatted(value: unknown, verb: string, precision: string | undefined): string {
  const isWrong = () => `%!${verb}(${isNothing(value) ? '<nil>' : `${typeName(value)}=${print([value])}`})`;
  switch (verb) {
    case 'v':
      return print([value]);
    case 's': {
      if (typeof value !== 'string') return isWrong();
      return precision === undefined ? value : [...value].slice(0, Number(precision)).join('');
    }
    case 'q':
      return typeof value === 'string' ? JSON.stringify(value) : isWrong();
    case 'd':
      return value instanceof Int ? String(value.value) : isWrong();
    case 'f':
      return typeof value === 'number' ? value.toFixed(Number(precision ?? 6)) : isWrong();
    case 't':
      return typeof value === 'boolean' ? String(value) : isWrong();
    case 'T':
      return isNothing(value) ? '<nil>' : typeName(value);
    default:
      return isWrong();
  }
}

function base64Decoded(text: string): string | CallProblem {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
  } catch {
    return new CallProblem(`illegal base64 data at input byte ${text.search(/[^A-Za-z0-9+/=]/)}`);
  }
}
