import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRecordings } from '../../scripts/conformance/readRecordings.ts';
import { checkRevisions, type RevisionCase } from '../../scripts/conformance/revisions.ts';

const folder = 'tests/conformance/data/revisions';

// `revisions-*` come from the controllers; `fields-*` from the API server's defaulting, and together set every field of a template.
describe.each(readdirSync(folder))('%s', (file) => {
  const read = readRecordings([`${folder}/${file}`]);
  const cases = ('recordings' in read ? read.recordings : []) as readonly unknown[] as readonly RevisionCase[];

  it('is not empty', () => {
    expect(cases.length).toBeGreaterThan(50);
  });

  it('has the bytes and names that we make', () => {
    expect(checkRevisions(cases)).toMatchObject({ differences: [], unsupported: 0 });
  });
});

describe('checkRevisions', () => {
  it('counts a wrong name as a mismatch, and a release or field that it does not know as unsupported', () => {
    const read = readRecordings([`${folder}/revisions-1.37.jsonl.gz`]);
    const [first] = ('recordings' in read ? read.recordings : []) as readonly unknown[] as readonly RevisionCase[];
    const report = checkRevisions([{ ...first!, name: 'web-wrong' }]);
    expect(report).toMatchObject({ checked: 1, mismatches: 1, scenariosWithMismatches: 1, unsupported: 0 });
    expect(report.differences).toMatchObject([{ step: 'name', expected: 'web-wrong' }]);
    for (const field of [{ kubernetesVersion: '1.36' }, { featureGates: { SomeGate: true } }])
      expect(checkRevisions([{ ...first!, ...field }])).toMatchObject({ mismatches: 0, unsupported: 1 });
  });
});
