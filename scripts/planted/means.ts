/** The ways in which a planted bug can be found out, the quickest first. */
export const allMeans = ['explain', 'revisions', 'named', 'random', 'invariants', 'liveness', 'explore'] as const;

export type Means = (typeof allMeans)[number];

/** What each of them is, for people. */
export const whatMeans: Readonly<Record<Means, string>> = {
  explain: 'what the controller writes next, recorded',
  revisions: 'the bytes and names of revisions, recorded',
  named: 'named scenarios, recorded',
  invariants: 'the invariants, over random scenarios and from random snapshots',
  liveness: 'whether healthy sets come to rest as they should be',
  explore: 'every state of a set of one or two pods',
  random: 'random walks, recorded',
};

/** What the checking process is asked. */
export interface Asked {
  readonly means: readonly Means[];
  /** Whether the first catch is enough. */
  readonly stops: boolean;
  /** How much of the processor's time one of the means may take before the engine counts as running for ever. */
  readonly limitMs: number;
}

/** What it says: each of the means that it has tried, what that found out, and what it took of the processor's time. */
export interface Said {
  readonly means: Means;
  readonly caught?: string;
  readonly cpuMs: number;
}
