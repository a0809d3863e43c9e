/** What a `load` message asks: to show what a link holds. */
import { wordsFor } from '#i18n/words.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import type { Answer } from './answerMessage.ts';
import { loadLink } from './links.ts';
import { tellLinkProblem } from './tellNotice.ts';

/** Undefined when it is shown; otherwise the error, and nothing has changed. */
export async function loadAsked(link: string): Promise<Answer | undefined> {
  const problem = await loadLink(link);
  if (problem === undefined) return undefined;
  const words = wordsFor(ordinalStore.getState().language);
  return { type: 'error', code: problem.code, message: tellLinkProblem(problem, words) };
}
