/** Whether a challenge holds what it promises: its words, a model solution within par, and no mistake that solves it. */
import { lateParts } from '../../src/engine/simulation/lateParts.ts';
import type { ChallengeWords } from '../../src/i18n/challengeWords.ts';
import { type Challenge, variantsOf } from '../../src/lessons/challenges/challenge.ts';
import type { Act } from '../../src/lessons/lesson.ts';
import { gradeOfRun, playActs, runOf } from '../../src/store/challenge/modelRun.ts';

type WordsInLanguage = ChallengeWords | undefined;

const longestTitle = { en: 40, zh: 18 } as const;

/** Nothing, when all is well. */
export function checkChallenge(
  challenge: Challenge,
  words: { readonly en: WordsInLanguage; readonly zh: WordsInLanguage },
): readonly string[] {
  return [
    ...wordComplaints('en', challenge, words.en),
    ...wordComplaints('zh', challenge, words.zh),
    ...variantsOf(challenge).flatMap(playComplaints),
  ];
}

function wordComplaints(language: 'en' | 'zh', challenge: Challenge, words: WordsInLanguage): readonly string[] {
  if (words === undefined) return [`it has no words in ${language}`];
  const { title, story, wish, bonus, hints, rule } = words;
  const all = [title, ...story, wish, ...(bonus === undefined ? [] : [bonus]), ...hints, rule];
  const complaints = [
    (bonus === undefined) !== (challenge.bonus === undefined) && 'tell of a bonus that there is not, or of none',
    all.some((each) => each.trim() === '') && 'are empty somewhere',
    title.length > longestTitle[language] && `have a title of more than ${longestTitle[language]} characters`,
    all.some((each) => each.split('`').length % 2 === 0) && 'have a backtick without its partner',
  ];
  return complaints.filter((each) => each !== false).map((each) => `its words in ${language} ${each}`);
}

function playComplaints(challenge: Challenge): readonly string[] {
  const { model, bonus, longer = [], negatives } = challenge;
  if (gradeOf(challenge, []).isSolved) return ['it is solved when it is opened'];
  const best = gradeOf(challenge, model);
  const complaints: string[] = [];
  if (!best.isSolved) complaints.push('it is not solved by its model solution');
  else if (!best.isWithinPar) {
    complaints.push(`its model solution takes ${best.actions} actions and ${best.unavailableMs} ms, more than par`);
  }
  if (bonus !== undefined && !gradeOf(challenge, bonus.model).hasBonus) {
    complaints.push('its bonus is not won by the solution that says so');
  }
  for (const [at, acts] of longer.entries()) {
    if (!gradeOf(challenge, acts).isSolved) complaints.push(`it is not solved by the longer way ${at + 1}`);
  }
  for (const [at, acts] of negatives.entries()) {
    if (gradeOf(challenge, acts).isSolved) complaints.push(`it is solved by mistake ${at + 1}`);
  }
  if (negatives.length === 0) complaints.push('it has no mistake to be told from the right way');
  return complaints;
}

function gradeOf(challenge: Challenge, acts: readonly Act[]) {
  const run = runOf(challenge, lateParts);
  playActs(challenge, run, acts, lateParts);
  return gradeOfRun(challenge, run, lateParts);
}
