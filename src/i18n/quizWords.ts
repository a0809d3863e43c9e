/** What the sentences of the quiz say. */
export interface ClaimWords {
  /** The sentence, as one hears it, in the pieces that can be marked. A space between two stands at the end of the first. */
  readonly claim: readonly string[];
  /** The place of the piece that is wrong, or holds only sometimes; absent of a sentence that is true. */
  readonly wrong?: number;
  /** Why it is as it is; said once it has been judged. */
  readonly reason: string;
  /** What each trial is about, where there is more than one. */
  readonly trials?: readonly string[];
}

type WordsById = Readonly<Record<string, ClaimWords>>;

/** All of them in one language, by their ids. */
export async function loadQuizWords(language: 'en' | 'zh'): Promise<WordsById> {
  return language === 'en' ? (await import('./en/quiz.ts')).quiz : (await import('./zh/quiz.ts')).quiz;
}
