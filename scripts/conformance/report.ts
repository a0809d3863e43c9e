/** What replaying recordings of one kind has shown. */
export interface ConformanceReport {
  readonly kind: string;
  /** Syncs, revisions, commands or cases compared. */
  readonly checked: number;
  /** Lines of the files. */
  readonly scenarios: number;
  readonly mismatches: number;
  readonly scenariosWithMismatches: number;
  /** What the project cannot do yet. It counts as a failure, and nothing is skipped without being counted here. */
  readonly unsupported: number;
  readonly differences: readonly Difference[];
}

/** One thing that differs from the recording. */
export interface Difference {
  readonly scenario: string;
  readonly step: string;
  readonly expected: string;
  readonly got: string;
}
