/** What a kubelet knows of a container beyond what it reports. Only containers that something is special about have a record. */
import type { BackOff } from './backOff.ts';

/** Plain JSON; moments are milliseconds since the scenario began. */
export interface ContainerRecord {
  /** Counts what was foreseen for the container: only the newest of it comes true. */
  readonly turn: number;
  /** When its process started; absent while there is none. */
  readonly startedMs?: number;
  /** When the application in it has started. */
  readonly upMs?: number;
  /** When its startup probe succeeded. */
  readonly startupMs?: number;
  /** When its last process ended. */
  readonly endedMs?: number;
  /** A probe has condemned it: when its process ends, and how. */
  readonly ends?: { readonly atMs: number; readonly exitCode: number };
  readonly crashes?: BackOff;
  readonly pulls?: BackOff;
  /** Its readiness probe fails since then, until somebody says otherwise. */
  readonly unreadyMs?: number;
  /** It answers nobody since then; a restart mends it. */
  readonly hungMs?: number;
  /** Its liveness probe fails since then; a restart mends it. */
  readonly deafMs?: number;
  /** Not ready and ready by turns, each for half a period. */
  readonly flap?: { readonly sinceMs: number; readonly periodMs: number };
  /** How long its application takes to start. */
  readonly slowStartMs?: number;
  /** Somebody put it right then. */
  readonly healedMs?: number;
  /** Whether it runs with a majority of its peers, and since when; absent when it needs none. */
  readonly quorum?: { readonly has: boolean; readonly sinceMs: number };
  /** It was reported that its readiness probe goes on failing. */
  readonly toldUnready?: true;
}

/** `undefined` takes a field away. */
export type RecordChange = { readonly [Field in keyof ContainerRecord]?: ContainerRecord[Field] | undefined };

/** The record with some fields changed. */
export function changed(record: ContainerRecord, change: RecordChange): ContainerRecord {
  const entries = Object.entries({ ...record, ...change }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as ContainerRecord;
}

/** What ends with a process. */
export const processEnds: RecordChange = {
  startedMs: undefined,
  upMs: undefined,
  startupMs: undefined,
  ends: undefined,
  hungMs: undefined,
  deafMs: undefined,
  healedMs: undefined,
  quorum: undefined,
  toldUnready: undefined,
};
