import { useWords } from '#store/useWords.ts';
import type { Titles } from './sideTitles.ts';
import { tellDifference } from './tellDifference.ts';
import { useCalmCompare, useCompareWords } from './useCompare.ts';
import { useAnnouncement } from '../useAnnouncement.ts';

/** Where the two differ now, in one sentence for the place and one for how. Playing, it is announced now and then. */
export function CompareCaption({ titles }: { readonly titles: Titles }) {
  const words = useCompareWords();
  useWords();
  const state = useCalmCompare();
  const { headline, reason } = tellDifference(state, titles, words);
  const announcement = useAnnouncement(`${headline} ${reason}`, state.playing);
  return (
    <div className="caption compare-caption">
      <div aria-live={state.playing ? 'off' : 'polite'} aria-atomic="true">
        <p className="caption-headline">{headline}</p>
        <p className="caption-reason">{reason}</p>
      </div>
      <p className="unseen" aria-live="polite">
        {announcement}
      </p>
    </div>
  );
}
