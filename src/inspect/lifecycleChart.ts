/** The pod's lifecycle as a picture: states and transitions are read off the machine itself, only their places are said here. */
import {
  type PodEventType,
  podEventTypes,
  podStates,
  type PodState,
  transitionOfChart,
} from '#engine/node/podLifecycle.ts';

export interface ChartNode {
  readonly state: PodState;
  readonly x: number;
  readonly y: number;
}

export interface ChartEdge {
  readonly from: PodState;
  readonly to: PodState;
  /** Any of these takes the pod there. */
  readonly events: readonly PodEventType[];
  /** Nearly every state has it: it is drawn for the one that the pod is in. */
  readonly isCommon: boolean;
  readonly path: string;
}

export const nodeSize = { width: 88, height: 24 };
export const chartSize = { width: 294, height: 254 };

/** Column and row. The way of a pod that nothing befalls is the middle column, from top to bottom. */
const places: Readonly<Record<PodState, readonly [number, number]>> = {
  unscheduled: [1, 0],
  creating: [1, 1],
  'running.notReady': [1, 2],
  'running.ready': [1, 3],
  terminating: [1, 4],
  gone: [1, 5],
  'init.running': [0, 1],
  'init.failed': [0, 0],
  'init.backOff': [0, 2],
  pullFailed: [2, 0],
  pullBackOff: [2, 1],
  crashed: [2, 2],
  crashBackOff: [2, 3],
  stopping: [0, 3],
  failed: [0, 4],
  succeeded: [2, 4],
};

const pitch = { x: 103, y: 46 };

export const chartNodes: readonly ChartNode[] = podStates.map((state) => ({ state, ...cornerOf(state) }));

let known: readonly ChartEdge[] | undefined;

/** Every transition that the machine takes from one state to another. Asked of the machine once. */
export function chartEdges(): readonly ChartEdge[] {
  known ??= edgesOf();
  return known;
}

function edgesOf(): readonly ChartEdge[] {
  const taken = podStates.flatMap((from) =>
    podEventTypes.flatMap((event) => {
      const to = transitionOfChart(from, event);
      return to === undefined || to === from ? [] : [{ from, to, event }];
    }),
  );
  const sources = new Map<string, number>();
  for (const { event, to } of taken) sources.set(`${event} ${to}`, (sources.get(`${event} ${to}`) ?? 0) + 1);
  const edges = new Map<string, Omit<ChartEdge, 'path'>>();
  for (const { from, to, event } of taken) {
    const edge = edges.get(`${from} ${to}`) ?? { from, to, events: [], isCommon: true };
    const isCommon = edge.isCommon && (sources.get(`${event} ${to}`) ?? 0) >= common;
    edges.set(`${from} ${to}`, { ...edge, events: [...edge.events, event], isCommon });
  }
  return [...edges.values()].map((edge) => ({ ...edge, path: pathOf(edge.from, edge.to) }));
}

/** From so many states on a transition is one of all states. */
const common = 5;

function cornerOf(state: PodState): { readonly x: number; readonly y: number } {
  const [column, row] = places[state];
  return { x: column * pitch.x, y: row * pitch.y };
}

/** From the edge of one box to the edge of another, a little to the right of the straight line, so that there and back are two. */
function pathOf(from: PodState, to: PodState): string {
  const [a, b] = [centreOf(from), centreOf(to)];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const side = { x: (-(b.y - a.y) / length) * bow, y: ((b.x - a.x) / length) * bow };
  const far = length > 1.5 * pitch.x ? 4 : 1;
  const middle = { x: (a.x + b.x) / 2 + side.x * far, y: (a.y + b.y) / 2 + side.y * far };
  const [start, end] = [onBorder(a, middle, 0), onBorder(b, middle, 2)];
  return `M${start}Q${point(middle.x, middle.y)} ${end}`;
}

const bow = 7;

function centreOf(state: PodState): Point {
  const { x, y } = cornerOf(state);
  return { x: x + nodeSize.width / 2, y: y + nodeSize.height / 2 };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the way from a box's centre leaves the box, and a gap beyond it. */
function onBorder(centre: Point, towards: Point, gap: number): string {
  const [dx, dy] = [towards.x - centre.x, towards.y - centre.y];
  const [w, h] = [nodeSize.width / 2 + gap, nodeSize.height / 2 + gap];
  const scale = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : w / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : h / Math.abs(dy),
  );
  return point(centre.x + dx * scale, centre.y + dy * scale);
}

function point(x: number, y: number): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
