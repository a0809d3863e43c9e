/** The cluster's events as kubectl's table has them, newest first. */
import { parseTime } from '#engine/apiserver/time.ts';
import type { KubeEvent } from '#engine/objects.ts';
import type { Cluster } from '#engine/simulation/frames.ts';
import { age } from './age.ts';

export interface EventRow {
  readonly name: string;
  readonly lastSeen: string;
  readonly type: KubeEvent['type'];
  readonly reason: string;
  readonly object: string;
  readonly message: string;
}

export function eventRows({ stored, wallClockMs }: Cluster, most: number): readonly EventRow[] {
  // The stored order is that of the first time; of the same second, the later one comes first.
  const newest = stored.objects.events
    .toReversed()
    .sort((a, b) => parseTime(b.lastTimestamp) - parseTime(a.lastTimestamp));
  return newest.slice(0, most).map((event) => ({
    name: event.metadata.name,
    lastSeen: lastSeen(event, wallClockMs),
    type: event.type,
    reason: event.reason,
    object: `${event.involvedObject.kind.toLowerCase()}/${event.involvedObject.name}`,
    message: event.message,
  }));
}

/** `5s`, and `5s (x3 over 2m)` for one that was repeated. */
function lastSeen({ firstTimestamp, lastTimestamp, count }: KubeEvent, nowMs: number): string {
  const last = age(nowMs - parseTime(lastTimestamp));
  return count > 1 ? `${last} (x${count} over ${age(nowMs - parseTime(firstTimestamp))})` : last;
}
