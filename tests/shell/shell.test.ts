import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOfCommand, parseScript } from '../../src/shell/parseScript.ts';
import { run, shellOf, startLine } from './kit.ts';

const out = (line: string, kit = shellOf()) => run(line, kit).stdout;

describe('Words', () => {
  it('are split at blanks, and not inside quotes', () => {
    expect(out(`echo a   b 'c  d' "e  f" g\\ h`)).toBe('a b c  d e  f g h\n');
    expect(out(`echo '{"spec":{"replicas":3}}'`)).toBe('{"spec":{"replicas":3}}\n');
    expect(out('echo ""')).toBe('\n');
    expect(out(`printf '[%s]' a '' "b c"`)).toBe('[a][][b c]');
  });

  it('hold variables, which are not looked for inside single quotes', () => {
    expect(out(`p=2; echo web-$p "web-$p" 'web-$p' \${p}x`)).toBe('web-2 web-2 web-$p 2x\n');
    expect(out('a="x y"; printf "[%s]" $a "$a"')).toBe('[x][y][x y]');
    expect(out('echo ${none:-3} ${none} $HOME')).toBe('3 /home\n');
    expect(out('f=web.yaml; echo ${f%.yaml} ${f#web} ${#f} ${f/web/nginx}')).toBe('web .yaml 8 nginx.yaml\n');
    expect(out('$none echo there')).toBe('there\n');
  });

  it('hold what other commands print', () => {
    expect(out('echo "<$(echo a; echo b)>"')).toBe('<a\nb>\n');
    expect(out('echo $(echo a; echo b) `echo c`')).toBe('a b c\n');
    expect(out(`echo "$(echo "$(echo 'x  y')")"`)).toBe('x  y\n');
    expect(out('echo $(exit 3) $?')).toBe('3\n');
  });

  it('hold sums', () => {
    expect(out('i=2; echo $((i + 1)) $((2*(i-5))) $((7/2)) $((7%4)) $((i>1 && i<3))')).toBe('3 -6 3 3 1\n');
    expect(run('echo $((1/0))').stderr).toContain('division by 0');
  });

  it('become several by braces, as in bash', () => {
    expect(out('echo web-{0,1} {0..3} {3..1} a{b,c}{d,e} {x}')).toBe('web-0 web-1 0 1 2 3 3 2 1 abd abe acd ace {x}\n');
    expect(out(`echo jsonpath={.items[*].metadata.name} '{0,1}'`)).toBe('jsonpath={.items[*].metadata.name} {0,1}\n');
  });

  it('match files, and stay what they are when none matches', () => {
    const kit = shellOf({ '/home/web.yaml': '', '/home/nginx.yaml': '', '/home/notes.txt': '' });
    expect(out('echo *.yaml *.json "*.yaml" [nx]*', kit)).toBe(
      'nginx.yaml web.yaml *.json *.yaml nginx.yaml notes.txt\n',
    );
  });

  it('go on in the next line behind a backslash', () => {
    expect(out('echo a \\\n  b')).toBe('a b\n');
  });

  it('may be followed by a comment', () => {
    expect(out('echo a # b; echo c\necho d#e')).toBe('a\nd#e\n');
  });
});

describe('Commands', () => {
  it('follow each other, or depend on each other', () => {
    expect(out('echo a; echo b')).toBe('a\nb\n');
    expect(out('true && echo yes || echo no; false && echo yes || echo no')).toBe('yes\nno\n');
    expect(out('! false && echo turned')).toBe('turned\n');
    expect(out('false; echo $?; true; echo $?')).toBe('1\n0\n');
  });

  it('feed each other', () => {
    const kit = shellOf({ '/home/pods': 'NAME READY\nweb-0 1/1\nweb-1 0/1\nweb-10 1/1\n' });
    expect(out('cat pods | grep 1/1 | wc -l', kit)).toBe('2\n');
    expect(out('grep -v NAME pods | head -1', kit)).toBe('web-0 1/1\n');
    expect(out('tail -n +2 pods | sort -V -r | cut -d " " -f 1', kit)).toBe('web-10\nweb-1\nweb-0\n');
    expect(out('cat pods | while read name ready; do echo "$ready: $name"; done | tail -1', kit)).toBe('1/1: web-10\n');
  });

  it('repeat', () => {
    expect(out('for i in 0 1 2; do echo "web-$i"; done')).toBe('web-0\nweb-1\nweb-2\n');
    expect(out('for i in $(seq 0 1); do for j in a b; do echo $i$j; done; done')).toBe('0a\n0b\n1a\n1b\n');
    expect(out('for i in 0 1 2; do [ $i = 1 ] && continue; echo $i; done')).toBe('0\n2\n');
    expect(out('i=0; while [ $i -lt 3 ]; do echo $i; i=$((i+1)); done')).toBe('0\n1\n2\n');
    expect(out('i=0; until [ $i = 2 ]; do i=$((i+1)); done; echo $i')).toBe('2\n');
    expect(out('while true; do while true; do break 2; done; echo never; done; echo out')).toBe('out\n');
  });

  it('are chosen', () => {
    expect(out('if [ -z "$x" ]; then echo none; else echo some; fi')).toBe('none\n');
    expect(out('x=2; if [ $x = 1 ]; then echo one; elif [ $x = 2 ]; then echo two; fi')).toBe('two\n');
  });

  it('in brackets have variables of their own, in braces they have not', () => {
    expect(out('a=1; (a=2; echo $a); echo $a; { a=3; }; echo $a')).toBe('2\n1\n3\n');
  });

  it('read here-documents, and files, and write them', () => {
    const kit = shellOf();
    expect(out('name=web\ncat <<EOF\nset: $name\n  "as it is"\nEOF\necho after', kit)).toBe(
      'set: web\n  "as it is"\nafter\n',
    );
    expect(out("cat <<'EOF' | grep x\n$x\ny\nEOF", kit)).toBe('$x\n');
    expect(out('cat <<< "$(echo here)"', kit)).toBe('here\n');
    expect(out('echo a > f; echo b >> f; cat < f', kit)).toBe('a\nb\n');
    expect(out('{ ls nothing; echo b; } > f 2>&1; cat f', kit)).toBe(
      "ls: cannot access 'nothing': No such file or directory\nb\n",
    );
    expect(run('ls nothing 2> /dev/null || echo gone', kit).stdout).toBe('gone\n');
    expect(run('cat < nothing', kit).stderr).toBe('bash: nothing: No such file or directory\n');
  });

  it('may have short names', () => {
    expect(out('p web-0')).toBe('pod web-0\n');
    expect(out("alias e='echo -n'; alias e\ne a b")).toBe("alias e='echo -n'\na b");
  });

  it('that do not exist are named, with what is near', () => {
    const line = run('gerp x');
    expect(line.exit).toBe(127);
    expect(line.stderr).toBe('bash: gerp: command not found; `help` lists what there is\n');
  });

  it('stop the line when it asked for that', () => {
    expect(run('set -e; if false; then :; fi; false || true; echo a; false; echo b').stdout).toBe('a\n');
    expect(run('echo a; exit 4; echo b')).toMatchObject({ stdout: 'a\n', exit: 4 });
  });
});

describe('What takes time', () => {
  it('waits by the clock it is given', () => {
    const kit = shellOf();
    const line = startLine('sleep 5; date +%T', kit);
    line.goOn();
    expect(line.waitsUntilMs).toBe(5000);
    line.goOn(4999);
    expect(line.exit).toBeUndefined();
    line.goOn(5000);
    expect(line).toMatchObject({ exit: 0, stdout: '00:00:05\n' });
  });

  it('comes through a pipe as it happens', () => {
    const kit = shellOf();
    const line = startLine('ping | grep -v 2 | head -2', kit);
    line.goOn();
    expect(line.stdout).toBe('ping 1\n');
    line.goOn(1000);
    expect(line.stdout).toBe('ping 1\n');
    line.goOn(2000);
    expect(line.stdout).toBe('ping 1\nping 3\n');
    // Who writes learns at his next line that nobody reads on.
    line.goOn(3000);
    line.goOn(4000);
    expect(line.exit).toBe(0);
  });

  it('ends when it is interrupted, with all that it started', () => {
    const kit = shellOf();
    const line = startLine('for i in 1 2 3; do ping | cat; done', kit);
    line.goOn();
    line.stop();
    expect(line.stdout).toBe('ping 1\n');
  });

  it('lets the page live in a loop that never waits, and comes to an end', () => {
    const kit = shellOf();
    const line = startLine('while true; do true; done', kit);
    line.goOn();
    expect(line.exit).toBeUndefined();
    expect(line.waitsUntilMs).toBe(0);
    expect(run('while true; do true; done').stderr).toContain('stopped');
  });
});

describe('What is typed', () => {
  it.each([
    ["echo 'a", "'"],
    ['echo "a', '"'],
    ['echo a \\', 'the next line'],
    ['echo a |', 'a command'],
    ['echo a &&', 'a command'],
    ['for i in 0 1', 'do'],
    ['for i in 0 1; do', 'done'],
    ['while true; do echo a', 'done'],
    ['if true; then', 'fi'],
    ['cat <<EOF\na', 'EOF'],
    ['echo $(echo a', ')'],
    ['( echo a', ')'],
  ])('goes on in the next line after %j', (text, wants) => {
    expect(parseScript(text)).toEqual({ type: 'incomplete', wants });
  });

  it.each([
    ['echo a\necho b', 1],
    ['\n\necho b', 1],
    ['# what comes\necho b', 1],
    ['echo a \\\n  b\necho c', 2],
    ['for i in 0 1; do\n  echo $i\ndone\necho c', 3],
    ['cat <<EOF\na\nEOF\necho c', 3],
    ['cat <<A; cat <<B; echo "\n"\na\nA\nb\nB\necho c', 6],
    ['echo "a\nb"; for i in 0; do\ndone\necho', 3],
    ['echo `echo )`\necho c', 1],
    ['echo "a\nb', undefined],
  ])('%j begins with a command of %s lines', (text, lines) => {
    expect(linesOfCommand(text)).toBe(lines);
  });

  it('is as many lines as have to be typed until it is whole, one by one', () => {
    const line = fc.constantFrom(
      ...[
        'echo a',
        'for i in 0; do',
        'done',
        'cat <<E',
        'E',
        'echo "',
        "'",
        '# x',
        '',
        'a \\',
        'a |',
        '(',
        ')',
        '`',
        '$(',
        'if a; then',
        'fi',
      ],
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 7 }), (lines) => {
        const count = lines.findIndex((_, at) => {
          const parsed = parseScript(lines.slice(0, at + 1).join('\n'));
          return 'script' in parsed || parsed.type === 'problem';
        });
        expect(linesOfCommand(lines.join('\n'))).toBe(count < 0 ? undefined : count + 1);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['echo a; done', "syntax error near unexpected token `done'"],
    ['| grep a', "syntax error near unexpected token `|'"],
    ['echo a ;; echo b', "syntax error near unexpected token `;;'"],
    ['kubectl get pods -o jsonpath={.items[?(@.a)]}', "syntax error near unexpected token `(': put '…' around it"],
    ['kubectl get pods -w &', 'nothing runs in the background here (&): open a second pane for it'],
    ['case $x in a) echo;; esac', 'this shell does not read `case`: use `if [ "$x" = … ]`'],
    ['f() { echo; }', 'this shell has no functions'],
  ])('that no shell reads is named: %j', (text, message) => {
    expect(parseScript(text)).toMatchObject({ type: 'problem', message });
  });
});
