import { useCalmFrame } from '#store/useCalmFrame.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import './caption.css';
import { CommandLine } from './CommandLine.tsx';
import { narrate } from './narration/narrate.ts';
import { tellApiRefusal } from './narration/tellRequest.ts';
import { useAnnouncement } from './useAnnouncement.ts';

/** One sentence for what happened, one for why; at speed only as many as can be read. Stepping, it is announced each time; playing, now and then. */
export function Caption() {
  const words = useWords();
  const { frame } = useCalmFrame();
  const setName = useOrdinal((store) => store.setName);
  const playing = useOrdinal((store) => store.playing);
  const refusal = useOrdinal((store) => store.refusal);
  const { headline, reason } =
    refusal === undefined ? narrate(frame, words, setName) : tellApiRefusal(refusal.error, words, refusal.field);
  const announcement = useAnnouncement(`${headline} ${reason}`, playing);
  return (
    <div className="caption" data-refused={refusal === undefined ? undefined : ''}>
      <div aria-live={playing ? 'off' : 'polite'} aria-atomic="true">
        <p className="caption-headline">{headline}</p>
        <p className="caption-reason">{reason}</p>
      </div>
      <CommandLine frame={frame} />
      <p className="unseen" aria-live="polite">
        {announcement}
      </p>
    </div>
  );
}
