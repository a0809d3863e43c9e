import { predictWords, type PredictWords } from '#i18n/predictWords.ts';
import { useLateWords } from '#store/useLateWords.ts';

/** The words of the engine's questions. */
export const usePredictWords = (): PredictWords => useLateWords(predictWords);
