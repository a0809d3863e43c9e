import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWhole } from '#terminal/session.ts';
import { limitMs, millisecondsOf } from '../processorTime.ts';
import { openTerminal } from './page.ts';

let page: Awaited<ReturnType<typeof openTerminal>>;

beforeAll(async () => {
  page = await openTerminal();
  // What is loaded with the first command is not what is measured.
  page.run('kubectl get pods; kubectl delete pod nothing; kubectl apply -f web.yaml --dry-run=server');
});
afterAll(() => page.close());

/** Types a text, stops whatever waits then, and gives what stands in the terminal for it. */
function answered(text: string) {
  let before = 0;
  const ms = millisecondsOf(() => {
    before = page.session.entries.at(-1)?.id ?? 0;
    page.terminals.type(page.session, text);
    page.terminals.interrupt(page.session);
  }, limitMs);
  expect(ms).toBeLessThan(limitMs);
  const entries = page.session.entries.filter(({ id }) => id > before);
  for (const { exit } of entries) expect(Number.isInteger(exit)).toBe(true);
  return entries;
}

const size = 64 * 1024;

describe('Whatever is typed into the terminal', () => {
  it.each([
    ['64 KiB of one word', `kubectl get ${'x'.repeat(size - 20)}`],
    ['64 KiB of flags', `kubectl get pods ${'-a '.repeat(20_000)}`],
    ['flags without end', `kubectl get pods ${'--show-labels '.repeat(4000)}`],
    ['100 000 words from a command', 'kubectl get pods $(seq 1 10000) $(seq 1 10000)'],
    ['100 000 flags from braces', 'kubectl get pods --show-labels={1..100000}'],
    ['lone surrogates', `kubectl get \ud800 -l '\udfff=\ud83d' ; echo \udead`],
    [
      'names of the language',
      'kubectl get __proto__ constructor toString; kubectl __proto__; __proto__; kubectl get pods -o __proto__',
    ],
    [
      'a patch of names of the language',
      `kubectl patch sts nginx-web -p '{"__proto__":{"spec":{"replicas":9}},"constructor":{}}'`,
    ],
    ['a deep patch', `kubectl patch sts nginx-web --type=merge -p '${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}'`],
    ['a deep manifest', `cat <<EOF | kubectl apply -f -\n${'['.repeat(30_000)}\nEOF`],
    ['an alias bomb', `cat <<EOF | kubectl apply -f -\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\nEOF`],
    ['the same key twice', `cat <<EOF | kubectl apply -f -\nkind: Service\nkind: Pod\napiVersion: v1\nEOF`],
    ['a tab in a manifest', `cat <<EOF | kubectl apply -f -\nkind: Service\n\tspec: 1\nEOF`],
    ['a long jsonpath', `kubectl get pods -o jsonpath='${'{range .items[*]}'.repeat(3000)}'`],
    ['a long template', `kubectl get pods --template '${'{{if .x}}'.repeat(6000)}'`],
    ['nested substitutions', `${'echo $('.repeat(45)}echo a${')'.repeat(45)}`],
    ['a pattern that others choke on', `echo ${'a'.repeat(20_000)} | grep -E '(a|a)*(a|aa)+$b'`],
    ['thousands of names', `kubectl describe pods ${'nginx-web-0 '.repeat(5000)}`],
    ['hundreds of names', `kubectl get pods -o yaml ${'nginx-web-0 '.repeat(290)}`],
    ['a jsonpath that prints all again and again', `kubectl get pods -o jsonpath='${'{.items[*]}'.repeat(5000)}'`],
    ['a template that prints all again and again', `kubectl get pods --template '${'{{.}}'.repeat(9000)}'`],
    ['thousands of documents', `cat <<EOF | kubectl apply -f -\n${'---\n'.repeat(10_000)}EOF`],
    [
      'thousands of labels',
      `kubectl label pod nginx-web-0 ${Array.from({ length: 5000 }, (_, at) => `a${at}=b`).join(' ')}`,
    ],
    ['a manifest that never ends', `cat <<EOF | kubectl apply -f -\n${'a: 1\n'.repeat(13_000)}`],
    ['a loop that never ends', `for i in 0; do\n${'echo\n'.repeat(13_000)}`],
    ['a quote that never ends', `echo "${'a\n'.repeat(30_000)}`],
    ['a line that goes on and on', 'echo \\\n'.repeat(9000)],
    ['brackets without end', '('.repeat(size)],
    ['pipes without end', `echo ${'| cat '.repeat(10_000)}`],
    ['a loop without an end', 'while true; do kubectl get pods; done'],
    ['control characters', 'echo \u0000\u0007\u001b[2J\u202e; kubectl get \u0000'],
  ])('%s is answered, and stays in the history', (_, text) => {
    const entries = answered(text);
    expect(entries.map((entry) => entry.text).join('\n')).toBe(text);
    // What was never whole was stopped, and did not run.
    if (isWhole(text)) expect(page.session.history.at(-1)).toBe(text);
  });

  it('a key that is pressed in such a line is answered as well', () => {
    for (const text of [
      'kubectl get '.repeat(5000),
      `kubectl get pods ${'$('.repeat(20_000)}`,
      `echo "${'a\n'.repeat(30_000)}`,
    ]) {
      expect(millisecondsOf(() => page.session.complete(text), limitMs)).toBeLessThan(limitMs);
      expect(millisecondsOf(() => isWhole(text), limitMs)).toBeLessThan(limitMs);
    }
  });

  it('thousands of commands at once are run one after the other, and the page goes on meanwhile', () => {
    const text = 'kubectl get sts -o name\n'.repeat(200);
    const before = page.session.entries.at(-1)?.id ?? 0;
    expect(millisecondsOf(() => page.terminals.type(page.session, text), limitMs, 1)).toBeLessThan(limitMs);
    expect(page.session.isBusy).toBe(true);
    page.terminals.finish(page.session);
    const outputs = page.session.entries.filter(({ id }) => id > before).map(({ output }) => output);
    expect(outputs).toEqual(Array.from({ length: 200 }, () => 'statefulset.apps/nginx-web\n'));
  });

  it('more than 64 KiB is answered with its measure', () => {
    const text = `echo ${'x'.repeat(2 * size)}`;
    const [entry] = answered(text);
    expect(entry?.output).toContain('64 KiB');
    expect(entry?.text).toBe(text);
  });

  it('any words leave the cluster readable', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        ...'kubectl get delete scale patch apply exec rollout status describe set image logs run wait pods sts sts/nginx-web nginx-web-0 -o -l -f - -- -w --all --replicas=2 -p {} --type=json | ; && > < $( ) grep'.split(
          ' ',
        ),
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 9 }), (words) => {
        answered(words.join(' '));
        page.store().pause();
        if (page.session.unfinished.length > 0) page.terminals.interrupt(page.session);
      }),
      { numRuns: 300 },
    );
    expect(page.run('kubectl get ns default -o name').output).toBe('namespace/default\n');
  });
});
