/** `sort` and `uniq`. */
import { readOptions } from '../options.ts';
import { complain, type Program } from '../program.ts';
import { allLines } from './reading.ts';

export const sort: Program = {
  name: 'sort',
  use: 'sort [-nrufV] [-k N] [-t C] [FILE…]',
  short: 'put lines in order',
  *run(call) {
    const options = readOptions(call.args, {
      flags: 'nrufbVhs',
      values: 'kt',
      long: { 'numeric-sort': 'n', reverse: 'r', unique: 'u', key: 'k', 'field-separator': 't', 'version-sort': 'V' },
    });
    if ('problem' in options) return complain(call, options.problem, 2);
    const key = /^(\d{1,4})/.exec(options.value('k') ?? '1');
    if (key === null || Number(key[1]) === 0) return complain(call, `invalid key: '${options.value('k')}'`, 2);
    const { lines, exit } = yield* allLines(call, options.operands);
    const separator = options.value('t');
    const field = Number(key[1]) - 1;
    const isByNumber = options.has('n') || options.has('h') || (options.value('k') ?? '').includes('n');
    const isReversed = options.has('r') || (options.value('k') ?? '').includes('r');
    const keyOf = (line: string) => {
      const text = options.has('k') ? restFrom(line, field, separator) : line;
      return options.has('f') ? text.toUpperCase() : text;
    };
    const keyed = lines.map((line) => ({ line, key: keyOf(line) }));
    const direction = isReversed ? -1 : 1;
    const compare = isByNumber ? byNumber : options.has('V') ? byVersion : byText;
    keyed.sort((one, other) => direction * (compare(one.key, other.key) || byText(one.line, other.line)));
    const shown = options.has('u')
      ? keyed.filter((each, at) => at === 0 || compare(each.key, keyed[at - 1]?.key ?? '') !== 0)
      : keyed;
    call.output.write(shown.map(({ line }) => `${line}\n`).join(''));
    return exit;
  },
};

/** The line from a field on, as a key without an end means it. */
function restFrom(line: string, field: number, separator: string | undefined): string {
  if (separator !== undefined && separator !== '') return line.split(separator).slice(field).join(separator);
  return line.trimStart().split(/\s+/).slice(field).join(' ');
}

function byText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function byNumber(one: string, other: string): number {
  return leading(one) - leading(other);
}

function leading(text: string): number {
  return Number(/^\s*(-?\d*\.?\d+)/.exec(text)?.[1] ?? 0);
}

/** As people count: web-2 before web-10. */
function byVersion(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

export const uniq: Program = {
  name: 'uniq',
  use: 'uniq [-cdu] [FILE]',
  short: 'leave out lines that repeat the one before',
  *run(call) {
    const options = readOptions(call.args, { flags: 'cdui', long: { count: 'c', repeated: 'd', unique: 'u' } });
    if ('problem' in options) return complain(call, options.problem);
    const { lines, exit } = yield* allLines(call, options.operands);
    const groups: { line: string; count: number }[] = [];
    for (const line of lines) {
      const last = groups.at(-1);
      if (last?.line === line) last.count += 1;
      else groups.push({ line, count: 1 });
    }
    for (const { line, count } of groups) {
      if ((options.has('d') && count === 1) || (options.has('u') && count > 1)) continue;
      call.output.write(`${options.has('c') ? `${String(count).padStart(7)} ` : ''}${line}\n`);
    }
    return exit;
  },
};
