import { useDeferredValue, useMemo } from 'react';
import { type Diagnosis, type DiagnosisOptions, diagnoseSet } from '#diagnose/diagnose.ts';
import type { Cluster } from '#engine/simulation/frames.ts';
import type { JsonObject } from '#engine/json.ts';
import { DiagnosisCard } from '#panels/diagnose/DiagnosisCard.tsx';
import { useDiagnosisWords } from '#panels/useDiagnosisWords.ts';
import { playOn } from '#store/pasted.ts';
import { useCalmFrame } from '#store/useCalmFrame.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import { useLiveWords } from './useLiveWords.ts';
import '#panels/common/answer.css';
import '#panels/diagnose/diagnose.css';

/** What the controller of the set on the stage does at the shown moment, or what it waits for, and the way out. */
export function ShownSet({ onClose }: { readonly onClose: () => void }) {
  const words = useLiveWords();
  const diagnosisWords = useDiagnosisWords();
  const setName = useOrdinal((store) => store.setName);
  // A large set takes longer to diagnose than to draw: the picture does not wait for it.
  const { cluster } = useDeferredValue(useCalmFrame().frame);
  const diagnosis = useMemo(() => {
    const { statefulsets } = cluster.stored.objects;
    const set = statefulsets.find(({ metadata }) => metadata.name === setName) ?? statefulsets[0];
    return set && diagnoseSet(set.metadata.namespace ?? 'default', cluster.stored, set, asOf(cluster));
  }, [cluster, setName]);
  return (
    <section className="live-part">
      <h3>{words.why}</h3>
      {diagnosis === undefined ? (
        <p>{words.noSetShown}</p>
      ) : (
        <DiagnosisCard
          diagnosis={diagnosis}
          words={diagnosisWords}
          isOpen
          showLabel={words.playOn}
          onShow={() => void playOnFrom(cluster, diagnosis).then(onClose)}
        />
      )}
    </section>
  );
}

function asOf({ release, wallClockMs }: Cluster): DiagnosisOptions {
  return { release, nowMs: wallClockMs };
}

function playOnFrom(cluster: Cluster, { namespace, set }: Diagnosis): Promise<void> {
  const objects = Object.values(cluster.stored.objects).flat() as unknown as readonly JsonObject[];
  return playOn(objects, asOf(cluster), namespace, set.metadata.name);
}
