import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkExplain, type ExplainCase } from '../../scripts/conformance/explain.ts';
import { readRecordings } from '../../scripts/conformance/readRecordings.ts';

const folder = 'tests/conformance/data/explain';

function casesOf(file: string): readonly ExplainCase[] {
  const read = readRecordings([`${folder}/${file}`]);
  return ('recordings' in read ? read.recordings : []) as readonly unknown[] as readonly ExplainCase[];
}

describe.each(readdirSync(folder))('%s', (file) => {
  it('tells from the objects alone what the controller writes next', () => {
    const report = checkExplain(casesOf(file));
    expect(report.checked).toBeGreaterThan(20);
    expect(report).toMatchObject({ differences: [], unsupported: 0 });
  });
});

describe('checkExplain', () => {
  const [first] = casesOf('explain-1.37.jsonl.gz') as readonly [ExplainCase];

  it('reports a write that the controller does not make', () => {
    const extra = { verb: 'delete', resource: 'pods', name: 'web-9' };
    expect(checkExplain([{ ...first, next: [...first.next, extra] }])).toMatchObject({ mismatches: 1 });
  });

  it('counts a field and a feature gate that it does not know as unsupported', () => {
    expect(checkExplain([{ ...first, cacheLag: 5 } as ExplainCase])).toMatchObject({ mismatches: 0, unsupported: 1 });
    const gated = { ...first, featureGates: { SomeGate: true } } as unknown as ExplainCase;
    expect(checkExplain([gated])).toMatchObject({ mismatches: 0, unsupported: 1 });
  });
});
