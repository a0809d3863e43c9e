import type { Frame } from '#engine/simulation/frames.ts';
import { pathOf } from '#engine/statefulset/controllerLoop.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import { useWords } from '#store/useWords.ts';
import { clockText } from '../timeline/clockText.ts';
import { PathStop } from './PathStop.tsx';

interface Props {
  readonly frame: Frame;
  readonly report: SyncReport;
}

/** The last sync as a path: what was done, where it stopped, and what it did not come to. */
export function SyncPath({ frame, report }: Props) {
  const words = useWords();
  const { cluster } = frame;
  const atMs = report.atMs - cluster.wallClockMs + cluster.nowMs;
  if (report.decisions.length === 0) {
    return <p className="controller-note">{report.error ?? words.controller.setGone}</p>;
  }
  return (
    <section className="sync-path">
      <h3 className="unseen">{words.controller.path({ set: report.set, clock: clockText(atMs) })}</h3>
      <ol>
        {pathOf(report).map(({ stage, outcome }) => (
          <PathStop key={stage} stage={stage} outcome={outcome} story={{ frame, report, words }} />
        ))}
      </ol>
    </section>
  );
}
