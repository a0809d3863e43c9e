import type { SharedMoment } from './shareMoment.ts';
import { useShareWords } from './useShareWords.ts';

/** Why there is no link, and what there is instead. */
export function NoLink({ moment: { noLink } }: { readonly moment: SharedMoment }) {
  const { link: words } = useShareWords();
  return noLink === undefined ? null : <p className="share-warning">{words[noLink]}</p>;
}
