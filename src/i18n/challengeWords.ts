/** The words of the challenges and around them. They arrive with their list, or with the first one. */
import { challenge as en } from './en/challenge.ts';
import { LateCatalogue } from './lateCatalogue.ts';

type ChallengeFrameWords = typeof en;

export const challengeWords = new LateCatalogue<ChallengeFrameWords>(
  en,
  async () => (await import('./zh/challenge.ts')).challenge,
);

/** What one challenge says. Nothing in it is markup but `code` in backticks. */
export interface ChallengeWords {
  /** 40 characters at most in English, 18 in Chinese. */
  readonly title: string;
  /** What has happened, in one or two short paragraphs. It gives nothing away. */
  readonly story: readonly string[];
  /** What the cluster shall be like, in one sentence. */
  readonly wish: string;
  /** What more may be reached on the way, of a challenge that has a bonus. */
  readonly bonus?: string;
  /** From a nudge to the answer. */
  readonly hints: readonly [string, string, string];
  /** The rule behind it; said once it is solved. */
  readonly rule: string;
}

type WordsById = Readonly<Record<string, ChallengeWords>>;

/** What all challenges say in one language, by their ids. */
export async function loadChallengeWords(language: 'en' | 'zh'): Promise<WordsById> {
  return language === 'en'
    ? (await import('./en/challenges.ts')).challenges
    : (await import('./zh/challenges.ts')).challenges;
}
