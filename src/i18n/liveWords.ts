/** The words of a real cluster on the page. They arrive when it is looked for. */
import { live as en } from './en/live.ts';
import { LateCatalogue } from './lateCatalogue.ts';

export type LiveWords = typeof en;

export const liveWords = new LateCatalogue<LiveWords>(en, async () => (await import('./zh/live.ts')).live);
