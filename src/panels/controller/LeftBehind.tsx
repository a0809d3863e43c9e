import type { Frame } from '#engine/simulation/frames.ts';
import { parseOrdinal } from '#engine/statefulset/podFacts.ts';
import { controllerOf } from '#engine/statefulset/informers.ts';
import { useDiagnosisWords } from '../useDiagnosisWords.ts';

interface Props {
  readonly frame: Frame;
  readonly setName: string;
}

/** What stays when a set is gone: pods that nobody owns, claims with their data, and that nobody makes anything anew. */
export function LeftBehind({ frame, setName }: Props) {
  const { leftBehind } = useDiagnosisWords();
  const { pods, persistentvolumeclaims } = frame.cluster.stored.objects;
  const orphans = pods.flatMap((pod) => {
    const isOurs = parseOrdinal(pod.metadata.name).parent === setName && controllerOf(pod) === undefined;
    return isOurs ? [pod.metadata.name] : [];
  });
  const claims = persistentvolumeclaims.filter(({ metadata: { name } }) =>
    parseOrdinal(name).parent.endsWith(`-${setName}`),
  ).length;
  if (orphans.length + claims === 0) return null;
  return (
    <section className="revisions">
      <h3>{leftBehind.title}</h3>
      {orphans.length > 0 && <p>{leftBehind.pods({ pods: orphans })}</p>}
      {claims > 0 && <p>{leftBehind.claims({ claims })}</p>}
      <p>{leftBehind.nobody({ set: setName })}</p>
    </section>
  );
}
