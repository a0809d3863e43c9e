/** What can befall all machines of a zone at once, as requests; or why it would change nothing. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { NodeFault, Request } from '#engine/simulation/scenario.ts';
import type { AroundWords } from '#i18n/aroundWords.ts';
import type { Action } from './action.ts';
import { nodesSeen, type NodeSeen } from './nodeActions.ts';

const zoneLabel = 'topology.kubernetes.io/zone';

/** The zones by name, each with its nodes. A cluster without zones has none. */
export function zonesSeen(frame: Frame): ReadonlyMap<string, readonly NodeSeen[]> {
  const zones = new Map<string, NodeSeen[]>();
  for (const seen of nodesSeen(frame)) {
    const zone = seen.node?.metadata.labels?.[zoneLabel];
    if (zone !== undefined) zones.set(zone, [...(zones.get(zone) ?? []), seen]);
  }
  return zones;
}

export function zoneActions(nodes: readonly NodeSeen[], { notes, refusals }: AroundWords): readonly Action[] {
  const fault = (those: readonly NodeSeen[], which: NodeFault): readonly Request[] =>
    those.map(({ name }) => ({ type: 'nodeFault', name, fault: which }));
  const [firstDown, ...othersDown] = fault(
    nodes.filter(({ machine }) => machine !== 'down'),
    'down',
  );
  const [firstUp, ...othersUp] = fault(
    nodes.filter(({ machine }) => machine === 'down' || machine === 'cutOff'),
    'up',
  );
  const [anyDown] = fault(nodes, 'down');
  const [anyUp] = fault(nodes, 'up');
  if (anyDown === undefined || anyUp === undefined) return [];
  return [
    {
      name: 'zoneDown',
      request: firstDown ?? anyDown,
      others: othersDown,
      note: notes.zoneDown,
      refusal: firstDown === undefined ? refusals.zoneIsOff : undefined,
    },
    {
      name: 'zoneUp',
      request: firstUp ?? anyUp,
      others: othersUp,
      note: notes.zoneUp,
      refusal: firstUp === undefined ? refusals.zoneIsUp : undefined,
    },
  ];
}
