/** `cut` and `tr`: parts of lines, and other letters for letters. */
import { readOptions } from '../options.ts';
import { complain, type Program, type ProgramCall } from '../program.ts';
import { readAll, type Running } from '../streams.ts';
import { eachInputLine } from './reading.ts';

export const cut: Program = {
  name: 'cut',
  use: 'cut -d C -f LIST | cut -c LIST [FILE…]',
  short: 'print fields or characters of each line',
  *run(call) {
    const options = readOptions(call.args, {
      flags: 's',
      values: 'dfcb',
      long: { delimiter: 'd', fields: 'f', characters: 'c' },
    });
    if ('problem' in options) return complain(call, options.problem);
    const list = options.value('f') ?? options.value('c') ?? options.value('b');
    if (list === undefined) return complain(call, 'you must specify a list of fields or characters: -f or -c');
    const wanted = readList(list);
    if (wanted === undefined) return complain(call, `invalid list: '${list.slice(0, 60)}'`);
    const delimiter = options.value('d') ?? '\t';
    const isFields = options.has('f');
    return yield* eachInputLine(call, options.operands, (line) => {
      if (isFields && !line.includes(delimiter)) {
        if (!options.has('s')) call.output.write(`${line}\n`);
        return undefined;
      }
      const parts = isFields ? line.split(delimiter) : [...line];
      const kept = parts.filter((_, at) => wanted.some(([from, to]) => from <= at + 1 && at + 1 <= to));
      call.output.write(`${kept.join(isFields ? delimiter : '')}\n`);
      return undefined;
    });
  },
};

/** `1,3-5,7-`: from and to of each, counted from one; undefined when it is none. */
function readList(text: string): readonly (readonly [number, number])[] | undefined {
  const ranges: (readonly [number, number])[] = [];
  for (const part of text.split(',').slice(0, 100)) {
    const found = /^(\d{0,6})(-?)(\d{0,6})$/.exec(part);
    if (found === null || part === '' || part === '-') return undefined;
    const [, from = '', dash, to = ''] = found;
    ranges.push([Number(from || 1), dash === '' ? Number(from) : Number(to || Number.POSITIVE_INFINITY)]);
  }
  return ranges;
}

export const tr: Program = {
  name: 'tr',
  use: 'tr [-ds] SET1 [SET2]',
  short: 'replace or delete characters',
  run: (call) => translate(call),
};

function* translate(call: ProgramCall): Running {
  const options = readOptions(call.args, { flags: 'dsc', long: { delete: 'd', 'squeeze-repeats': 's' } });
  if ('problem' in options) return complain(call, options.problem);
  const [from, to] = options.operands.map(readSet);
  if (from === undefined) return complain(call, 'missing operand');
  if (to === undefined && !options.has('d') && !options.has('s'))
    return complain(call, 'missing operand after the first set');
  const text = yield* readAll(call.input);
  const isIn = (char: string, set: readonly string[]) => set.includes(char) !== options.has('c');
  let made = '';
  let last = '';
  for (const char of text) {
    const hit = isIn(char, from);
    if (hit && options.has('d')) continue;
    const place = options.has('c') ? Number.POSITIVE_INFINITY : from.indexOf(char);
    const next = hit && to !== undefined && to.length > 0 ? (to[Math.min(place, to.length - 1)] ?? char) : char;
    if (options.has('s') && next === last && (to ?? from).includes(next)) continue;
    made += next;
    last = next;
  }
  call.output.write(made);
  return 0;
}

const namedSets: Readonly<Record<string, string>> = {
  upper: 'A-Z',
  lower: 'a-z',
  digit: '0-9',
  alpha: 'A-Za-z',
  alnum: 'A-Za-z0-9',
  space: ' \t\n\r\f\v',
};

function readSet(text: string): readonly string[] {
  const plain = text
    .slice(0, 1000)
    .replace(/\[:(\w+):\]/g, (all, name: string) => (Object.hasOwn(namedSets, name) ? (namedSets[name] ?? '') : all))
    .replace(/\\n/g, '\n')
    .replace(/\\t/g, '\t')
    .replace(/\\\\/g, '\\');
  return [...plain.matchAll(/([^])-([^])|([^])/gu)].flatMap(([, from, to, one]) => {
    if (from === undefined || to === undefined) return [one ?? ''];
    const first = from.codePointAt(0) ?? 0;
    const count = Math.min(Math.max(0, (to.codePointAt(0) ?? 0) - first + 1), 1000);
    return Array.from({ length: count }, (_, at) => String.fromCodePoint(first + at));
  });
}
