/** The kubelet's back-off: ten seconds at first, then twice as long each time up to five minutes (client-go `flowcontrol.Backoff`). */

/** How long the next wait is, and when that was decided; times in milliseconds since the scenario began. */
export interface BackOff {
  readonly delayMs: number;
  readonly sinceMs: number;
}

const maxBackOffMs = 300_000;

/** Whether the back-off still counts for what ended then: after twice the longest wait all is forgiven (`hasExpired`). */
export function stillCounts(backOff: BackOff | undefined, endedMs: number): backOff is BackOff {
  return backOff !== undefined && endedMs - backOff.sinceMs <= 2 * maxBackOffMs;
}

/** The back-off after another try (`Next`). `firstMs`: how long the first wait is. */
export function nextBackOff(before: BackOff | undefined, endedMs: number, nowMs: number, firstMs: number): BackOff {
  const delayMs = stillCounts(before, endedMs) ? Math.min(2 * before.delayMs, maxBackOffMs) : firstMs;
  return { delayMs, sinceMs: nowMs };
}

/** A duration as Go prints it, in whole seconds: `10s`, `1m20s`, `5m0s`. */
export function goSeconds(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}
