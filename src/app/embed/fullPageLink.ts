/** The address of the page itself at the shown moment, without what says how it is embedded. */
import { isEmbedParameter } from '#share/shortLink.ts';
import { shownLink } from '../links.ts';

export function fullPageLink(): string {
  const url = new URL(shownLink() ?? location.href);
  const kept = url.search
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => pair !== '' && !isEmbedParameter(pair));
  url.search = kept.length === 0 ? '' : `?${kept.join('&')}`;
  return url.href;
}
