import { useId } from 'react';
import type { Frame } from '#engine/simulation/frames.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { aroundWords, type AroundWords } from '#i18n/aroundWords.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { useLateWords } from '#store/useLateWords.ts';
import { useOrdinal } from '#store/useOrdinal.ts';
import type { Action } from './action.ts';
import { imageActions } from './imageActions.ts';
import { nodeActions, nodesSeen, nodeState } from './nodeActions.ts';
import { nodeFacts } from './nodeFacts.ts';
import { apiActions, controllerActions, diskActions } from './serviceActions.ts';
import { zoneActions, zonesSeen } from './zoneActions.ts';

/** As many as can be chosen from; kubectl reaches all of them. */
const mostNodes = 30;

/** Nodes, controller, API server and disks, and what can befall them. What would change nothing is gray and says why. */
export function AroundPods({ frame }: { readonly frame: Frame }) {
  const words = useLateWords(aroundWords);
  const setName = useOrdinal((store) => store.setName);
  const { groups, nodes } = words;
  return (
    <section aria-label={words.title}>
      <h3>{words.title}</h3>
      <p className="fault-note">{words.note}</p>
      {nodesSeen(frame)
        .slice(0, mostNodes)
        .map((seen) => (
          <ActionGroup
            key={seen.name}
            title={nodes.summary({ node: seen.name, state: nodeState(seen, words), pods: seen.pods })}
            facts={nodeFacts(frame, seen.name, words)}
            actions={nodeActions(seen, words)}
            words={words}
          />
        ))}
      {[...zonesSeen(frame)].map(([zone, nodesOfZone]) => (
        <ActionGroup
          key={zone}
          title={groups.zone({ zone, nodes: nodesOfZone.length })}
          actions={zoneActions(nodesOfZone, words)}
          words={words}
        />
      ))}
      <ActionGroup title={groups.image} actions={imageActions(frame, setName, words)} words={words} />
      <ActionGroup title={groups.controller} actions={controllerActions(frame, words)} words={words} />
      <ActionGroup title={groups.api} actions={apiActions(frame, words)} words={words} />
      <ActionGroup title={groups.disks} actions={diskActions(frame, words)} words={words} />
    </section>
  );
}

interface GroupProps {
  readonly title: string;
  /** What is to be seen without opening it. */
  readonly facts?: readonly string[];
  readonly actions: readonly Action[];
  readonly words: AroundWords;
}

function ActionGroup({ title, facts = [], actions, words }: GroupProps) {
  const id = useId();
  if (actions.length === 0) return null;
  return (
    <>
      <details className="more-faults">
        <summary>{title}</summary>
        <ul className="faults">
          {actions.map(({ name, request, others = [], note, refusal }, at) => (
            <li key={`${name} ${note}`}>
              <button
                type="button"
                className="control button"
                aria-disabled={refusal === undefined ? undefined : true}
                aria-describedby={`${id}-${at}`}
                onClick={() => {
                  if (refusal === undefined) submitAll([request, ...others]);
                }}
              >
                {words.labels[name]}
              </button>
              <span id={`${id}-${at}`} className="fault-note">
                {refusal ?? note}
              </span>
            </li>
          ))}
        </ul>
      </details>
      {facts.map((fact) => (
        <p key={fact} className="fault-note">
          {fact}
        </p>
      ))}
    </>
  );
}

/** One after the other, as far as the API server takes them. */
function submitAll(requests: readonly Request[]): void {
  for (const request of requests) if (ordinalStore.getState().submit(request, 'cluster') !== undefined) return;
}
