/** Which lines and how many: `head`, `tail`, `wc`, and `cat`, which takes them all. */
import { readOptions } from '../options.ts';
import { complain, type Program, type ProgramCall } from '../program.ts';
import { readAll, type Running } from '../streams.ts';
import { allLines, eachInput, eachInputLine } from './reading.ts';

export const cat: Program = {
  name: 'cat',
  use: 'cat [FILE…]',
  short: 'print files, or what comes in',
  *run(call) {
    const options = readOptions(call.args, { flags: 'nubAve' });
    if ('problem' in options) return complain(call, options.problem);
    let number = 0;
    return yield* eachInput(call, options.operands, function* (input) {
      for (;;) {
        const text = input.read();
        if (text === '' && input.ended) return;
        if (text === '') yield {};
        else if (!options.has('n')) call.output.write(text);
        else call.output.write(text.replace(/^(?=[^]+)/gm, () => `${String(++number).padStart(6)}\t`));
      }
    });
  },
};

export const head: Program = {
  name: 'head',
  use: 'head [-n N] [FILE…]',
  short: 'print the first lines',
  *run(call) {
    const count = readCount(call);
    if ('problem' in count) return complain(call, count.problem);
    // `-n -2`: all but the last two.
    if (count.sign === '-') {
      const { lines, exit } = yield* allLines(call, count.operands);
      call.output.write(
        lines
          .slice(0, Math.max(0, lines.length - count.lines))
          .map((line) => `${line}\n`)
          .join(''),
      );
      return exit;
    }
    if (count.lines === 0) return 0;
    let left = count.lines;
    return yield* eachInputLine(call, count.operands, (line) => {
      call.output.write(`${line}\n`);
      left -= 1;
      return left <= 0 ? 'enough' : undefined;
    });
  },
};

export const tail: Program = {
  name: 'tail',
  use: 'tail [-n N] [FILE…]',
  short: 'print the last lines; `-n +2` leaves the first one out',
  *run(call) {
    const count = readCount(call);
    if ('problem' in count) return complain(call, count.problem);
    const { lines, exit } = yield* allLines(call, count.operands);
    const from = count.sign === '+' ? Math.max(0, count.lines - 1) : Math.max(0, lines.length - count.lines);
    call.output.write(
      lines
        .slice(from)
        .map((line) => `${line}\n`)
        .join(''),
    );
    return exit;
  },
};

interface Count {
  readonly lines: number;
  readonly sign: '' | '+' | '-';
  readonly operands: readonly string[];
}

function readCount({ args }: ProgramCall): Count | { readonly problem: string } {
  const options = readOptions(args, { flags: 'qv', values: 'n', long: { lines: 'n', quiet: 'q' }, number: 'n' });
  if ('problem' in options) return options;
  const text = options.value('n') ?? '10';
  const found = /^([+-]?)(\d{1,9})$/.exec(text);
  if (found === null) return { problem: `invalid number of lines: '${text.slice(0, 60)}'` };
  return { lines: Number(found[2]), sign: (found[1] ?? '') as Count['sign'], operands: options.operands };
}

export const wc: Program = {
  name: 'wc',
  use: 'wc [-lwc] [FILE…]',
  short: 'count lines, words and characters',
  run: (call) => count(call),
};

function* count(call: ProgramCall): Running {
  const options = readOptions(call.args, { flags: 'lwcm', long: { lines: 'l', words: 'w', bytes: 'c', chars: 'm' } });
  if ('problem' in options) return complain(call, options.problem);
  const wanted = [...'lwmc'].filter((letter) => options.has(letter));
  const letters = wanted.length > 0 ? wanted : ['l', 'w', 'c'];
  return yield* eachInput(call, options.operands, function* (input, name) {
    const text = yield* readAll(input);
    const counts = letters.map((letter) => String(countOf(letter, text)));
    // A single number stands alone, as in `$(… | wc -l)`.
    const columns = counts.length === 1 ? counts : counts.map((each) => each.padStart(7));
    call.output.write(`${columns.join(' ')}${name === '-' ? '' : ` ${name}`}\n`);
  });
}

function countOf(letter: string, text: string): number {
  if (letter === 'l') return text.split('\n').length - 1;
  if (letter === 'w') return text.split(/\s+/).filter((word) => word !== '').length;
  return letter === 'm' ? [...text].length : new TextEncoder().encode(text).length;
}
