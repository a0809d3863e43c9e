/** A recorded watch stream played to whoever watches, with its own pauses. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { JsonObject } from '../../src/engine/json.ts';
import { resources } from '../../src/engine/apiserver/resources.ts';
import { latestTimeIn } from '../../src/live/recordedTime.ts';
import type { ApiReplica, WatchEvent } from './apiReplica.ts';

export interface RecordedEvent extends WatchEvent {
  /** Milliseconds since 1970, never before the event that came earlier. */
  readonly timeMs: number;
  /** It was there when the recording began. */
  readonly isListed: boolean;
}

/** The events of a file (`.jsonl` or `.jsonl.gz`); or the first line that is none. */
export function readRecordedEvents(file: string): readonly RecordedEvent[] | { readonly wrong: string } {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const events: RecordedEvent[] = [];
  let timeMs = 0;
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const event = eventIn(line);
    if (event === undefined) return { wrong: `Line ${at + 1} of ${file} is no watch event.` };
    const { type, resource, object, time, listed } = event;
    timeMs = Math.max(timeMs, time === undefined ? (latestTimeIn(object) ?? 0) : Date.parse(time) || 0);
    events.push({ type, resource, object, timeMs, isListed: listed === true });
  }
  return events;
}

interface Line extends WatchEvent {
  readonly time?: string;
  readonly listed?: boolean;
}

function eventIn(line: string): Line | undefined {
  try {
    const event = JSON.parse(line) as Line;
    const isEvent =
      ['ADDED', 'MODIFIED', 'DELETED'].includes(event.type) &&
      (resources as readonly string[]).includes(event.resource) &&
      typeof (event.object['metadata'] as JsonObject)['name'] === 'string';
    return isEvent ? event : undefined;
  } catch {
    return undefined;
  }
}

export interface ReplayOptions {
  /** How many times as fast as it was; 0: all at once. */
  readonly speed: number;
  /** Pauses are no longer than this. */
  readonly longestPauseMs: number;
}

/** Plays the events, the first one at once. What was listed is there from the beginning. */
export class Replay {
  readonly #replica: ApiReplica;
  readonly #events: readonly RecordedEvent[];
  readonly #options: ReplayOptions;
  #at = 0;
  /** When the last event was told, by the clock of this machine. */
  #toldAtMs = performance.now();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(replica: ApiReplica, events: readonly RecordedEvent[], options: ReplayOptions) {
    this.#replica = replica;
    this.#events = events;
    this.#options = options;
    while (this.#events[this.#at]?.isListed === true) this.#push();
  }

  /** How many events have been told, of how many. */
  get progress(): { readonly told: number; readonly events: number } {
    return { told: this.#at, events: this.#events.length };
  }

  /** What the clock of the recorded cluster shows, milliseconds since 1970; it stands still when nothing is played. */
  get nowMs(): number {
    const last = this.#events[this.#at - 1]?.timeMs ?? this.#events[0]?.timeMs ?? 0;
    const next = this.#events[this.#at]?.timeMs ?? Number.POSITIVE_INFINITY;
    const sinceMs = this.#timer === undefined ? 0 : (performance.now() - this.#toldAtMs) * this.#options.speed;
    return Math.min(next, last + sinceMs);
  }

  /** Goes on from where it is; called again, it changes nothing. */
  start(): void {
    if (this.#timer === undefined) this.#next();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Tells so many events now, whatever their time. */
  advance(events: number): void {
    for (let left = events; left > 0 && this.#at < this.#events.length; left--) this.#push();
  }

  #next(): void {
    const event = this.#events[this.#at];
    this.#toldAtMs = performance.now();
    if (event === undefined) return;
    const { speed, longestPauseMs } = this.#options;
    const before = this.#events[this.#at - 1]?.timeMs ?? event.timeMs;
    const pauseMs = speed === 0 ? 0 : Math.min(longestPauseMs, event.timeMs - before) / speed;
    this.#timer = setTimeout(() => {
      this.#push();
      this.#next();
    }, pauseMs);
  }

  #push(): void {
    const event = this.#events[this.#at];
    if (event !== undefined) this.#replica.push(event);
    this.#at += 1;
  }
}
