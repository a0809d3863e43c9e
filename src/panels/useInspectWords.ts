import { inspectWords, type InspectWords } from '#i18n/inspectWords.ts';
import { useLateWords } from '#store/useLateWords.ts';

/** The words of the inspector's objects. */
export const useInspectWords = (): InspectWords => useLateWords(inspectWords);
