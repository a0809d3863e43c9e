import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** One line of a recording: a scenario, a case or a command with its answer. */
export type Recording = Readonly<Record<string, unknown>>;

/** Reads JSON Lines, gzipped or not. What cannot be read is a problem in words, with its file and line. */
export function readRecordings(files: readonly string[]): { recordings: Recording[] } | { problem: string } {
  const recordings: Recording[] = [];
  for (const file of files) {
    const text = readText(file);
    if ('problem' in text) return text;
    const before = recordings.length;
    for (const [index, line] of text.lines.entries()) {
      if (line.trim() === '') continue;
      const value = parseObject(line);
      if (!value) return { problem: `${file}, line ${index + 1}, is not a JSON object: ${line.slice(0, 60)}` };
      recordings.push(value);
    }
    if (recordings.length === before) return { problem: `${file} holds no recording.` };
  }
  return { recordings };
}

function readText(file: string): { lines: string[] } | { problem: string } {
  try {
    const bytes = readFileSync(file);
    // The first two bytes of gzip, whatever the file is called.
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return { lines: (isGzip ? gunzipSync(bytes) : bytes).toString('utf8').split('\n') };
  } catch (error) {
    return { problem: `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function parseObject(line: string): Recording | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Recording) : undefined;
  } catch {
    return undefined;
  }
}
