/** What prints something of its own: `echo`, `printf`, `seq`, `date`. */
import { readOptions } from '../options.ts';
import { complain, type Program } from '../program.ts';

export const echo: Program = {
  name: 'echo',
  use: 'echo [-ne] [TEXT…]',
  short: 'print words',
  run({ args, output }) {
    const flags = args.findIndex((arg) => !/^-[neE]+$/.test(arg));
    const words = flags < 0 ? [] : args.slice(flags);
    const given = args.slice(0, flags < 0 ? args.length : flags).join('');
    const text = words.join(' ');
    output.write(`${given.includes('e') ? unescaped(text) : text}${given.includes('n') ? '' : '\n'}`);
    return 0;
  },
};

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '', '\\': '\\', '"': '"', "'": "'" };

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (all, char: string) => escapes[char] ?? all);
}

export const printf: Program = {
  name: 'printf',
  use: 'printf FORMAT [VALUE…]',
  short: 'print values in a format: %s %d %%',
  run(call) {
    const [format, ...values] = call.args;
    if (format === undefined) return complain(call, 'usage: printf format [arguments]', 2);
    const fields = format.match(/%[-0 ]*\d*(?:\.\d+)?[sdic]/g)?.length ?? 0;
    // The format is used again for what is left.
    const rounds = fields === 0 ? 1 : Math.max(1, Math.ceil(values.length / fields));
    let next = 0;
    for (let round = 0; round < rounds; round++) {
      call.output.write(
        unescaped(format).replace(
          /%%|%([-0 ]*)(\d*)(?:\.(\d+))?([sdic])/g,
          (all, flags: string, width: string, precision: string | undefined, kind: string) =>
            all === '%%'
              ? '%'
              : formatted(values[next++] ?? '', { flags, width: Math.min(Number(width), 200), precision, kind }),
        ),
      );
    }
    return 0;
  },
};

function formatted(
  value: string,
  { flags, width, precision, kind }: { flags: string; width: number; precision: string | undefined; kind: string },
): string {
  const number = String(Math.trunc(Number(value)) || 0);
  const text =
    kind === 's'
      ? value.slice(0, precision === undefined ? undefined : Number(precision))
      : kind === 'c'
        ? value.slice(0, 1)
        : number;
  if (flags.includes('-')) return text.padEnd(width);
  return text.padStart(width, flags.includes('0') && kind === 'd' ? '0' : ' ');
}

export const seq: Program = {
  name: 'seq',
  use: 'seq [FIRST [STEP]] LAST',
  short: 'print whole numbers in order',
  run(call) {
    const options = readOptions(
      call.args.filter((arg) => !/^-\d+$/.test(arg)),
      { flags: 'w', values: 's' },
    );
    if ('problem' in options) return complain(call, options.problem);
    const numbers = call.args.filter((arg) => /^-?\d{1,9}$/.test(arg)).map(Number);
    if (numbers.length === 0 || numbers.length > 3) return complain(call, 'usage: seq [FIRST [STEP]] LAST');
    const [first, step, last] = [
      numbers.length > 1 ? (numbers[0] as number) : 1,
      numbers.length > 2 ? (numbers[1] as number) : 1,
      numbers.at(-1) as number,
    ];
    if (step === 0) return complain(call, 'the step must not be 0');
    const count = Math.max(0, Math.floor((last - first) / step) + 1);
    if (count > mostNumbers) return complain(call, `more than ${mostNumbers} numbers`);
    const separator = options.value('s') ?? '\n';
    const all = Array.from({ length: count }, (_, at) => String(first + at * step)).join(separator);
    call.output.write(all === '' ? '' : `${all}\n`);
    return 0;
  },
};

const mostNumbers = 10_000;

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const date: Program = {
  name: 'date',
  use: 'date [+FORMAT]',
  short: "print the cluster's time",
  run(call) {
    const format = call.args.find((arg) => arg.startsWith('+'));
    const now = new Date(call.shell.host.nowMs());
    call.output.write(`${format === undefined ? wholeDate(now) : dateAs(format.slice(1), now)}\n`);
    return 0;
  },
};

function wholeDate(now: Date): string {
  return dateAs('%a %b %e %H:%M:%S UTC %Y', now);
}

function dateAs(format: string, now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const parts: Readonly<Record<string, string>> = {
    Y: String(now.getUTCFullYear()),
    m: two(now.getUTCMonth() + 1),
    d: two(now.getUTCDate()),
    e: String(now.getUTCDate()).padStart(2),
    H: two(now.getUTCHours()),
    M: two(now.getUTCMinutes()),
    S: two(now.getUTCSeconds()),
    s: String(Math.floor(now.getTime() / 1000)),
    a: days[now.getUTCDay()] ?? '',
    b: months[now.getUTCMonth()] ?? '',
    F: now.toISOString().slice(0, 10),
    T: now.toISOString().slice(11, 19),
    '%': '%',
  };
  return format
    .slice(0, 200)
    .replace(/%(.)/g, (all, letter: string) => (Object.hasOwn(parts, letter) ? (parts[letter] ?? all) : all));
}
