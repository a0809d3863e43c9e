import { describe, expect, it } from 'vitest';
import { run, shellOf } from './kit.ts';

const pods = 'NAME    READY   STATUS\nweb-0   1/1     Running\nweb-1   0/1     Pending\nweb-2   1/1     Running\n';
const kit = () => shellOf({ '/home/pods': pods });
const out = (line: string) => run(line, kit()).stdout;

describe('grep', () => {
  it('finds lines, the others, and how many', () => {
    expect(out('grep Running pods | wc -l')).toBe('2\n');
    expect(out('grep -vc Running pods')).toBe('2\n');
    expect(out('grep -i pending pods')).toBe('web-1   0/1     Pending\n');
    expect(out('grep -n web-2 pods')).toBe('4:web-2   1/1     Running\n');
    expect(out("grep -E 'web-(0|2)' pods | grep -o 'web-[0-9]'")).toBe('web-0\nweb-2\n');
    expect(out("grep 'web-\\(0\\|1\\)' pods | wc -l")).toBe('2\n');
    expect(out('grep -w web pods | wc -l')).toBe('3\n');
    expect(out('grep -q Running pods && echo yes')).toBe('yes\n');
    expect(run('grep nothing pods', kit()).exit).toBe(1);
  });

  it('shows what is around a line', () => {
    expect(out('grep -A1 web-0 pods')).toBe('web-0   1/1     Running\nweb-1   0/1     Pending\n');
    expect(out('grep -B 1 web-2 pods')).toBe('web-1   0/1     Pending\nweb-2   1/1     Running\n');
    expect(out("printf 'a\\nb\\nc\\nd\\ne\\n' | grep -C1 -e a -e e")).toBe('a\nb\n--\nd\ne\n');
  });

  it('tells what is wrong with a pattern, and what with an option', () => {
    expect(run("grep '[a' pods", kit())).toMatchObject({ exit: 2, stderr: 'grep: Unmatched [, [^, [:, [., or [=\n' });
    expect(run('grep -K a pods', kit())).toMatchObject({ exit: 2, stderr: "grep: invalid option -- 'K'\n" });
    expect(run('grep a nothing', kit())).toMatchObject({
      exit: 2,
      stderr: 'grep: nothing: No such file or directory\n',
    });
  });

  it('ends also where the expressions of the language would not', () => {
    const began = performance.now();
    const line = run(`echo ${'a'.repeat(5000)} | grep -E '(a+)+(a*)*b'`);
    expect(line.exit).toBeDefined();
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});

describe('Other tools', () => {
  it('take a part of what comes in', () => {
    expect(out('head -n 1 pods')).toBe('NAME    READY   STATUS\n');
    expect(out('tail -1 pods')).toBe('web-2   1/1     Running\n');
    expect(out('head -n -3 pods')).toBe('NAME    READY   STATUS\n');
    expect(out('echo a:b:c | cut -d: -f1,3')).toBe('a:c\n');
    expect(out('echo web-0 | tr -d a-z-')).toBe('0\n');
    expect(out("echo 'a b' | tr ' ' '\\n'")).toBe('a\nb\n');
  });

  it('put it in order', () => {
    expect(out("printf '10\\n9\\n10\\n' | sort")).toBe('10\n10\n9\n');
    expect(out("printf '10\\n9\\n10\\n' | sort -rnu")).toBe('10\n9\n');
    expect(out("printf 'b 2\\na 10\\n' | sort -k2 -n")).toBe('b 2\na 10\n');
    expect(out("printf 'x\\nx\\ny\\n' | uniq -c")).toBe('      2 x\n      1 y\n');
  });

  it('count as wc does', () => {
    expect(out('wc pods')).toBe('      4      12      95 pods\n');
    expect(out('wc -l < pods')).toBe('4\n');
  });

  it('handle files', () => {
    expect(out('touch a; cp pods b; mv b c; ls; rm a; [ -f a ] || echo gone')).toBe('a\nc\npods\ngone\n');
    expect(out('echo x | tee f g; cat f g')).toBe('x\nx\nx\n');
  });
});

describe('awk', () => {
  it('prints fields', () => {
    expect(out("awk '{print $1}' pods")).toBe('NAME\nweb-0\nweb-1\nweb-2\n');
    expect(out("awk 'NR>1 {print $1, $3}' pods")).toBe('web-0 Running\nweb-1 Pending\nweb-2 Running\n');
    expect(out(`awk 'NR>3{print NR ":" $NF}' pods`)).toBe('4:Running\n');
    expect(out('echo a:b:c | awk -F: \'{print $2 "-" $3, NF}\'')).toBe('b-c 3\n');
  });

  it('chooses lines', () => {
    expect(out(`awk '$3=="Running" {print $1}' pods`)).toBe('web-0\nweb-2\n');
    expect(out(`awk '$3!="Running" && NR>1' pods`)).toBe('web-1   0/1     Pending\n');
    expect(out("awk '/Pend/ {print $1}' pods")).toBe('web-1\n');
    expect(out("awk '!/Running/ {print $1}' pods")).toBe('NAME\nweb-1\n');
    expect(out("awk '$2 ~ /^1/ {print $1}' pods")).toBe('web-0\nweb-2\n');
    expect(out("awk 'END {print NR}' pods")).toBe('4\n');
  });

  it('says what it does not know', () => {
    const line = run("awk '{x=1; print x}' pods", kit());
    expect(line).toMatchObject({ exit: 2, stdout: '' });
    expect(line.stderr).toContain('here awk knows');
  });
});

describe('sed', () => {
  it('replaces', () => {
    expect(out("echo web-0 web-1 | sed 's/web/db/'")).toBe('db-0 web-1\n');
    expect(out("echo web-0 web-1 | sed 's/web/db/g'")).toBe('db-0 db-1\n');
    expect(out("echo a/b | sed 's#/#-#'")).toBe('a-b\n');
    expect(out("echo web-12 | sed -E 's/([a-z]+)-([0-9]+)/\\2 of \\1: &/'")).toBe('12 of web: web-12\n');
    expect(out("echo abc | sed 's/x*/-/g'")).toBe('-a-b-c-\n');
  });

  it('takes lines out and prints them', () => {
    expect(out('sed 1d pods | head -1')).toBe('web-0   1/1     Running\n');
    expect(out("sed -n '2,3p' pods | wc -l")).toBe('2\n');
    expect(out("sed '/Running/d;1d' pods")).toBe('web-1   0/1     Pending\n');
    expect(out("sed -n '$p' pods")).toBe('web-2   1/1     Running\n');
    expect(out("sed -n '/Pending/!p' pods | wc -l")).toBe('3\n');
    expect(run("sed 'x' pods", kit())).toMatchObject({
      exit: 1,
      stderr: "sed: -e expression #1: unknown command: `x'\n",
    });
  });
});

describe('Programs that run others', () => {
  it('give them the words that come in', () => {
    expect(out('echo web-0 web-1 | xargs echo pods:')).toBe('pods: web-0 web-1\n');
    expect(out('seq 3 | xargs -n1 echo n')).toBe('n 1\nn 2\nn 3\n');
    expect(out("printf 'a b\\nc\\n' | xargs -I{} echo '<{}>'")).toBe('<a b>\n<c>\n');
    expect(out('true | xargs -r echo never')).toBe('');
    expect(run('echo x | xargs nothing', kit()).exit).toBe(123);
  });

  it('stop them in time', () => {
    const line = run('timeout 2.5 ping; echo $?');
    expect(line.stdout).toBe('ping 1\nping 2\nping 3\n124\n');
    expect(run('time sleep 2').stderr).toContain('real\t2.000s');
  });
});
