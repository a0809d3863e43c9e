import { useMemo } from 'react';
import { diagnose } from '#diagnose/diagnose.ts';
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
  const { cluster } = useCalmFrame().frame;
  const { objects, options, diagnosis } = useMemo(() => {
    const { stored, release, wallClockMs } = cluster;
    const all = Object.values(stored.objects).flat() as unknown as readonly JsonObject[];
    const asOf = { release, nowMs: wallClockMs };
    const { diagnoses } = diagnose(all, asOf);
    return {
      objects: all,
      options: asOf,
      diagnosis: diagnoses.find(({ set }) => set.metadata.name === setName) ?? diagnoses[0],
    };
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
          onShow={() => void playOn(objects, options, diagnosis.namespace, diagnosis.set.metadata.name).then(onClose)}
        />
      )}
    </section>
  );
}
