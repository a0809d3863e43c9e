import type { Frame } from '#engine/simulation/frames.ts';
import { controllerOf } from '#engine/statefulset/informers.ts';
import type { CompareStore } from '#store/compare/compareStore.ts';
import type { Side } from '#store/compare/comparison.ts';
import { ownerIn, ownReplicaSets } from '#store/compare/podSlots.ts';
import type { CompareWords } from '#i18n/compareWords.ts';
import type { Titles } from './sideTitles.ts';
import { useCalmCompare, useCompareWords } from './useCompare.ts';

type Row = 'settled' | 'unavailable' | 'made' | 'restarts';
const rows: readonly Row[] = ['settled', 'unavailable', 'made', 'restarts'];

/** What each of the two has cost so far, side by side. */
export function CounterTable({ titles }: { readonly titles: Titles }) {
  const words = useCompareWords();
  const { counters } = words;
  const state = useCalmCompare();
  const values = ([0, 1] as const).map((side) => valuesOf(state, side, words));
  return (
    <table className="compare-counters">
      <caption className="unseen">{counters.label}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{counters.side}</span>
          </th>
          {rows.map((row) => (
            <th key={row} scope="col" title={counters.notes[row]}>
              {counters[row]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {values.map((each, side) => (
          <tr key={titles[side]}>
            <th scope="row">{titles[side]}</th>
            {rows.map((row) => (
              <td key={row}>{each[row]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function valuesOf({ comparison, at, sides }: CompareStore, side: 0 | 1, { counters }: CompareWords) {
  const { moments } = comparison;
  const compared = comparison.sides[side];
  const isEnd = at >= moments.steps.length;
  const { settledAfterMs, unavailablePodSeconds, madePods } = compared.counters.at(moments.steps[at - 1]?.atMs ?? 0);
  const settled =
    settledAfterMs === undefined
      ? isEnd
        ? counters.never
        : counters.unsettled
      : counters.seconds({ seconds: Math.round(settledAfterMs / 1000) });
  return {
    settled,
    unavailable: Math.round(unavailablePodSeconds),
    made: madePods,
    restarts: restartsIn(compared, sides[side].frame),
  } satisfies Record<Row, unknown>;
}

/** Of all containers of its pods that are there. */
function restartsIn({ subject }: Side, { cluster }: Frame): number {
  const { pods, replicasets } = cluster.stored.objects;
  const own = subject.kind === 'deployment' ? ownReplicaSets(replicasets, subject.name) : undefined;
  let restarts = 0;
  for (const pod of pods) {
    const isOwn = own === undefined ? controllerOf(pod)?.name === subject.name : ownerIn(pod, own) !== undefined;
    if (isOwn) for (const { restartCount } of pod.status.containerStatuses ?? []) restarts += restartCount;
  }
  return restarts;
}
