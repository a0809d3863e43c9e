/** What a caption says: one sentence for what happened or holds, one for why. */
export interface Told {
  readonly headline: string;
  readonly reason: string;
}
