import { useMemo } from 'react';
import type { StatefulSet } from '#engine/objects.ts';
import { askAboutRevision, askAboutStatus } from '#store/question.ts';
import { useCalmFrame } from '#store/useCalmFrame.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useWords } from '#store/useWords.ts';
import { counters, leavingPods, statusCounters } from './statusCounters.ts';
import { StatusRevision } from './StatusRevision.tsx';
import { StatusValue } from './StatusValue.tsx';
import { setIn } from './useShownSet.ts';

/** What it reports: the status as the controller last wrote it, which may be behind what you ask. */
export function StatusRow({ set: asked }: { readonly set: StatefulSet }) {
  const { controls } = useWords();
  const { frame, previousFrame } = useCalmFrame();
  const name = useOrdinal((store) => store.setName);
  const { status, metadata } = setIn(frame, name) ?? asked;
  const { pods } = frame.cluster.stored.objects;
  const leaving = useMemo(() => leavingPods(pods, metadata.uid), [pods, metadata.uid]);
  const before = (previousFrame && setIn(previousFrame, name))?.status ?? status;
  const values = statusCounters(status);
  const valuesBefore = statusCounters(before);
  const behind = status.observedGeneration !== metadata.generation;
  return (
    <div className="control-row status-row" role="group" aria-labelledby="status-title">
      <div className="row-title" id="status-title">
        <strong lang="en">{controls.status.title}</strong>
        <span>{controls.status.subtitle}</span>
      </div>
      <dl className="row-fields">
        {counters.map((counter) => (
          <StatusValue
            key={counter}
            label={counter}
            value={values[counter]}
            changed={values[counter] !== valuesBefore[counter]}
            why={controls.whyValue(counter)}
            onWhy={() => askAboutStatus(counter)}
            note={counter === 'ready' && leaving > 0 ? controls.leaving(leaving) : undefined}
          />
        ))}
        <StatusRevision
          label="currentRevision"
          name={status.currentRevision}
          changed={status.currentRevision !== before.currentRevision}
          onWhy={status.currentRevision === status.updateRevision ? undefined : askAboutRevision}
        />
        <StatusRevision
          label="updateRevision"
          name={status.updateRevision}
          changed={status.updateRevision !== before.updateRevision}
        />
        <div className="status-value" title={behind ? controls.behind : undefined}>
          <dt lang="en">observedGeneration</dt>
          <dd>
            <strong>{controls.generations(status.observedGeneration ?? 0, metadata.generation ?? 1)}</strong>
          </dd>
        </div>
      </dl>
    </div>
  );
}
