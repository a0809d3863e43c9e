import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Complaint, parseManifests } from '#manifest/parseManifests.ts';

function manifestsOf(text: string) {
  const parsed = parseManifests(text);
  return 'manifests' in parsed ? parsed.manifests : parsed.complaint;
}

/** The complaint without the parser's own words. */
function complaintOf(text: string): Complaint | undefined {
  const parsed = parseManifests(text);
  if ('manifests' in parsed) return undefined;
  const { detail: _detail, syntax: _syntax, ...rest } = parsed.complaint;
  return rest;
}

describe('A manifest', () => {
  it('is what its text says', () => {
    const text = 'kind: StatefulSet\nspec:\n  replicas: 3\n  paused: false\n  x: null\n  list: [1.5, "2"]\n';
    expect(manifestsOf(text)).toEqual([
      { kind: 'StatefulSet', spec: { replicas: 3, paused: false, x: null, list: [1.5, '2'] } },
    ]);
  });

  it('may be JSON', () => {
    expect(manifestsOf('{"kind": "Service", "spec": {"ports": [{"port": 80}]}}')).toEqual([
      { kind: 'Service', spec: { ports: [{ port: 80 }] } },
    ]);
  });

  it('has its comments left out', () => {
    expect(manifestsOf('# first\na: 1 # one\n# last')).toEqual([{ a: 1 }]);
  });

  it('may be one of several, and empty ones do not count', () => {
    expect(manifestsOf('---\na: 1\n---\n# nothing\n---\nb: 2\n...\nc: 3')).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }]);
  });

  it('takes the later of two equal keys, as kubectl does', () => {
    expect(manifestsOf('a: 1\na: 2')).toEqual([{ a: 2 }]);
  });

  it('may have the line ends and the mark of another system', () => {
    expect(manifestsOf('\ufeffa: 1\r\nb: 2\r\n')).toEqual([{ a: 1, b: 2 }]);
  });

  it.each([
    ['yes', true],
    ['off', false],
    ['010', 8],
    ['0x1F', 31],
    ['1_000', 1000],
    ['1e3', 1000],
    ['"yes"', 'yes'],
    ['1:30', '1:30'],
    ['2026-01-01', '2026-01-01'],
    ['~', null],
    ['', null],
    ['!!str 80', '80'],
  ])('reads the scalar %s as kubectl does', (text, value) => {
    expect(manifestsOf(`a: ${text}`)).toEqual([{ a: value }]);
  });

  it.each([
    ['80: x', '80'],
    ['true: x', 'true'],
    ['"a b": x', 'a b'],
    ['<<: x', '<<'],
  ])('takes the key of %s for its text', (text, key) => {
    expect(manifestsOf(text)).toEqual([{ [key]: 'x' }]);
  });
});

describe('A complaint', () => {
  it.each<[string, string, Complaint]>([
    ['an empty text', '', { code: 'noDocument' }],
    ['nothing but space', ' \n\t\n', { code: 'noDocument' }],
    ['nothing but comments', '# a: 1\n', { code: 'noDocument' }],
    ['nothing but separators', '---\n---\n', { code: 'noDocument' }],
    ['a list', 'a: 1\n---\n- a\n', { code: 'notAnObject', line: 3, column: 1 }],
    ['a word', 'StatefulSet', { code: 'notAnObject', line: 1, column: 1 }],
    ['an unclosed bracket', 'kind: [StatefulSet', { code: 'syntax', line: 1, column: 19 }],
    ['an unclosed brace', 'a: 1\nb: {c: 1', { code: 'syntax', line: 2, column: 9 }],
    ['an unclosed quote', 'a: "x\n', { code: 'syntax', line: 2, column: 1 }],
    ['a tab as indentation', 'a:\n\tb: 1', { code: 'syntax', line: 2, column: 1 }],
    ['a key too far to the right', 'a: 1\n  b: 2', { code: 'syntax', line: 1, column: 4 }],
    ['a colon in a value', 'a: b: c', { code: 'syntax', line: 1, column: 4 }],
    ['an anchor', 'a: &x 1', { code: 'alias', line: 1, column: 7 }],
    ['an alias', 'a: 1\nb: *x', { code: 'alias', line: 2, column: 4 }],
    ['an alias as a key', '*x : 1', { code: 'alias', line: 1, column: 1 }],
    ['a tag', 'a: !include x.yaml', { code: 'tag', line: 1, column: 13 }],
    ['bytes', 'a: !!binary aGk=', { code: 'tag', line: 1, column: 13 }],
    ['a set', 'a: !!set {b}', { code: 'tag', line: 1, column: 10 }],
    ['a list as a key', '? [a]\n: 1', { code: 'key', line: 1, column: 3 }],
    ['a map as a key', 'x: 1\n? {a: 1}\n: 2', { code: 'key', line: 2, column: 3 }],
    ['nothing as a key', 'a:\n  ~: 1', { code: 'key', line: 2, column: 3 }],
    ['no key at all', ': 1', { code: 'key', line: 1, column: 1 }],
    ['what JSON has no number for', 'a: .nan', { code: 'number', line: 1, column: 4 }],
    ['an endless number', 'a: -.inf', { code: 'number', line: 1, column: 4 }],
    ['a number too large', 'a: 1e400', { code: 'number', line: 1, column: 4 }],
    ['half a character', 'a: "\\ud800"', { code: 'surrogate', line: 1, column: 4 }],
    ['half a character in a key', 'a:\n  \ud800: 1', { code: 'surrogate', line: 2, column: 3 }],
    ['a key that reaches the prototype', 'a:\n  __proto__: {b: 1}', { code: 'forbiddenKey', line: 2, column: 3 }],
    ['the same in JSON', '{"constructor": 1}', { code: 'forbiddenKey', line: 1, column: 2 }],
    ['the same as an explicit key', '? "prototype"\n: 1', { code: 'forbiddenKey', line: 1, column: 3 }],
  ])('about %s has its place', (_, text, complaint) => {
    expect(complaintOf(text)).toEqual(complaint);
  });

  it('about syntax has the parser’s words, in one line and without the place', () => {
    const parsed = parseManifests('a:\n\tb: 1');
    expect('complaint' in parsed && parsed.complaint.detail).toBe('Tabs are not allowed as indentation');
  });

  it('comes before anything is taken: one bad document spoils the others', () => {
    expect(complaintOf('a: 1\n---\nb: [')).toMatchObject({ code: 'syntax', line: 3 });
  });

  it('leaves no trace on other objects', () => {
    parseManifests('{"__proto__": {"polluted": true}}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('The limits', () => {
  const nested = (depth: number) => `a: ${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}`;
  const indented = (depth: number) => Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}a:`).join('\n');
  const values = (count: number) => `a: [${'1,'.repeat(count - 2)}]`;

  it('are 64 KiB, counted in bytes', () => {
    const text = (bytes: number) => `a: ${'x'.repeat(bytes - 3)}`;
    expect(complaintOf(text(65_536))).toBeUndefined();
    expect(complaintOf(text(65_537))).toEqual({ code: 'tooLarge' });
    expect(complaintOf(`a: ${'语'.repeat(21_844)}`)).toBeUndefined();
    expect(complaintOf(`a: ${'语'.repeat(21_845)}`)).toEqual({ code: 'tooLarge' });
  });

  it('are fifty levels', () => {
    expect(complaintOf(nested(50))).toBeUndefined();
    expect(complaintOf(nested(51))).toEqual({ code: 'tooDeep', line: 1, column: 53 });
    expect(complaintOf(indented(49))).toBeUndefined();
    expect(complaintOf(indented(52))).toMatchObject({ code: 'tooDeep' });
  });

  it('are two thousand values, in all documents together', () => {
    expect(complaintOf(values(2000))).toBeUndefined();
    expect(complaintOf(values(2001))).toMatchObject({ code: 'tooMany' });
    expect(complaintOf(`${values(1000)}\n---\n${values(1000)}`)).toBeUndefined();
    expect(complaintOf(`${values(1000)}\n---\n${values(1001)}`)).toMatchObject({ code: 'tooMany' });
  });

  it('are two hundred documents, and as many pieces as ten times the values', () => {
    expect(complaintOf('---\n'.repeat(201))).toMatchObject({ code: 'tooMany', line: 201 });
    expect(complaintOf('a: 1\n'.repeat(1000))).toBeUndefined();
    expect(complaintOf('#\n'.repeat(30_001))).toMatchObject({ code: 'tooMany' });
  });

  it('do not count brackets in text and comments', () => {
    expect(complaintOf(`a: "${'['.repeat(80)}" # ${'{'.repeat(80)}`)).toBeUndefined();
  });
});

/** A ceiling against hanging, far above what a busy machine needs; how fast it is, a benchmark says. */
const hangMs = 10_000;

function filledWith(piece: string): string {
  return piece.repeat(Math.floor(65_000 / new TextEncoder().encode(piece).length));
}

function millisecondsFor(text: string): number {
  const startedMs = performance.now();
  parseManifests(text);
  return performance.now() - startedMs;
}

describe('A hostile text', () => {
  it.each([
    ...[
      '[',
      '{',
      '? ',
      '? - ',
      '- ',
      ': ',
      '{a: ',
      '["]",',
      '- ? [',
      '&a ',
      '*a ',
      '!a ',
      '"',
      "'",
      '|\n',
      '>',
      '#',
      '%',
      '@',
      '`',
    ],
    ...['---\n', '--- a\n', '...\n', '%YAML 1.1\n', 'a: 1\n', 'a: b: c\n', 'a\n b\n', '<<: {a: 1}\n'],
    ...['\n', '\r', '\t', ' ', '\0', '\\', '😀', '1:', '1_'],
  ])('of nothing but %j is answered soon', (piece) => {
    expect(millisecondsFor(filledWith(piece))).toBeLessThan(hangMs);
  });

  it.each([',', 'a,', '? ', '? a, ', '*a, '])('of nothing but %j in a list is answered soon', (piece) => {
    expect(millisecondsFor(`[${filledWith(piece)}`)).toBeLessThan(hangMs);
  });

  it('that makes much of little is refused', () => {
    const bomb = ['a: &a [1,1,1,1,1,1,1,1,1]', 'b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]', 'c: [*b,*b,*b,*b,*b,*b,*b]'];
    expect(complaintOf(bomb.join('\n'))).toMatchObject({ code: 'alias', line: 1 });
  });

  it('of any letters comes to objects or to a complaint, never to an error', () => {
    const letters = fc.constantFrom(...'{}[]:,-?#&*!|>\'"%@` \n\t\\~<=.0a语');
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(letters, fc.string({ maxLength: 1 })), maxLength: 60 }), (text) => {
        const parsed = parseManifests(text);
        if ('manifests' in parsed) expect(JSON.parse(JSON.stringify(parsed.manifests))).toEqual(parsed.manifests);
        else expect(parsed.complaint.line ?? 1).toBeLessThanOrEqual(text.split(/\r\n|\n|\r/).length);
      }),
      { seed: 4, numRuns: 2000 },
    );
  });

  it('that is any JSON object is that object', () => {
    const names = fc
      .string({ maxLength: 8 })
      .filter((name) => !['__proto__', 'constructor', 'prototype'].includes(name));
    const json = fc.letrec((again) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, true, false),
        fc.integer(),
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.array(again('value'), { maxLength: 4 }),
        fc.dictionary(names, again('value'), { maxKeys: 4, noNullPrototype: true }),
      ),
    })).value;
    fc.assert(
      fc.property(fc.dictionary(names, json, { maxKeys: 6, noNullPrototype: true }), (object) => {
        expect(manifestsOf(JSON.stringify(object, undefined, 2))).toEqual([object]);
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
