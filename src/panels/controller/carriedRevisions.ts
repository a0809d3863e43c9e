import type { Pod } from '#engine/objects.ts';
import { compareTables } from '#engine/simulation/compareTables.ts';
import { revisionLabel } from '#engine/statefulset/podFacts.ts';

/** How many of the pods carry each revision, by its name. It pays for what changed since it was asked last. */
export function carriedRevisions(pods: readonly Pod[]): ReadonlyMap<string, number> {
  compareTables(
    counted,
    pods,
    (pod) => count(pod, -1),
    (pod) => count(pod, 1),
  );
  counted = pods;
  return new Map(counts);
}

let counted: readonly Pod[] = [];
const counts = new Map<string, number>();

function count({ metadata }: Pod, by: number): void {
  const revision = metadata.labels?.[revisionLabel];
  if (revision === undefined) return;
  const number = (counts.get(revision) ?? 0) + by;
  if (number === 0) counts.delete(revision);
  else counts.set(revision, number);
}
