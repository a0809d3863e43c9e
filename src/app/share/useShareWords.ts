import { shareWords, type ShareWords } from '#i18n/shareWords.ts';
import { useLateWords } from '#store/useLateWords.ts';

/** The words of sharing. */
export const useShareWords = (): ShareWords => useLateWords(shareWords);
