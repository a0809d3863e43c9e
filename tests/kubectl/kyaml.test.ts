import { describe, expect, it } from 'vitest';
import { toKyaml } from '../../src/kubectl/print/kyaml.ts';
import { kubectl, lines } from './kit.ts';

// What the real encoder writes of the same values.
describe('-o kyaml', () => {
  it('puts all texts in quotes, and keys that could be read as something else', () => {
    const data = { b: 'say "hi"', no: '1', '1.5': 'x', 'a.b-c': 'y', 'x.': 'z', '2020-01-01': 'd', n: 'tab\there' };
    expect(toKyaml({ kind: 'ConfigMap', data })).toBe(
      lines(
        '---',
        '{',
        '  data: {',
        '    "1.5": "x",',
        '    "2020-01-01": "d",',
        '    a.b-c: "y",',
        '    b: "say \\"hi\\"",',
        '    "n": "tab\there",',
        '    "no": "1",',
        '    "x.": "z",',
        '  },',
        '  kind: "ConfigMap",',
        '}',
      ),
    );
  });

  it('sets maps of a list side by side, and other values on lines of their own', () => {
    expect(toKyaml({ ports: [{ port: 80 }, { port: 443 }], ips: ['a', 'b'], none: [], empty: {}, is: true })).toBe(
      lines(
        '---',
        '{',
        '  empty: {},',
        '  ips: [',
        '    "a",',
        '    "b",',
        '  ],',
        '  is: true,',
        '  none: [],',
        '  ports: [{',
        '    port: 80,',
        '  }, {',
        '    port: 443,',
        '  }],',
        '}',
      ),
    );
  });

  it('folds texts of several lines', () => {
    expect(toKyaml({ a: 'x\n  y' })).toBe(lines('---', '{', '  a: "\\', '     x\\n\\', '    \\  y\\', '    ",', '}'));
  });

  it('is one of the formats of get', () => {
    expect(kubectl('get sts web -o kyaml').stdout).toContain('  kind: "StatefulSet",\n');
  });
});
