import type { Frame } from '#engine/simulation/frames.ts';
import { useWords } from '#store/useWords.ts';
import type { LaneFacts } from './laneFacts.ts';
import { whyLines } from './whyLines.ts';

interface Props {
  readonly frame: Frame;
  readonly lane: LaneFacts;
}

/** What the last sync decided about this lane, or what kept it from it. */
export function WhySection({ frame, lane }: Props) {
  const words = useWords();
  const { why } = words.inspector;
  const report = frame.lastSyncs[lane.set.metadata.name];
  if (report === undefined) return null;
  return (
    <section className="why">
      <h3>{lane.pod === undefined ? why.titleGhost : why.title}</h3>
      {whyLines(lane, { frame, report, words }).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}
