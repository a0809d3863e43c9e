/** What every drawing function is handed besides what it draws. */
import type { Motion } from './motion.ts';
import type { StageWords } from './podWords.ts';

export interface Drawing {
  readonly words: StageWords;
  readonly motion: Motion;
  /** Begins the ids of this stage's patterns and clips; two stages on one page must not share them. */
  readonly prefix: string;
  /** When the walk comes to this lane: marks light one after the other. */
  readonly walkDelayMs: number;
}
