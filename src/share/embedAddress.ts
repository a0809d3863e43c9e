/** The address of a moment as somebody's guest: which of the page is shown there, and how. `embedOptions` reads it. */
export interface EmbedLook {
  readonly view: 'stage' | 'stage+timeline' | 'full';
  readonly controls: 'mini' | 'none' | 'full';
  /** `slide`: while the slide that holds it is shown. */
  readonly plays: 'no' | 'yes' | 'slide';
  readonly lang: 'auto' | 'en' | 'zh';
  readonly theme: 'auto' | 'light' | 'dark' | 'contrast' | 'transparent';
  readonly captions: boolean;
  /** Where the clip begins and ends, in virtual milliseconds; undefined: where the run does. */
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
  readonly width: number;
  readonly height: number;
}

/** `page` is an address without query and hash, `hash` begins with `#`. */
export function embedAddress(page: string, hash: string, look: EmbedLook): string {
  return `${page}?${embedQuery(look)}${hash}`;
}

/** Only what differs from what holds when nothing is said. */
function embedQuery({ view, controls, plays, lang, theme, captions, fromMs, toMs }: EmbedLook): string {
  const parts = ['embed=1'];
  if (view !== 'stage') parts.push(`view=${view}`);
  if (controls !== 'mini') parts.push(`controls=${controls}`);
  if (plays !== 'no') parts.push(`autoplay=${plays === 'yes' ? '1' : 'slide'}`);
  if (fromMs !== undefined) parts.push(`from=${timeSpan(fromMs)}`);
  if (toMs !== undefined) parts.push(`to=${timeSpan(toMs)}`);
  if (lang !== 'auto') parts.push(`lang=${lang}`);
  if (theme !== 'auto') parts.push(`theme=${theme}`);
  if (!captions) parts.push('captions=0');
  return parts.join('&');
}

/** Milliseconds as `parseTimeSpan` reads them: `12s`, `1.5s`. */
export function timeSpan(ms: number): string {
  return `${Math.round(ms) / 1000}s`;
}
