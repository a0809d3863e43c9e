/** The words of the comparison. They arrive when it is opened. */
import { compare as en } from './en/compare.ts';
import { LateCatalogue } from './lateCatalogue.ts';

export type CompareWords = typeof en;

export const compareWords = new LateCatalogue<CompareWords>(en, async () => (await import('./zh/compare.ts')).compare);
