/** Whether a sentence of the quiz can be asked: its words, and trials whose lines are all answered. What is true of it nobody wrote down. */
import { lateParts } from '../../src/engine/simulation/lateParts.ts';
import type { ClaimWords } from '../../src/i18n/quizWords.ts';
import type { Claim, Verdict } from '../../src/lessons/quiz/claim.ts';
import { judgeClaim } from '../../src/store/quiz/trials.ts';

interface Checked {
  readonly verdict: Verdict;
  /** Nothing, when all is well. */
  readonly complaints: readonly string[];
}

export function checkClaim(
  claim: Claim,
  words: { readonly en: ClaimWords | undefined; readonly zh: ClaimWords | undefined },
): Checked {
  const { verdict, tried } = judgeClaim(claim, lateParts);
  const silent = tried.flatMap(({ lines }) => lines).filter(({ output }) => output.trim() === '');
  return {
    verdict,
    complaints: [
      ...wordComplaints('en', words.en, claim, verdict),
      ...wordComplaints('zh', words.zh, claim, verdict),
      ...silent.map(({ line }) => `"${line}" is not answered`),
    ],
  };
}

function wordComplaints(
  language: string,
  words: ClaimWords | undefined,
  { trials }: Claim,
  verdict: Verdict,
): readonly string[] {
  if (words === undefined) return [`it has no words in ${language}`];
  if (trials.length > 1 && words.trials?.length !== trials.length)
    return [`its words in ${language} do not name each trial`];
  if ((words.wrong === undefined) !== (verdict === 'true'))
    return [`its words in ${language} mark something wrong though it is true, or nothing though it is not`];
  return [];
}
