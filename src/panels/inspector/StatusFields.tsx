import type { StatefulSet } from '#engine/objects.ts';
import { statusFields } from '#diagnose/statusField.ts';
import { useAskedStatus } from '#store/question.ts';
import { useCalmFrame } from '#store/useCalmFrame.ts';
import { useDiagnosisWords } from '../useDiagnosisWords.ts';
import { StatusFieldCard } from './StatusFieldCard.tsx';
import '../common/answer.css';

/** The fields of the status, a card for each; the one that was asked about is open. */
export function StatusFields({ set: shown }: { readonly set: StatefulSet }) {
  const words = useDiagnosisWords();
  const asked = useAskedStatus();
  const { frame } = useCalmFrame();
  const set = frame.cluster.stored.objects.statefulsets.find(({ metadata }) => metadata.uid === shown.metadata.uid);
  if (set === undefined) return null;
  return (
    <section className="why-not">
      <h3>{words.statusFields.title}</h3>
      {statusFields.map((field) => (
        <StatusFieldCard
          key={`${field} ${field === asked}`}
          field={field}
          set={set}
          frame={frame}
          words={words}
          isOpen={field === asked}
        />
      ))}
    </section>
  );
}
