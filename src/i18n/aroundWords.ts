/** The words of what is around the pods. They arrive with the inspector. */
import { around as en } from './en/around.ts';
import { LateCatalogue } from './lateCatalogue.ts';

export type AroundWords = typeof en;

export const aroundWords = new LateCatalogue<AroundWords>(en, async () => (await import('./zh/around.ts')).around);
