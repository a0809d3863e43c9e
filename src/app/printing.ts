/** On paper nothing moves: what is printed is how it all came out, in light colours. Afterwards the screen is as it was. */
import { ordinalStore } from '#store/ordinalStore.ts';
import { showAtOnce } from '#store/useCalmFrame.ts';
import * as player from './embed/player.ts';

/** From now on the page is ready for paper whenever it is printed, a host's slides included. */
export function preparePrinting(): void {
  let before: { readonly step: number; readonly theme: string | undefined } | undefined;
  const { dataset } = document.documentElement;
  window.addEventListener('beforeprint', () => {
    before = { step: ordinalStore.getState().frame.step, theme: dataset.theme };
    player.toLast();
    showAtOnce();
    dataset.theme = 'light';
  });
  window.addEventListener('afterprint', () => {
    if (before === undefined) return;
    ordinalStore.getState().goToStep(before.step);
    if (before.theme !== undefined) dataset.theme = before.theme;
    before = undefined;
  });
}
