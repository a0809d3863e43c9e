import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Document, parse, parseAllDocuments, stringify } from 'yaml';
import { toYaml } from '#kubectl/print/yaml.ts';
import { schemaOfKubectl } from '#manifest/schema.ts';
import { readBlockYaml } from '#share/kubectlText/blockYaml.ts';

function valuesOf(text: string): readonly unknown[] | string {
  const read = readBlockYaml(text);
  return 'why' in read ? `${read.why} in line ${read.line}` : read.map(({ value }) => value);
}

/** An empty document is none. */
function isSomething(value: unknown): boolean {
  return value !== null;
}

/** Texts with all that means something to YAML. */
const pieces = fc.constantFrom(
  ...[
    'a',
    'web-0',
    ' ',
    '  ',
    ':',
    ': ',
    ' #',
    '#',
    "'",
    '"',
    '\n',
    '\n\n',
    '\t',
    '- ',
    '-',
    '{',
    '}',
    '[',
    '|',
    '>',
    '&',
  ],
  ...[
    '*',
    '!',
    '%',
    '@',
    '1',
    '0',
    '.5',
    '1e3',
    '0x1f',
    '07',
    'true',
    'yes',
    'null',
    '~',
    '',
    '2026-01-01',
    '1:30',
    '\\',
    'é',
  ],
  ...[
    '---',
    '...',
    'a long text of several words, which a printer folds after so many characters that they fill a line of it',
  ],
);
const texts = fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join(''));
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    texts,
    fc.integer({ min: -1e12, max: 1e12 }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      texts.filter((key) => key !== '' && key.length < 100 && !key.includes('\n')),
      tie('value'),
      { maxKeys: 4 },
    ),
  ),
})).value as fc.Arbitrary<unknown>;
const objects = fc.dictionary(fc.constantFrom('apiVersion', 'kind', 'metadata', 'spec', 'status'), json, {
  minKeys: 1,
});

describe('The reader of kubectl’s YAML', () => {
  it('reads whatever kubectl prints as what it was', () => {
    fc.assert(
      fc.property(objects, (object) => {
        const read = valuesOf(toYaml(object));
        expect(read).toEqual([object]);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    { indentSeq: true },
    { indentSeq: false, lineWidth: 40 },
    { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 30 },
    { defaultStringType: 'QUOTE_SINGLE', lineWidth: 0 },
  ] as const)('reads what another printer writes (%o) as it is, or leaves it', (options) => {
    let readAll = 0;
    fc.assert(
      fc.property(objects, (object) => {
        const text = stringify(object, { version: '1.1', ...options });
        const read = valuesOf(text);
        if (typeof read === 'string') return;
        readAll += 1;
        expect(read).toEqual([parse(text, schemaOfKubectl)]);
      }),
      { numRuns: 150 },
    );
    expect(readAll).toBeGreaterThan(40);
  });

  it('reads any text that is YAML as the library does, or leaves it', () => {
    const lines = fc.array(
      fc
        .tuple(fc.nat({ max: 4 }), fc.constantFrom('', '- ', 'key: ', '"k": '), texts)
        .map(([indent, lead, text]) => ' '.repeat(indent) + lead + text),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(lines, (given) => {
        const read = readBlockYaml(given.join('\n'));
        // The library takes a number that is too large for infinity, kubectl for a text.
        if ('why' in read || given.some((line) => /e[-+]?\d{3}/.test(line))) return;
        const documents = parseAllDocuments(given.join('\n'), { ...schemaOfKubectl, uniqueKeys: false }) as Document[];
        if (documents.some(({ errors }) => errors.length > 0)) return;
        expect(read.map(({ value }) => value).filter(isSomething)).toEqual(
          documents.map((document) => document.toJS() as unknown).filter(isSomething),
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('knows documents, comments, windows’ line ends and an empty end', () => {
    const text = '# printed today\r\n---\r\nkind: Pod # a pod\r\n---\r\n---\r\nkind: Service\r\n';
    expect(valuesOf(text)).toEqual([{ kind: 'Pod' }, { kind: 'Service' }]);
  });

  it('says on which line it was lost', () => {
    expect(valuesOf('kind: Pod\nmetadata:\n  name: [a]\n')).toBe('unusual in line 3');
    expect(valuesOf('kind: Pod\n\tname: a\n')).toBe('syntax in line 2');
    expect(valuesOf('kind:\n  Pod\n')).toBe('unusual in line 2');
    expect(valuesOf('kind: *anchor\n')).toBe('alias in line 1');
    expect(valuesOf('a:\n  __proto__:\n    b: 1\n')).toBe('forbiddenKey in line 2');
  });

  it('follows no nesting beyond that of any object', () => {
    const deep = Array.from({ length: 5000 }, (_, at) => `${' '.repeat(at)}a:`).join('\n');
    expect(valuesOf(deep)).toBe('tooDeep in line 51');
    expect(valuesOf(`${'- '.repeat(5000)}a`)).toBe('tooDeep in line 1');
  });
});
