/** The words of the questions about what comes next. They arrive with the first question. */
import { predict as en } from './en/predict.ts';
import { LateCatalogue } from './lateCatalogue.ts';

export type PredictWords = typeof en;

export const predictWords = new LateCatalogue<PredictWords>(en, async () => (await import('./zh/predict.ts')).predict);
