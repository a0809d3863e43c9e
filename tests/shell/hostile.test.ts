import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScript } from '../../src/shell/parseScript.ts';
import { compileRegex } from '../../src/shell/regex/regex.ts';
import { run, shellOf, startLine } from './kit.ts';

// A ceiling against hanging, far above what a slow machine needs.
const patienceMs = 20_000;

function answers(line: string): void {
  const began = performance.now();
  const started = startLine(line);
  started.goOn();
  started.stop();
  expect(performance.now() - began).toBeLessThan(patienceMs);
}

const size = 64 * 1024 - 100;
const repeated = (text: string) => text.repeat(Math.floor(size / text.length));

describe('Whatever is typed is answered', () => {
  it('64 KiB of anything', () => {
    for (const text of [
      '(',
      '{ ',
      '$(',
      '$((',
      '"$(',
      "'",
      '`',
      '${a:-',
      '\\',
      '|',
      ';',
      '&',
      '<<a\n',
      'if ',
      'for ',
      '{a,',
      '{a,b}',
      '*',
      '[',
      '\ud800',
      '$',
      '#',
      '-a ',
      'a=b ',
      '\u0000',
      '> x ',
      '! ',
    ]) {
      answers(repeated(text));
      answers(`echo ${repeated(text)}`);
    }
  });

  it('more than 64 KiB, with its measure', () => {
    expect(parseScript('a'.repeat(70_000))).toMatchObject({
      message: 'the text is longer than the 64 KiB that this shell reads',
    });
  });

  it('what becomes much more than was typed', () => {
    answers('echo {1..99999}{1..99999}');
    answers(`echo ${'{a,b}'.repeat(40)}`);
    answers(`x=aaaaaaaa; ${'x=$x$x$x$x; '.repeat(30)} echo $x`);
    answers(`${'echo $('.repeat(40)}seq 1 10000${')'.repeat(40)}`);
    answers('while true; do seq 1 10000; done');
    answers('x=1; while true; do x=$x$x; done');
    expect(run('echo {1..99999}').stderr).toContain('more than 10000 words');
    expect(run(`x=aaaaaaaa; ${'x=$x$x$x$x; '.repeat(30)}`).stderr).toContain('1 MiB');
  });

  it('names that objects have by themselves', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(run(name).exit).toBe(127);
      expect(run(`${name}=x; echo $${name} \${${name}:-y}`).stdout).toBe('x x\n');
      expect(run(`echo $${name}`).stdout).toBe('\n');
      expect(run(`grep --${name} x`).exit).toBe(2);
      expect(run(`alias ${name}='echo a'; ${name}\n${name}`).stdout).toContain('a\n');
    }
  });

  it('any text at all, whole or cut off', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        ...'for i in 0 1 ; do done while true if then fi { } ( ) | && || ; $( ` " \' $x ${x:-y} $((1+ )) <<EOF \n EOF > < 2>&1 # echo grep -E head -1 sleep 1 exit break'.split(
          ' ',
        ),
      ),
      fc.constantFrom('web-{0,1}', '*', '[a-', 'read x', 'x=1', '\\', '!'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.constantFrom(' ', '', '\n'), (pieces, joint) => {
        const kit = shellOf({ '/home/a': 'x\n' });
        const line = startLine(pieces.join(joint), kit, 'typed\n');
        for (let turn = 0; line.exit === undefined && turn < 50; turn++) line.goOn(line.waitsUntilMs);
        line.stop();
        if (line.exit !== undefined) expect(Number.isInteger(line.exit)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('any script of sed or awk', () => {
    const script = fc.string({ unit: fc.constantFrom(...'sdpqyg/,;!$1{}() "\\&~=<>|printNRFBEGIN^.*'), maxLength: 25 });
    fc.assert(
      fc.property(fc.constantFrom('sed', 'sed -n', 'sed -E', 'awk', 'awk -F:'), script, (program, text) => {
        const line = run(`printf 'a:b\\nc d\\n' | ${program} '${text}'`);
        expect(Number.isInteger(line.exit)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('any pattern, on any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab.*+?()[]{}|^$\\-1,w'), maxLength: 20 }),
        fc.string({ unit: fc.constantFrom(...'ab-1 '), maxLength: 40 }),
        fc.boolean(),
        (pattern, text, isExtended) => {
          const regex = compileRegex(pattern, { isExtended, ignoreCase: false });
          if ('problem' in regex) return;
          const found = regex.find(text);
          if (found !== undefined) expect(found[0]).toBeLessThanOrEqual(found[1] ?? -1);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('patterns match as those of the language do', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', '.', '(a|b)', '(ab)*', 'a+', 'b?', '[ab]', '[^a]', 'a{2,3}', '^', '$'), {
          maxLength: 6,
        }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 }),
        (parts, text) => {
          const regex = compileRegex(parts.join(''), { isExtended: true, ignoreCase: false });
          if ('problem' in regex) throw new Error(regex.problem);
          const expected = new RegExp(parts.join('')).exec(text);
          const [from, to] = regex.find(text) ?? [];
          expect([from, to]).toEqual(
            expected === null ? [undefined, undefined] : [expected.index, expected.index + expected[0].length],
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
});
