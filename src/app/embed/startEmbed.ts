/** A page in a frame, or one whose address says how it shall look: what there is to do before the first paint, and after it. */
import { firstFrame } from '#store/late.ts';
import { keepNothing } from '#store/preferences.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { type EmbedOptions, embedOptions } from './embedOptions.ts';
import * as player from './player.ts';

/** Takes over the look that the address asks for, and says the rest. Called before anything is painted. */
export function beginEmbed(): EmbedOptions {
  const options = embedOptions(location);
  const { embed, lang, theme, motion } = options;
  // The look is the host's for this page, not the visitor's for all later ones.
  if (embed) keepNothing();
  ordinalStore.setState({ ...(lang && { language: lang }), ...(theme && { theme }), ...(motion && { motion }) });
  const { dataset } = document.documentElement;
  if (embed) Object.assign(dataset, { embedControls: options.controls, embedCaptions: options.captions ? '1' : '0' });
  return options;
}

/** To be called when the scenario of the address is open: begins where the address says, plays if it says so, and hears the host. */
export function playEmbedded(options: EmbedOptions): void {
  player.keepToClip(options);
  placeAtStart(options);
  void firstFrame.then(() => {
    if (options.autoplay === 'yes') player.playAgain();
    if (window.parent !== window) void import('./talkToHost.ts').then(({ talkToHost }) => talkToHost(options));
  });
}

function placeAtStart({ fromMs, toMs, autoplay }: EmbedOptions): void {
  const store = ordinalStore.getState();
  if (fromMs !== undefined) player.toFirst();
  else if (autoplay !== 'no' && player.isAtLast(store)) player.toFirst();
  else if (toMs !== undefined && store.frame.cluster.nowMs > toMs) player.toLast();
}
