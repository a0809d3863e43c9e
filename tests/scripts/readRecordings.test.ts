import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecordings } from '../../scripts/conformance/readRecordings.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recordings-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

describe('recordings', () => {
  it('are read line by line, packed or not, across files', () => {
    const plain = file('a.jsonl', '{"scenario":"a"}\n\n{"scenario":"b"}\n');
    const packed = file('b.jsonl.gz', gzipSync('{"scenario":"c"}'));
    expect(readRecordings([plain, packed])).toEqual({
      recordings: [{ scenario: 'a' }, { scenario: 'b' }, { scenario: 'c' }],
    });
  });

  it.each([
    ['a line that is cut off', '{"scenario":"a"}\n{"scen', 'line 2'],
    ['a line that is JSON but no object', '[1]', 'line 1'],
    ['a file without a line', '\n', 'holds no recording'],
  ])('%s is a problem that says where', (_what, content, words) => {
    expect(readRecordings([file('bad.jsonl', content)])).toEqual({ problem: expect.stringContaining(words) });
  });

  it('a missing file and a broken archive are problems, not crashes', () => {
    expect(readRecordings([join(folder, 'none.jsonl')])).toEqual({ problem: expect.stringContaining('none.jsonl') });
    const broken = file('broken.jsonl.gz', gzipSync('{"scenario":"a"}').subarray(0, 20));
    expect(readRecordings([broken])).toEqual({ problem: expect.stringContaining('cannot be read') });
  });
});
