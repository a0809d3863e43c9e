import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLabelSelector } from '../../src/kubectl/labelSelectors.ts';
import { clusterOf, kubectl, objects } from './kit.ts';

// A ceiling against hanging, far above what a slow machine needs.
const patienceMs = 20_000;

function answers(line: readonly string[], stdin?: string): void {
  const began = performance.now();
  const run = kubectl(line, clusterOf(), stdin);
  run.command.interrupt();
  expect(run.exit).toBeDefined();
  expect(performance.now() - began).toBeLessThan(patienceMs);
}

describe('Whatever is typed is answered', () => {
  it('100 000 flags, and words without end', () => {
    answers(['get', 'pods', ...Array<string>(100_000).fill('--no-headers')]);
    answers(['get', 'pods', ...Array<string>(100_000).fill('x')]);
    answers(['get', 'pods', `-${'A'.repeat(100_000)}`]);
    answers(['x'.repeat(100_000)]);
    answers(['get', 'pods', '-l', 'a,'.repeat(50_000)]);
    answers(['get', 'pods', '-l', `a in (${'x,'.repeat(50_000)})`]);
  });

  it('paths and templates that go deep', () => {
    answers(['get', 'pods', '-o', `jsonpath=${'{range .items[*]}'.repeat(2000)}`]);
    answers(['get', 'pods', '-o', `jsonpath={${'..'.repeat(5000)}}`]);
    answers(['get', 'pods', '-o', `jsonpath={.a${'[?(@.b)]'.repeat(5000)}}`]);
    answers(['get', 'pods', '--template', '{{if .x}}'.repeat(5000)]);
    answers(['get', 'pods', '--template', `{{${'('.repeat(5000)}}}`]);
    answers(['get', 'pods', '--template', '{{range .items}}{{range .items}}'.repeat(40)]);
  });

  it('texts that are no manifest', () => {
    for (const text of [
      '['.repeat(60_000),
      '{a: '.repeat(15_000),
      '- '.repeat(30_000),
      'a: &x [*x]',
      'x'.repeat(70_000),
      '\u0000',
      '__proto__: 1\nkind: x\napiVersion: v1',
    ]) {
      answers(['create', '-f', '-'], text);
    }
  });

  it('scripts whose output somebody wants to read, and fields that nobody has', () => {
    const [pod] = objects.pods.slice(1);
    for (const script of [
      `while true${' '.repeat(60_000)}x`,
      'while true; do '.repeat(4000),
      `echo ${'$(date '.repeat(9000)}`,
      'while :; do echo x; sleep 0; done',
      'echo x;'.repeat(9000),
    ]) {
      const containers = [{ name: 'nginx', image: 'busybox', command: ['sh', '-c', script] }];
      const cluster = clusterOf({ ...objects, pods: [{ ...pod, spec: { ...pod!.spec, containers } }] });
      const began = performance.now();
      expect(kubectl('logs web-0', cluster).exit).toBe(0);
      expect(performance.now() - began).toBeLessThan(patienceMs);
    }
    answers(['explain', `sts${'.spec'.repeat(20_000)}`]);
    answers(['taint', 'node', 'node-a', `${'a'.repeat(60_000)}:NoSchedule`]);
    answers(['logs', 'web-0', '--since-time', '1'.repeat(60_000)]);
  });

  it('any words at all', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom(
        ...'describe rollout status history undo restart logs explain events cordon drain taint config auth'.split(' '),
        ...['node-a', 'a=b:NoSchedule', 'set-context', 'can-i', 'sts.spec', '--revision=1', '--for', '--previous'],
        'get',
        'delete',
        'scale',
        'set',
        'image',
        'pods',
        'sts/web',
        '-o',
        '-l',
        '--all',
        '-f',
        '-',
        '--',
        'yaml',
        '-n',
        '__proto__',
        'constructor',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.string(), (words, stdin) => {
        const run = kubectl(words, clusterOf(), stdin);
        run.command.interrupt();
        expect(run.exit).toBeTypeOf('number');
      }),
      { numRuns: 500 },
    );
  });

  it('any selector', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab=!(),<> in') }), (text) => void parseLabelSelector(text)),
    );
  });
});
