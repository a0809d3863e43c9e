/** How a host wants the page to be embedded: the parameters in the query or the hash of its address. */
import { parseTimeSpan } from '#share/shortLink.ts';
import type { Language, Motion, Theme } from '#store/state.ts';

export interface EmbedOptions {
  /** Whether the page is the host's guest: without its own bar, its keys and its memory. */
  readonly embed: boolean;
  readonly view: 'stage' | 'stage+timeline' | 'full';
  readonly controls: 'none' | 'mini' | 'full';
  /** `slide`: while the slide that holds the frame is shown, as reveal.js tells it. */
  readonly autoplay: 'no' | 'yes' | 'slide';
  /** Between which moments it plays. Virtual milliseconds. */
  readonly fromMs: number | undefined;
  readonly toMs: number | undefined;
  readonly loop: boolean;
  readonly keys: 'host' | 'stage';
  readonly captions: boolean;
  /** Undefined where the address says nothing: then it is the visitor's choice. */
  readonly lang: Language | undefined;
  readonly theme: Theme | undefined;
  readonly motion: Motion | undefined;
}

/**
 * The options of an address. The hash goes before the query. A value that is none of those that a parameter takes is as if it were
 * absent: a slide shall show something.
 */
export function embedOptions({ search, hash }: Pick<Location, 'search' | 'hash'>): EmbedOptions {
  const given = new Map([...pairsOf(search), ...pairsOf(hash)]);
  const one = <T extends string>(name: string, values: readonly T[]): T | undefined =>
    values.find((value) => value === given.get(name));
  const time = (name: string): number | undefined => parseTimeSpan(given.get(name) ?? '');
  return {
    embed: isYes(given.get('embed')),
    // A plus is a space where it comes from a form.
    view:
      one('view', ['stage', 'stage+timeline', 'full']) ??
      (given.get('view') === 'stage timeline' ? 'stage+timeline' : 'stage'),
    controls: one('controls', ['none', 'mini', 'full']) ?? 'mini',
    autoplay: one('autoplay', ['slide']) ?? (isYes(given.get('autoplay')) ? 'yes' : 'no'),
    fromMs: time('from'),
    toMs: time('to'),
    loop: isYes(given.get('loop')),
    keys: one('keys', ['host', 'stage']) ?? 'host',
    captions: given.get('captions') !== '0',
    lang: one('lang', ['en', 'zh']),
    theme: one('theme', ['auto', 'light', 'dark', 'contrast', 'transparent']),
    motion: one('motion', ['auto', 'none']),
  };
}

const maxLength = 4000;

function pairsOf(part: string): [string, string][] {
  return part
    .slice(0, maxLength)
    .replace(/^[?#]/, '')
    .split('&')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [decoded(name), decoded(value.join('='))];
    });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isYes(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
