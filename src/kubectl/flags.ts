/** Flags as kubectl reads them (spf13/pflag): long and short, joined and apart, their types, and what it says of wrong ones. */
import { withNearest } from './failures.ts';
import { parseDuration, parseGoBool, parseGoInt } from './goNumbers.ts';

export type FlagType = 'bool' | 'string' | 'int' | 'int32' | 'int64' | 'duration' | 'strings' | 'stringArray';

export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** `strings` splits its values at commas, `stringArray` does not. */
  readonly type: FlagType;
  /** As it would be typed; the type's zero when absent. */
  readonly initial?: string;
  /** What the flag means when it stands without a value, for a flag that is no bool. */
  readonly bare?: string;
  readonly required?: boolean;
  /** One phrase for `--help`. */
  readonly help: string;
  /** What is said before going on, when the flag is deprecated. */
  readonly deprecated?: string;
  /** The real kubectl has the flag, and we have nothing behind it: setting it says so. */
  readonly unsupported?: boolean;
}

/** The values of a command's flags. Asking for a flag that the command does not declare is a bug of ours. */
export class FlagValues {
  readonly #flags: ReadonlyMap<string, Flag>;
  readonly #given: ReadonlyMap<string, readonly string[]>;
  /** Every flag with its value, as they were typed. */
  readonly settings: readonly (readonly [name: string, value: string])[];

  constructor(flags: ReadonlyMap<string, Flag>, settings: readonly (readonly [name: string, value: string])[]) {
    this.#flags = flags;
    this.settings = settings;
    const given = new Map<string, string[]>();
    for (const [name, value] of settings) {
      const values = given.get(name);
      if (values === undefined) given.set(name, [value]);
      else values.push(value);
    }
    this.#given = given;
  }

  has(name: string): boolean {
    return this.#flags.has(name);
  }

  /** Whether the flag was typed, whatever its value. */
  changed(name: string): boolean {
    return this.#given.has(name);
  }

  text(name: string): string {
    return this.#given.get(name)?.at(-1) ?? this.#declared(name).initial ?? '';
  }

  bool(name: string): boolean {
    return parseGoBool(this.text(name) || 'false') === true;
  }

  /** Whole number; zero without a default. */
  int(name: string): number {
    const read = parseGoInt(this.text(name) || '0', 64);
    return typeof read === 'number' ? read : 0;
  }

  /** Milliseconds. */
  duration(name: string): number {
    const read = parseDuration(this.text(name) || '0');
    return typeof read === 'number' ? read : 0;
  }

  list(name: string): readonly string[] {
    const { type, initial } = this.#declared(name);
    const given = this.#given.get(name) ?? (initial === undefined ? [] : [initial]);
    return type === 'strings' ? given.flatMap((text) => (text === '' ? [] : text.split(','))) : given;
  }

  /** The flags that were typed, in no promised order. */
  get typed(): Iterable<string> {
    return this.#given.keys();
  }

  #declared(name: string): Flag {
    const flag = this.#flags.get(name);
    if (flag === undefined) throw new Error(`A verb asks for the flag --${name}, which it does not declare.`);
    return flag;
  }
}

export interface ReadFlags {
  readonly values: FlagValues;
  readonly args: readonly string[];
  readonly argsBeforeDash: number | undefined;
  /** What kubectl warns of before the verb runs. */
  readonly notices: readonly string[];
}

/** What pflag says of flags that it cannot read; `nearest`: the flag that was probably meant. */
export interface Complaint {
  readonly complaint: string;
  readonly nearest?: string;
}

/** Splits arguments into flags and the rest, or gives pflag's complaint; `{ help: true }` when help was asked for. */
export function readFlags(
  declared: readonly Flag[],
  words: readonly string[],
  flagsFirst = false,
): ReadFlags | Complaint | { readonly help: true } {
  const byName = new Map(declared.map((flag) => [flag.name, flag]));
  const byShort = new Map(declared.flatMap((flag) => (flag.short === undefined ? [] : [[flag.short, flag] as const])));
  const given: (readonly [name: string, value: string])[] = [];
  const args: string[] = [];
  let argsBeforeDash: number | undefined;

  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (word.length < 2 || !word.startsWith('-')) {
      args.push(word);
      if (!flagsFirst) continue;
      args.push(...words.slice(at + 1));
      break;
    }
    if (word === '--') {
      argsBeforeDash = args.length;
      for (let rest = at + 1; rest < words.length; rest++) args.push(words[rest] as string);
      break;
    }
    const next = words[at + 1];
    const found = word.startsWith('--') ? longFlag(word, next, byName) : shortFlags(word, next, byShort);
    if (!('settings' in found)) return found;
    if (found.tookNext) at += 1;
    for (const [flag, value] of found.settings) {
      const problem = problemOf(flag, value);
      if (problem !== undefined) return { complaint: problem };
      given.push([flag.name, value]);
    }
  }
  const values = new FlagValues(byName, given);
  if (given.findLast(([name]) => name === 'help')?.[1] === 'true') return { help: true };
  const notices = [...values.typed].flatMap((name) => {
    const text = byName.get(name)?.deprecated;
    return text === undefined ? [] : [`Flag --${name} has been deprecated, ${text}`];
  });
  return { values, args, argsBeforeDash, notices };
}

type Settings =
  | { readonly settings: readonly (readonly [Flag, string])[]; readonly tookNext: boolean }
  | Complaint
  | { readonly help: true };

function longFlag(word: string, next: string | undefined, byName: ReadonlyMap<string, Flag>): Settings {
  const body = word.slice(2);
  if (body.startsWith('-') || body.startsWith('=')) return { complaint: `bad flag syntax: ${word}` };
  const equals = body.indexOf('=');
  const name = equals < 0 ? body : body.slice(0, equals);
  const flag = byName.get(name.replaceAll('_', '-'));
  if (flag === undefined && name === 'help') return { help: true };
  if (flag === undefined) {
    const known = [...byName.values()].flatMap((each) => (each.unsupported === true ? [] : [`--${each.name}`]));
    return withNearest({ complaint: `unknown flag: --${name}` }, `--${name}`, known);
  }
  if (equals >= 0) return { settings: [[flag, body.slice(equals + 1)]], tookNext: false };
  const bare = bareValue(flag);
  if (bare !== undefined) return { settings: [[flag, bare]], tookNext: false };
  if (next === undefined) return { complaint: `flag needs an argument: ${word}` };
  return { settings: [[flag, next]], tookNext: true };
}

/** One dash: as many flags as there are letters, until one of them takes the rest or the next word as its value. */
function shortFlags(word: string, next: string | undefined, byShort: ReadonlyMap<string, Flag>): Settings {
  const settings: (readonly [Flag, string])[] = [];
  for (let at = 1; at < word.length; at++) {
    const rest = word.slice(at);
    const letter = rest.slice(0, 1);
    const flag = byShort.get(letter);
    if (flag === undefined) {
      return letter === 'h' ? { help: true } : { complaint: `unknown shorthand flag: '${letter}' in -${rest}` };
    }
    if (rest.length > 2 && rest[1] === '=') return { settings: [...settings, [flag, rest.slice(2)]], tookNext: false };
    const bare = bareValue(flag);
    if (bare !== undefined) {
      settings.push([flag, bare]);
      continue;
    }
    if (rest.length > 1) return { settings: [...settings, [flag, rest.slice(1)]], tookNext: false };
    if (next === undefined) return { complaint: `flag needs an argument: '${letter}' in -${rest}` };
    return { settings: [...settings, [flag, next]], tookNext: true };
  }
  return { settings, tookNext: false };
}

/** What a flag means without a value (pflag `NoOptDefVal`); undefined when it must have one. */
export function bareValue({ type, bare }: Flag): string | undefined {
  return bare ?? (type === 'bool' ? 'true' : undefined);
}

function problemOf(flag: Flag, value: string): string | undefined {
  const problem = typeProblem(flag.type, value);
  if (problem === undefined) return undefined;
  const name = flag.short === undefined ? `--${flag.name}` : `-${flag.short}, --${flag.name}`;
  return `invalid argument ${JSON.stringify(value)} for "${name}" flag: ${problem}`;
}

function typeProblem(type: FlagType, value: string): string | undefined {
  switch (type) {
    case 'bool': {
      const read = parseGoBool(value);
      return typeof read === 'boolean' ? undefined : read.problem;
    }
    case 'int':
    case 'int64':
    case 'int32': {
      const read = parseGoInt(value, type === 'int32' ? 32 : 64);
      return typeof read === 'number' ? undefined : read.problem;
    }
    case 'duration': {
      const read = parseDuration(value);
      return typeof read === 'number' ? undefined : read.problem;
    }
    case 'string':
    case 'strings':
    case 'stringArray':
      return undefined;
  }
}
