import type { Request } from '#engine/simulation/scenario.ts';
import type { AroundWords } from '#i18n/aroundWords.ts';

export type ActionName = keyof AroundWords['labels'];

/** What a button does. */
export interface Action {
  readonly name: ActionName;
  readonly request: Request;
  /** What is asked right after it. */
  readonly others?: readonly Request[];
  /** What comes of it: a sentence, or the line of kubectl that does the same. */
  readonly note: string;
  /** Why it would change nothing now. */
  readonly refusal?: string | undefined;
}
