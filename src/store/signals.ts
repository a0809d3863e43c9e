/** What happens on the page and leaves no trace in a history: something that was refused, and what somebody turned to. */
import type { ApiError } from '#engine/apiserver/apiErrors.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import type { Look } from '#lessons/trail.ts';

export type Signal =
  | { readonly type: 'refused'; readonly request: Request; readonly error: ApiError }
  | { readonly type: 'looked'; readonly look: Look };

const listeners = new Set<(signal: Signal) => void>();

export function signal(what: Signal): void {
  for (const listener of listeners) listener(what);
}

/** Calls back with every signal until the returned function is called. */
export function onSignal(listener: (signal: Signal) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
