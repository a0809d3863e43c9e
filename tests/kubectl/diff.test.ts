import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../src/kubectl/unifiedDiff.ts';
import { clusterOf, kubectl, lines } from './kit.ts';

const service = (port: number) =>
  lines(
    'apiVersion: v1',
    'kind: Service',
    'metadata: {name: nginx}',
    'spec:',
    '  clusterIP: None',
    '  selector: {app: nginx}',
    `  ports: [{port: ${port}}]`,
  );

describe('kubectl diff', () => {
  it('ends with 0 and says nothing when there is no difference', () => {
    const cluster = clusterOf({});
    kubectl('apply -f -', cluster, service(80));
    expect(kubectl('diff -f -', cluster, service(80))).toMatchObject({ stdout: '', stderr: '', exit: 0 });
  });

  it('ends with 1 and shows what apply would change, and changes nothing', () => {
    const cluster = clusterOf({});
    kubectl('apply -f -', cluster, service(80));
    const { stdout, exit } = kubectl('diff -f -', cluster, service(81));
    expect(exit).toBe(1);
    expect(stdout.split('\n')[0]).toMatch(
      /^diff -u -N \/tmp\/LIVE-\d+\/v1\.Service\.default\.nginx \/tmp\/MERGED-\d+\/v1\.Service\.default\.nginx$/,
    );
    expect(stdout).toContain('-  - port: 80\n');
    expect(stdout).toContain('+  - port: 81\n');
    expect(kubectl('get svc nginx -o jsonpath={.spec.ports[0].port}', cluster).stdout).toBe('80');
  });

  it('ends with 2 when something is wrong', () => {
    expect(kubectl('diff')).toMatchObject({ stderr: 'error: must specify one of -f and -k\n', exit: 2 });
    expect(kubectl('diff --bogus')).toMatchObject({
      stderr: "error: unknown flag: --bogus\nSee 'kubectl diff -h' for help and examples\n",
      exit: 2,
    });
    expect(kubectl('diff -f -', clusterOf({}), service(-1)).exit).toBe(2);
  });
});

describe('A unified diff', () => {
  it('shows three lines around a difference, and one hunk for differences that are near', () => {
    const text = Array.from({ length: 20 }, (_, at) => String(at));
    const changed = text.map((line) => (line === '5' || line === '9' ? `${line}!` : line));
    expect(unifiedDiff(lines(...text), lines(...changed))).toBe(
      lines('@@ -3,11 +3,11 @@', ' 2', ' 3', ' 4', '-5', '+5!', ' 6', ' 7', ' 8', '-9', '+9!', ' 10', ' 11', ' 12'),
    );
  });

  it('counts from zero where there was nothing', () => {
    expect(unifiedDiff('', 'a\nb\n')).toBe('@@ -0,0 +1,2 @@\n+a\n+b\n');
    expect(unifiedDiff('a\n', '')).toBe('@@ -1 +0,0 @@\n-a\n');
  });

  it('makes the second text out of the first, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [one, other] = [before, after].map((list) => list.map((line) => `${line}\n`).join(''));
        expect(applied(before, unifiedDiff(one ?? '', other ?? ''))).toEqual(after);
      }),
    );
  });
});

/** What the hunks make of the lines. */
function applied(before: readonly string[], hunks: string): readonly string[] {
  const result: string[] = [];
  let at = 0;
  for (const line of hunks.split('\n')) {
    const head = /^@@ -(\d+)(?:,(\d+))? /.exec(line);
    if (head !== null) {
      const start = Number(head[1]) - (head[2] === '0' ? 0 : 1);
      result.push(...before.slice(at, start));
      at = start;
    } else if (line.startsWith('+')) result.push(line.slice(1));
    else if (line !== '') {
      expect(line.slice(1)).toBe(before[at]);
      if (line.startsWith(' ')) result.push(line.slice(1));
      at += 1;
    }
  }
  return [...result, ...before.slice(at)];
}
