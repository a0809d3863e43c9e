/** A frame as a scene: what is on the stage and where. Pure but for one thing: what did not change keeps its identity. */
import type { Frame } from '#engine/simulation/frames.ts';
import type { StatefulSet } from '#engine/objects.ts';
import type { SyncReport } from '#engine/statefulset/sync.ts';
import { revisionIndex } from '#store/revisionColors.ts';
import type { History } from './claimWriters.ts';
import { type FrameIndex, FrameIndexer } from './indexFrame.ts';
import { keep, keepList } from './keep.ts';
import { layoutLane } from './layoutLane.ts';
import { layoutOrdinals, layoutWindow } from './layoutOrdinals.ts';
import { layoutOverview } from './layoutOverview.ts';
import { layoutPartition } from './layoutPartition.ts';
import { podLook } from './layoutPod.ts';
import { hashOf, layoutRevisions, shortHash } from './layoutRevisions.ts';
import { layoutService } from './layoutService.ts';
import { layoutWalk } from './layoutWalk.ts';
import { placeLanes } from './placeLanes.ts';
import type { Lane, PlacedLane, Scene, StageGeometry } from './scene.ts';
import { planStage, type StageSize } from './tiers.ts';

export interface StageOptions extends StageSize {
  /** The lane that a person has chosen. */
  readonly selected?: number | undefined;
  /** The lane that the keyboard is on: a window of lanes follows it. */
  readonly focused?: number | undefined;
  /** Where the partition would be if the pointer let go now. */
  readonly partitionDrag?: number | undefined;
  /** The run so far, for what the claims hold. */
  readonly history?: History | undefined;
}

/** Lays out one frame after the other; each scene shares with the one before it whatever is equal. */
export class StageLayout {
  readonly #indexer = new FrameIndexer();
  #earlier: Scene | undefined;

  layout(frame: Frame, setName: string, options: StageOptions): Scene {
    const index = this.#indexer.index(frame, setName);
    const earlier = this.#earlier?.setName === setName ? this.#earlier : undefined;
    const set = index.set;
    this.#earlier = set === undefined ? emptyScene(setName, options) : sceneOf(frame, set, index, options, earlier);
    return this.#earlier;
  }
}

/** One scene on its own. */
export function layoutStage(frame: Frame, setName: string, options: StageOptions): Scene {
  return new StageLayout().layout(frame, setName, options);
}

function sceneOf(
  frame: Frame,
  set: StatefulSet,
  index: FrameIndex,
  options: StageOptions,
  earlier: Scene | undefined,
): Scene {
  const setName = set.metadata.name;
  const report = frame.lastSyncs[setName];
  const hueOf = colouring(frame);
  const replacements = replacementOrder(set, index, options.partitionDrag);
  const walk = walkOf(frame, set, index, report, replacements);
  const known = layoutOrdinals(set, index);
  const { geometry, ordinals, capacity, strip } = plan(set, known, options, earlier?.geometry);

  const names = index.revisions.map(({ metadata }) => metadata.name);
  const revisions = layoutRevisions(frame, set, index.revisions, index.pods, earlier?.revisions);
  const earlierLanes = new Map(
    [...lanesOf(earlier?.cards), ...(earlier?.table ?? [])].map((lane) => [lane.ordinal, lane]),
  );
  const made = new Map<number, Lane>();
  const around = {
    frame,
    set,
    index,
    report,
    history: options.history,
    selected: options.selected,
    markAt: walk.markAt,
    walkKind: walk.walk.kind,
    hueOf,
    shortHashOf: (revision: string) =>
      names.includes(revision) ? shortHash(revision, names) : hashOf(revision).slice(0, 5),
    replacements,
  };
  const laneAt = (ordinal: number): Lane => {
    const lane = made.get(ordinal) ?? layoutLane(ordinal, earlierLanes.get(ordinal), around);
    made.set(ordinal, lane);
    return lane;
  };

  const focus = options.focused ?? options.selected ?? walk.walk.gate?.ordinal ?? firstNotable(frame, set, index);
  const window = layoutWindow(ordinals, capacity, focus, earlier?.cards[0]?.lane.ordinal);
  const placed = placeLanes(geometry, window, set, options.partitionDrag, strip !== undefined, laneAt, earlier);
  const columns = geometry.columns === undefined ? [] : placed.columns(ordinals);
  const overview =
    strip === undefined
      ? undefined
      : layoutOverview(frame, set, index, ordinals, strip, walk.walk.gate, hueOf, earlier?.overview);
  const partition = layoutPartition({
    set,
    geometry,
    lanes: columns.length > 0 ? columns : placed.cards,
    overview,
    dragged: options.partitionDrag,
    hueOf,
    earlier: earlier?.partition,
  });
  const gate = walk.walk.gate;
  return keep<Scene>(earlier, {
    setName,
    geometry,
    service: keep(earlier?.service, layoutService(index)),
    walk: keep(earlier?.walk, { ...walk.walk, gate: gate === undefined ? undefined : keep(earlier?.walk.gate, gate) }),
    cards: keepList(earlier?.cards, placed.cards),
    hidden: keep(earlier?.hidden, window.hidden),
    columns: keepList(earlier?.columns, columns),
    overview,
    partition,
    revisions,
    table: keepList(
      earlier?.table,
      layoutWindow(ordinals, tableRows, focus, earlier?.table[0]?.ordinal).ordinals.map(laneAt),
    ),
    laneCount: ordinals.length,
    empty: undefined,
  });
}

/** What a screen reader can take in, and a frame can pay for. */
const tableRows = 60;

function lanesOf(placed: readonly PlacedLane[] = []): readonly Lane[] {
  return placed.map(({ lane }) => lane);
}

/** The plan for the lanes there are, and for one ghost more when there is room for it. */
function plan(set: StatefulSet, known: readonly number[], options: StageOptions, earlier: StageGeometry | undefined) {
  const claims = set.spec.volumeClaimTemplates?.length ?? 0;
  const { type, rollingUpdate } = set.spec.updateStrategy;
  const dragging = options.partitionDrag !== undefined;
  const isPlain = type === 'RollingUpdate' && (rollingUpdate?.partition ?? 0) === 0 && !dragging;
  const range = type !== 'RollingUpdate' ? 'ifRoom' : isPlain && options.chrome === 'bare' ? 'ifRoom' : 'wanted';
  const planFor = (lanes: number) =>
    planStage(options, { lanes, claims, range: options.width < 560 && type !== 'RollingUpdate' ? 'none' : range });
  const beyond = [...known, (known.at(-1) ?? (set.spec.ordinals?.start ?? 0) - 1) + 1];
  const roomy = planFor(beyond.length);
  const hasRoom =
    known.length === 0 ||
    (options.chrome === 'page' &&
      known.length < 12 &&
      roomy.capacity >= beyond.length &&
      roomy.geometry.tier !== 'short');
  const { geometry, capacity, strip } = hasRoom ? roomy : planFor(known.length);
  const kept = {
    ...geometry,
    cards: keep(earlier?.cards, geometry.cards),
    columns: geometry.columns && keep(earlier?.columns, geometry.columns),
  };
  return { geometry: keep(earlier, kept), capacity, strip, ordinals: hasRoom ? beyond : known };
}

/** Looking a colour up is cheap, but a thousand pods share two revisions. */
function colouring(frame: Frame): (revision: string) => number {
  const hues = new Map<string, number>([['', 0]]);
  return (revision) => {
    let hue = hues.get(revision);
    if (hue === undefined) {
      hue = revisionIndex(frame, revision);
      hues.set(revision, hue);
    }
    return hue;
  };
}

function walkOf(
  frame: Frame,
  set: StatefulSet,
  index: FrameIndex,
  report: SyncReport | undefined,
  replacements: ReadonlyMap<number, number>,
) {
  const { cluster } = frame;
  const [nextToReplace] = replacements.keys();
  return layoutWalk(report, {
    set,
    pods: index.pods,
    nowMs: cluster.wallClockMs,
    nextToReplace,
    isSettled: (ordinal) => {
      const facts = index.pods.get(ordinal);
      if (facts === undefined) return false;
      const state = cluster.podStates[facts.pod.metadata.uid];
      return (
        podLook(facts, { state, minReadySeconds: set.spec.minReadySeconds ?? 0, nowMs: cluster.wallClockMs }) ===
        'ready'
      );
    },
  });
}

/** Pods of another revision at or above the partition, highest first; while nobody drags, only the next one. */
function replacementOrder(
  set: StatefulSet,
  { pods }: FrameIndex,
  dragged: number | undefined,
): ReadonlyMap<number, number> {
  const order = new Map<number, number>();
  const { type, rollingUpdate } = set.spec.updateStrategy;
  const update = set.status.updateRevision;
  if (type !== 'RollingUpdate' || update === undefined) return order;
  const start = set.spec.ordinals?.start ?? 0;
  const lowest = start + (dragged ?? rollingUpdate?.partition ?? 0);
  for (let ordinal = start + set.spec.replicas - 1; ordinal >= lowest; ordinal--) {
    const facts = pods.get(ordinal);
    if (facts === undefined || facts.terminating || facts.revision === update) continue;
    order.set(ordinal, order.size + 1);
    if (dragged === undefined) break;
  }
  return order;
}

/** The first pod that is not simply Ready: what a window should hold when no gate says so. */
function firstNotable({ cluster }: Frame, set: StatefulSet, { pods }: FrameIndex): number | undefined {
  let lowest: number | undefined;
  for (const [ordinal, facts] of pods) {
    if (lowest !== undefined && ordinal > lowest) continue;
    if (facts.runningAndReady && !facts.terminating && cluster.podStates[facts.pod.metadata.uid] !== 'crashBackOff')
      continue;
    lowest = ordinal;
  }
  return lowest ?? set.spec.ordinals?.start ?? 0;
}

function emptyScene(setName: string, options: StageOptions): Scene {
  return {
    setName,
    geometry: planStage(options, { lanes: 1, claims: 0, range: 'none' }).geometry,
    service: { name: '', state: 'unnamed', inDns: 0, pods: 0, domain: '' },
    walk: { kind: 'up', gate: undefined },
    cards: [],
    hidden: { before: 0, after: 0 },
    columns: [],
    overview: undefined,
    partition: undefined,
    revisions: [],
    table: [],
    laneCount: 0,
    empty: 'noSet',
  };
}
