import { useCalmFrame } from '#store/useCalmFrame.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import './controller.css';
import { LeftBehind } from './LeftBehind.tsx';
import { Queue } from './Queue.tsx';
import { Revisions } from './Revisions.tsx';
import { SyncPath } from './SyncPath.tsx';

/** Why: the queue and the worker, the last sync as a path through its own decision points, and the revisions. It follows the playhead. */
export function ControllerPanel() {
  const { controller } = useWords();
  const { frame } = useCalmFrame();
  const setName = useOrdinal((store) => store.setName);
  const report = frame.lastSyncs[setName];
  const set = frame.cluster.stored.objects.statefulsets.find(({ metadata }) => metadata.name === setName);
  return (
    <div className="controller">
      <Queue state={frame.cluster.controller} nowMs={frame.cluster.nowMs} />
      {report === undefined ? (
        <p className="controller-note">{controller.noSync}</p>
      ) : (
        <SyncPath frame={frame} report={report} />
      )}
      {set === undefined ? <LeftBehind frame={frame} setName={setName} /> : <Revisions frame={frame} set={set} />}
    </div>
  );
}
