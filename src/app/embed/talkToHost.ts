/** All that goes between the page and its host, from the first frame on. */
import { capabilities } from '../messages.ts';
import { openChannel } from './channel.ts';
import { takeMessages } from './earlyMessages.ts';
import { listenToEmbedKeys } from './embedKeys.ts';
import type { EmbedOptions } from './embedOptions.ts';
import { report } from './report.ts';
import { slideWatcher } from './slides.ts';

export function talkToHost({ embed, keys, autoplay }: EmbedOptions): void {
  const channel = openChannel({ early: takeMessages(), onSlide: slideWatcher(autoplay) });
  channel.tell({ type: 'ready', capabilities });
  report(channel);
  if (embed) listenToEmbedKeys(keys, channel);
}
