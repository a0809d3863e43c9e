/** A frame as a scene: what is on the stage and where. Pure but for one thing: what did not change keeps its identity. */
import { stateOfPod } from '#engine/node/podStates.ts';
import type { StatefulSet } from '#engine/objects.ts';
import type { Frame } from '#engine/simulation/frames.ts';
import type { History } from './claimWriters.ts';
import { type FrameIndex, FrameIndexer } from './indexFrame.ts';
import { keep, keepList } from './keep.ts';
import { layoutLane } from './layoutLane.ts';
import { type LaneOrdinals, type LaneWindow, layoutOrdinals, layoutWindow } from './layoutOrdinals.ts';
import { OverviewLayout } from './layoutOverview.ts';
import { layoutPartition } from './layoutPartition.ts';
import { podLook } from './layoutPod.ts';
import { layoutService } from './layoutService.ts';
import { layoutWalk, type WalkLayout } from './layoutWalk.ts';
import { placeLanes } from './placeLanes.ts';
import { type LanePlan, LanePlanner } from './planLanes.ts';
import { firstNotable, replacementOrder } from './replacements.ts';
import { LaneKeeper } from './reuseLane.ts';
import { type RevisionLooks, revisionLooks } from './revisionLooks.ts';
import type { Lane, Overview, PlacedLane, Scene, Walk } from './scene.ts';
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
  /** Whether the table may stay as it was: nobody reads it while frames go by. */
  readonly oldTable?: boolean;
}

/** One scene on its own. */
export function layoutStage(frame: Frame, setName: string, options: StageOptions): Scene {
  return new StageLayout().layout(frame, setName, options);
}

/** Lays out one frame after the other; each scene shares with the one before it whatever is equal. */
export class StageLayout {
  readonly #indexer = new FrameIndexer();
  readonly #overviews = new OverviewLayout();
  readonly #planner = new LanePlanner();
  readonly #keeper = new LaneKeeper();
  #ordinals: LaneOrdinals | undefined;
  #earlier: Scene | undefined;

  layout(frame: Frame, setName: string, options: StageOptions): Scene {
    const index = this.#indexer.index(frame, setName);
    const earlier = this.#earlier?.setName === setName ? this.#earlier : undefined;
    if (earlier === undefined) this.#overviews.forget();
    const scene =
      index.set === undefined ? emptyScene(setName, options) : this.#scene(frame, index.set, index, options, earlier);
    this.#earlier = keep(earlier, scene);
    return this.#earlier;
  }

  #scene(frame: Frame, set: StatefulSet, index: FrameIndex, options: StageOptions, earlier: Scene | undefined): Scene {
    const looks = revisionLooks(frame);
    const replacements = replacementOrder(set, index.pods, options.partitionDrag);
    const walk = walkOf(frame, set, index, replacements);
    this.#ordinals = layoutOrdinals(set, index, this.#ordinals);
    const plan = this.#planner.plan(set, this.#ordinals.all, options, earlier?.geometry);
    const inView = earlier?.cards.map(({ lane }) => lane.ordinal);
    const focus =
      options.focused ?? options.selected ?? walk.walk.gate?.ordinal ?? firstNotable(set, index.pods, inView);
    const keeper = this.#keeper;
    const laneAt = laneMaker(frame, set, index, options, { walk, looks, replacements, keeper }, earlier);
    const lanes = placedLanes(set, plan, focus, options, laneAt, earlier);
    const overview = this.#overview(frame, set, index, plan, walk.walk, looks);
    return {
      setName: set.metadata.name,
      geometry: plan.geometry,
      service: keep(earlier?.service, layoutService(index)),
      walk: keptWalk(earlier?.walk, walk.walk),
      ...lanes,
      overview,
      partition: layoutPartition({
        set,
        geometry: plan.geometry,
        lanes: lanes.columns.length > 0 ? lanes.columns : lanes.cards,
        overview,
        dragged: options.partitionDrag,
        hueOf: looks.hueOf,
        earlier: earlier?.partition,
      }),
      laneCount: plan.ordinals.length,
      empty: undefined,
    };
  }

  #overview(
    frame: Frame,
    set: StatefulSet,
    index: FrameIndex,
    plan: LanePlan,
    { gate }: Walk,
    { hueOf }: RevisionLooks,
  ): Overview | undefined {
    if (plan.strip !== undefined) {
      return this.#overviews.layout({ frame, set, index, ordinals: plan.ordinals, box: plan.strip, gate, hueOf });
    }
    this.#overviews.forget();
    return undefined;
  }
}

/** What a screen reader can take in, and a frame can pay for. */
const tableRows = 60;

type PlacedParts = Pick<Scene, 'cards' | 'columns' | 'hidden' | 'table'>;
type LaneAt = (ordinal: number) => Lane;

function placedLanes(
  set: StatefulSet,
  { geometry, ordinals, capacity, strip }: LanePlan,
  focus: number | undefined,
  options: StageOptions,
  laneAt: LaneAt,
  earlier: Scene | undefined,
): PlacedParts {
  const window: LaneWindow = layoutWindow(ordinals, capacity, focus, earlier?.cards[0]?.lane.ordinal);
  const placed = placeLanes(geometry, window, set, options.partitionDrag, strip !== undefined, laneAt, earlier);
  return {
    cards: keepList(earlier?.cards, placed.cards),
    columns: keepList(earlier?.columns, geometry.columns === undefined ? [] : placed.columns(ordinals)),
    hidden: keep(earlier?.hidden, window.hidden),
    table: options.oldTable && earlier !== undefined ? earlier.table : tableOf(ordinals, focus, laneAt, earlier),
  };
}

function tableOf(
  ordinals: readonly number[],
  focus: number | undefined,
  laneAt: LaneAt,
  earlier: Scene | undefined,
): readonly Lane[] {
  const told = layoutWindow(ordinals, tableRows, focus, earlier?.table[0]?.ordinal).ordinals;
  return keepList(earlier?.table, told.map(laneAt));
}

interface LaneInputs {
  readonly walk: WalkLayout;
  readonly looks: RevisionLooks;
  readonly replacements: ReadonlyMap<number, number>;
  readonly keeper: LaneKeeper;
}

/** Makes each lane once, however often it is shown. */
function laneMaker(
  frame: Frame,
  set: StatefulSet,
  index: FrameIndex,
  { history, selected }: StageOptions,
  { walk, looks, replacements, keeper }: LaneInputs,
  earlier: Scene | undefined,
): LaneAt {
  const report = frame.lastSyncs[set.metadata.name];
  const around = {
    frame,
    set,
    index,
    report,
    history,
    selected,
    replacements,
    ...looks,
    markAt: walk.markAt,
    walkKind: walk.walk.kind,
  };
  // The cards come last: the table may be older than they are.
  const shown = [...(earlier?.table ?? []), ...lanesOf(earlier?.columns), ...lanesOf(earlier?.cards)];
  const before = new Map(shown.map((lane) => [lane.ordinal, lane]));
  const made = new Map<number, Lane>();
  return (ordinal) => {
    const known = before.get(ordinal);
    const lane = made.get(ordinal) ?? keeper.lane(ordinal, known, around, () => layoutLane(ordinal, known, around));
    made.set(ordinal, lane);
    return lane;
  };
}

function lanesOf(placed: readonly PlacedLane[] = []): readonly Lane[] {
  return placed.map(({ lane }) => lane);
}

function walkOf(
  frame: Frame,
  set: StatefulSet,
  { pods }: FrameIndex,
  replacements: ReadonlyMap<number, number>,
): WalkLayout {
  const { podStates, wallClockMs: nowMs } = frame.cluster;
  const minReadySeconds = set.spec.minReadySeconds ?? 0;
  const [nextToReplace] = replacements.keys();
  return layoutWalk(frame.lastSyncs[set.metadata.name], {
    set,
    pods,
    nowMs,
    nextToReplace,
    isSettled: (ordinal) => {
      const facts = pods.get(ordinal);
      return (
        facts !== undefined &&
        podLook(facts, { state: stateOfPod(podStates, facts.pod.metadata.uid), minReadySeconds, nowMs }) === 'ready'
      );
    },
  });
}

function keptWalk(earlier: Walk | undefined, walk: Walk): Walk {
  return keep(earlier, { kind: walk.kind, gate: walk.gate && keep(earlier?.gate, walk.gate) });
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
    table: [],
    laneCount: 0,
    empty: 'noSet',
  };
}
