/** How the connection stands, in a sentence. */
import type { LiveWords } from '#i18n/liveWords.ts';
import type { Connection } from '#live/session.ts';

export function tellConnection(
  { state, listed, expected, failure }: Connection,
  lostSinceMs: number | undefined,
  { states }: LiveWords,
): string {
  switch (state) {
    case 'loading':
      return states.loading(listed, expected);
    case 'live':
      return states.live;
    case 'lost':
      return states.lost(clockTime(lostSinceMs));
    case 'refused':
      return states.refused(failure?.message ?? '');
  }
}

/** `14:03:07`, on the clock of whoever looks. */
function clockTime(ms: number | undefined): string {
  const time = ms === undefined ? new Date() : new Date(ms);
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}
