import type { Frame } from '#engine/simulation/frames.ts';
import { useWords } from '#store/useWords.ts';
import type { LaneFacts } from './laneFacts.ts';
import { whyLines } from './whyLines.ts';

interface Props {
  readonly frame: Frame;
  readonly lane: LaneFacts;
}

/** What the last sync decided about this lane, if anything. */
export function WhySection({ frame, lane }: Props) {
  const words = useWords();
  const { why } = words.inspector;
  const report = frame.lastSyncs[lane.set.metadata.name];
  const lines = report === undefined ? [] : whyLines(lane, { frame, report, words });
  if (lines.length === 0) return null;
  return (
    <section className="why">
      <h3>{why.title}</h3>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}
