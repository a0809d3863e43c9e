import { formatTime } from '#engine/apiserver/time.ts';
import { textAt } from '../objectFields.ts';
import type { ApiObject } from '../world.ts';
import type { LogLine } from './logLines.ts';

const mostStatements = 4000;

/**
 * What a small script writes, as far as it can be read: `echo`, `date`, `hostname` and `sleep`, one after the other, once or in an
 * endless `while true; do … done`. A statement that is none of these writes nothing and takes no time.
 */
export function shellLines(script: string, pod: ApiObject, startedMs: number, untilMs: number): readonly LogLine[] {
  const flat = script.replace(/\n/g, ';').replace(/\s+/g, ' ');
  const loop = /\bwhile (?:true|:) ?;? ?do\b/.exec(flat);
  const end = loop === null ? -1 : flat.lastIndexOf('done');
  const isLoop = loop !== null && end > loop.index;
  const before = statementsOf(isLoop ? flat.slice(0, loop.index) : flat);
  const body = isLoop ? statementsOf(flat.slice(loop.index + loop[0].length, end)) : [];
  const writer = new ScriptWriter(pod, startedMs, untilMs);
  writer.run(before);
  // A loop that does not sleep would write for ever.
  if (!body.some((statement) => statement.startsWith('sleep '))) return writer.lines;
  while (!writer.isOver) writer.run(body);
  return writer.lines;
}

function statementsOf(script: string): readonly string[] {
  return script
    .split(/;|&&/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

class ScriptWriter {
  readonly lines: LogLine[] = [];
  readonly #pod: ApiObject;
  readonly #untilMs: number;
  #atMs: number;
  #done = 0;

  constructor(pod: ApiObject, startedMs: number, untilMs: number) {
    this.#pod = pod;
    this.#atMs = startedMs;
    this.#untilMs = untilMs;
  }

  get isOver(): boolean {
    return this.#atMs > this.#untilMs || this.#done >= mostStatements;
  }

  run(statements: readonly string[]): void {
    for (const statement of statements) {
      if (this.isOver) return;
      this.#done += 1;
      const [command = '', ...words] = statement.split(/\s+/);
      if (command === 'sleep') this.#atMs += (Number.parseFloat(words[0] ?? '') || 0) * 1000;
      else this.#write(statement, command);
    }
  }

  #write(statement: string, command: string): void {
    // What goes elsewhere is not in the log.
    if (/[<>|]/.test(statement)) return;
    if (command === 'echo') this.#line(this.#expanded(statement.slice('echo'.length).trim()));
    else if (command === 'date') this.#line(this.#expanded('$(date)'));
    else if (command === 'hostname') this.#line(this.#expanded('$(hostname)'));
  }

  #line(text: string): void {
    this.lines.push({ atMs: this.#atMs, text });
  }

  #expanded(text: string): string {
    const hostname = textAt(this.#pod, 'spec', 'hostname') || this.#pod.metadata.name;
    const bare = /^'[^']*'$/.test(text) ? text.slice(1, -1) : undefined;
    if (bare !== undefined) return bare;
    return text
      .replace(/["']/g, '')
      .replace(/\$\(date\b[^)]{0,80}\)/g, formatTime(this.#atMs))
      .replace(/\$\(hostname\)|\$\{?HOSTNAME\}?/g, hostname);
  }
}
