/** The controller's loop, laid out: its states and transitions are read off the machine itself, only their places are said here. */
import type { ControllerState } from '#engine/simulation/frames.ts';
import { controllerLoop } from '#engine/statefulset/controllerLoop.ts';

export type LoopState = Exclude<ControllerState['loop'], 'down'> | 'done';

const places: Readonly<Record<LoopState, { readonly x: number; readonly y: number; readonly width: number }>> = {
  idle: { x: 1, y: 14, width: 44 },
  queued: { x: 70, y: 14, width: 70 },
  syncing: { x: 166, y: 14, width: 54 },
  done: { x: 246, y: 14, width: 45 },
  backingOff: { x: 148, y: 62, width: 90 },
};

export const loopNodes = (Object.keys(controllerLoop.states) as LoopState[]).map((state) => ({
  state,
  ...places[state],
}));

/** How the arrows run that are not one straight line. */
const bends: Readonly<Record<string, string>> = {
  'done idle': 'M268 14C268 1 24 1 24 12',
  'done queued': 'M260 38C254 52 122 54 118 40',
  'backingOff queued': 'M148 74H92V40',
};

export interface LoopEdge {
  readonly from: LoopState;
  readonly to: LoopState;
  /** Any of these takes the loop there. */
  readonly events: readonly string[];
  readonly path: string;
}

export const loopEdges: readonly LoopEdge[] = edgesOf();

function edgesOf(): readonly LoopEdge[] {
  const events = new Map<string, { from: LoopState; to: LoopState; events: string[] }>();
  for (const { from, to, event } of transitions()) {
    const key = `${from} ${to}`;
    const known = events.get(key) ?? { from, to, events: [] };
    if (!known.events.includes(event)) known.events.push(event);
    events.set(key, known);
  }
  return [...events].map(([key, edge]) => ({ ...edge, path: bends[key] ?? straight(edge.from, edge.to) }));
}

/** Of the outer states, and out of the stages within a sync. */
function transitions(): readonly { from: LoopState; to: LoopState; event: string }[] {
  return (Object.keys(controllerLoop.states) as LoopState[]).flatMap((from) => {
    const outer = controllerLoop.states[from];
    const nodes = outer === undefined ? [] : [outer, ...Object.values(outer.states)];
    const all = nodes.flatMap(({ transitions: own }) => [...own.values()].flat());
    return all.flatMap(({ eventType, target }) =>
      (target ?? []).flatMap(({ key }) => (key in places ? [{ from, to: key as LoopState, event: eventType }] : [])),
    );
  });
}

function straight(from: LoopState, to: LoopState): string {
  const [a, b] = [places[from], places[to]];
  if (a.y === b.y) return `M${a.x + a.width} ${a.y + 12}H${b.x - 2}`;
  return `M${a.x + a.width / 2} ${a.y + 24}V${b.y - 2}`;
}
