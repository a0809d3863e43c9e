import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readRecordings } from '../../scripts/conformance/readRecordings.ts';

const data = join(import.meta.dirname, 'data');

/** All recordings of a kind, or of one of its files. */
export function recordingsOf<T>(kind: string, file = ''): readonly T[] {
  const folder = join(data, kind);
  const files = readdirSync(folder).filter((name) => name.startsWith(file));
  const read = readRecordings(files.map((name) => join(folder, name)));
  if ('problem' in read) throw new Error(read.problem);
  return read.recordings as unknown as readonly T[];
}
