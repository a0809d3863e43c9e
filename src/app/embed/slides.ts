/** A slide that comes into sight and goes again, with the frame in it. */
import { ordinalStore } from '#store/ordinalStore.ts';
import type { EmbedOptions } from './embedOptions.ts';
import * as player from './player.ts';

/** To be told when the slide is shown and when it is left: nothing plays where nobody looks. */
export function slideWatcher(autoplay: EmbedOptions['autoplay']): (shown: boolean) => void {
  let goesOn = autoplay === 'slide';
  return (shown) => {
    const { playing, pause } = ordinalStore.getState();
    if (!shown) {
      goesOn = autoplay === 'slide' || playing;
      pause();
    } else if (goesOn && !playing) player.playAgain();
  };
}
