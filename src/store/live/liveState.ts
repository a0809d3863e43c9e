/** What the page knows of a real cluster beside it. What keeps it up to date arrives when somebody looks for one. */
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { Failure } from '#live/answers.ts';
import type { ClusterIdentity, SetListed } from '#live/cluster.ts';
import type { Connection } from '#live/session.ts';

export interface LiveState {
  /** `none`: nobody there answers as an API server does. */
  readonly cluster: ClusterIdentity | 'unknown' | 'searching' | 'none';
  /** As far as they may be listed. */
  readonly namespaces: readonly string[];
  readonly sets: readonly SetListed[];
  readonly listing: boolean;
  readonly listFailure: Failure | undefined;
  /** The namespace that is watched; undefined when none is. */
  readonly namespace: string | undefined;
  readonly connection: Connection | undefined;
  /** When a failed connection was last alive, milliseconds since 1970. */
  readonly lostSinceMs: number | undefined;
  /** Something was changed in the cluster, or refused: what the server said of it. */
  readonly said: { readonly line: string; readonly failure: Failure | undefined } | undefined;
  /** Changes of the cluster are offered. */
  readonly mayChange: boolean;
}

const nothing: LiveState = {
  cluster: 'unknown',
  namespaces: [],
  sets: [],
  listing: false,
  listFailure: undefined,
  namespace: undefined,
  connection: undefined,
  lostSinceMs: undefined,
  said: undefined,
  mayChange: false,
};

export const liveState = createStore<LiveState>()(() => nothing);

export function useLive<T>(select: (state: LiveState) => T): T {
  return useStore(liveState, select);
}
