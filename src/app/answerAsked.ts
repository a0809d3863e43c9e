/** Answers a message once all is there that its answer takes: rules, words, and what it wants to be loaded. */
import { loadLateWords, loadWords } from '#i18n/words.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { type Answer, answerMessage, languageOf, messageIn } from './answerMessage.ts';

/** Whatever is asked gets an answer; what is no message of ours gets an `error`, and nothing changes. */
export async function answerAsked(message: unknown): Promise<Answer> {
  // An edit is answered at once, so what judges it has to be there.
  await Promise.all([loadLateWords(), ordinalStore.getState().prepare()]);
  await loadWords(languageOf(message));
  const asked = messageIn(message);
  if (asked?.type === 'kubectl') return (await import('./kubectlMessage.ts')).runLine(asked.line);
  const refusal = asked?.type === 'load' ? await (await import('./loadMessage.ts')).loadAsked(asked) : undefined;
  return refusal ?? answerMessage(message);
}
