import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '#engine/json.ts';
import { changesBetween, withValueAt } from '#manifest/changes.ts';
import { parseManifests } from '#manifest/parseManifests.ts';
import { printManifest } from '#manifest/printManifests.ts';
import { writeChanges } from '#manifest/writeField.ts';

const text = `# What the lecture starts with.
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web}   # a flow map
spec:
    replicas: 3         # as many as nodes
    serviceName: 'nginx'

    # one after the other
    podManagementPolicy: OrderedReady
    template:
        spec:
            containers:
            - name: nginx
              image: "nginx:alpine" # the lecture's
---
kind: Service
`;

/** The text with the field of its first document set, or taken away. */
function written(path: readonly (string | number)[], after: Json | undefined, from = text, index = 0): string {
  return writeChanges(from, index, [{ path, before: undefined, after }]);
}

describe('A field that is written into a text', () => {
  it('changes its value and not a letter more', () => {
    expect(written(['spec', 'replicas'], 5)).toBe(text.replace('replicas: 3 ', 'replicas: 5 '));
  });

  it('in a list is found by its place', () => {
    const path = ['spec', 'template', 'spec', 'containers', 0, 'image'];
    expect(written(path, 'nginx:mainline')).toBe(text.replace('"nginx:alpine"', 'nginx:mainline'));
  });

  it('that is new stands last in its map, indented as the others', () => {
    expect(written(['spec', 'template', 'metadata', 'labels', 'app'], 'x')).toBe(
      text.replace(
        'image: "nginx:alpine" # the lecture\'s\n',
        'image: "nginx:alpine" # the lecture\'s\n        metadata:\n          labels:\n            app: x\n',
      ),
    );
  });

  it('goes with its line', () => {
    expect(written(['spec', 'serviceName'], undefined)).toBe(text.replace("    serviceName: 'nginx'\n", ''));
  });

  it('that is a whole map goes with all its lines', () => {
    const gone = written(['spec', 'template'], undefined);
    expect(gone).toBe(text.replace(/ {4}template:\n[^]*?---/, '---'));
  });

  it('in a flow map keeps the comments and the order, too', () => {
    const renamed = written(['metadata', 'labels'], { app: 'web' });
    expect(renamed).toContain('# a flow map');
    expect(renamed.indexOf('metadata')).toBeLessThan(renamed.indexOf('spec'));
    expect(parseManifests(renamed)).toMatchObject({
      manifests: [{ metadata: { name: 'web', labels: { app: 'web' } } }, { kind: 'Service' }],
    });
  });

  it('in the second document leaves the first alone', () => {
    expect(written(['spec', 'clusterIP'], 'None', text, 1)).toBe(`${text}spec:\n  clusterIP: None\n`);
  });

  it.each(['yes', '010', '', ' a', 'a: b', '# a'])(
    'is quoted when the text %j would be read as something else',
    (value) => {
      expect(parseManifests(written(['spec', 'serviceName'], value))).toMatchObject({
        manifests: [{ spec: { serviceName: value } }, {}],
      });
    },
  );

  it('leaves a text alone that cannot be read', () => {
    expect(written(['spec', 'replicas'], 4, 'spec: [')).toBe('spec: [');
  });

  it('comes out right in any object and at any place', () => {
    const name = fc.constantFrom('a', 'b', 'replicas', 'x-y', '1');
    const value = fc.letrec<{ value: Json }>((again) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom<Json>(true, 1, -2.5, '', 'text', 'a # b', 'two\nlines'),
        fc.array(again('value'), { maxLength: 3 }),
        fc.dictionary(name, again('value'), { maxKeys: 3, noNullPrototype: true }) as fc.Arbitrary<Json>,
      ),
    })).value;
    const object = fc.dictionary(name, value, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
    fc.assert(
      fc.property(object, object, (before, after) => {
        const changes = changesBetween(before, after);
        const result = writeChanges(printManifest({ kind: 'X', ...before }), 0, changes);
        expect(parseManifests(result)).toEqual({ manifests: [{ kind: 'X', ...after }] });
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});

describe('A value', () => {
  it('is set at a path, and what is missing on the way is made', () => {
    expect(withValueAt({ a: 1 }, ['b', 0, 'c'], 2)).toEqual({ a: 1, b: [{ c: 2 }] });
  });

  it('is taken away, and the rest stays', () => {
    expect(withValueAt({ a: { b: 1, c: 2 } }, ['a', 'b'], undefined)).toEqual({ a: { c: 2 } });
    expect(withValueAt([1, 2, 3], [1], undefined)).toEqual([1, 3]);
  });
});
