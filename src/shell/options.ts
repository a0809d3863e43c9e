/** The options of a program, as `getopt` reads them. */

export interface OptionNames {
  /** Letters that stand alone: `iv`. */
  readonly flags: string;
  /** Letters that take a value: `e`. */
  readonly values?: string;
  /** Long names, and the letter that means the same; `-` as letter for one without. */
  readonly long?: Readonly<Record<string, string>>;
  /** The letter that `-5` means, as for `head`. */
  readonly number?: string;
}

export interface Options {
  has(letter: string): boolean;
  /** The last value that was given. */
  value(letter: string): string | undefined;
  /** All values that were given. */
  values(letter: string): readonly string[];
  readonly operands: readonly string[];
}

/** The options and what is left, or what is wrong, in the words of GNU. */
export function readOptions(args: readonly string[], names: OptionNames): Options | { readonly problem: string } {
  const given = new Map<string, string[]>();
  const operands: string[] = [];
  const add = (letter: string, value: string) => {
    const values = given.get(letter);
    if (values === undefined) given.set(letter, [value]);
    else values.push(value);
  };
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] as string;
    if (arg === '--') {
      for (const rest of args.slice(at + 1)) operands.push(rest);
      break;
    }
    if (names.number !== undefined && /^-\d+$/.test(arg)) add(names.number, arg.slice(1));
    else if (arg.startsWith('--')) {
      const equals = arg.indexOf('=');
      const name = equals < 0 ? arg.slice(2) : arg.slice(2, equals);
      const letter = names.long !== undefined && Object.hasOwn(names.long, name) ? names.long[name] : undefined;
      if (letter === undefined) return { problem: `unrecognized option '${shown(arg)}'` };
      const takesValue = names.values?.includes(letter) === true;
      const value = equals >= 0 ? arg.slice(equals + 1) : takesValue ? args[++at] : '';
      if (value === undefined) return { problem: `option '${shown(arg)}' requires an argument` };
      add(letter, value);
    } else if (arg.length > 1 && arg.startsWith('-')) {
      const problem = readLetters(arg.slice(1), names, add, () => args[++at]);
      if (problem !== undefined) return { problem };
    } else operands.push(arg);
  }
  return {
    has: (letter) => given.has(letter),
    value: (letter) => given.get(letter)?.at(-1),
    values: (letter) => given.get(letter) ?? [],
    operands,
  };
}

function readLetters(
  letters: string,
  { flags, values = '' }: OptionNames,
  add: (letter: string, value: string) => void,
  next: () => string | undefined,
): string | undefined {
  for (let at = 0; at < letters.length; at++) {
    const letter = letters.charAt(at);
    if (values.includes(letter)) {
      const value = letters.slice(at + 1) || next();
      if (value === undefined) return `option requires an argument -- '${letter}'`;
      add(letter, value);
      return undefined;
    }
    if (!flags.includes(letter)) return `invalid option -- '${letter}'`;
    add(letter, '');
  }
  return undefined;
}

function shown(arg: string): string {
  return arg.length > 60 ? `${arg.slice(0, 60)}…` : arg;
}
