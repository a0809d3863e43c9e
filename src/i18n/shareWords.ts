/** The words of sharing, saving and opening. They arrive when the dialog is opened. */
import { share as en } from './en/share.ts';
import { LateCatalogue } from './lateCatalogue.ts';

export type ShareWords = typeof en;

export const shareWords = new LateCatalogue<ShareWords>(en, async () => (await import('./zh/share.ts')).share);
