import { useId } from 'react';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useWords } from '#store/useWords.ts';
import { applicationFaults, commonFaults, type FaultName, faultRequest, whyNot } from './faults.ts';
import type { LaneFacts } from './laneFacts.ts';

/** What an application, a node or you could do to the pod. What would change nothing is gray and says why. */
export function FaultMenu({ lane }: { readonly lane: LaneFacts }) {
  const { faults } = useWords().inspector;
  return (
    <section>
      <h3>{faults.title}</h3>
      <FaultList faults={commonFaults} lane={lane} />
      <details className="more-faults">
        <summary>{faults.inside}</summary>
        <FaultList faults={applicationFaults} lane={lane} />
      </details>
    </section>
  );
}

interface ListProps {
  readonly faults: readonly FaultName[];
  readonly lane: LaneFacts;
}

function FaultList({ faults: names, lane: { name, pod, state, ailments } }: ListProps) {
  const words = useWords();
  const { faults } = words.inspector;
  const id = useId();
  return (
    <ul className="faults">
      {names.map((fault) => {
        const refusal = whyNot(fault, pod, state, ailments, words);
        const note =
          fault === 'delete' || fault === 'forceDelete' ? faults.notes[fault]({ pod: name }) : faults.notes[fault];
        return (
          <li key={fault}>
            <button
              type="button"
              className="control button"
              aria-disabled={refusal === undefined ? undefined : true}
              aria-describedby={`${id}-${fault}`}
              onClick={() => {
                if (refusal === undefined) ordinalStore.getState().submit(faultRequest(fault, name), 'pod');
              }}
            >
              {faults[fault]}
            </button>
            <span id={`${id}-${fault}`} className="fault-note">
              {refusal ?? note}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
