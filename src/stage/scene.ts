/** What the stage shows, as plain values: keys for words, numbers for places. The layout makes it, the drawing reads it. */
import type { Rule } from '#engine/statefulset/decisions.ts';

export interface Scene {
  readonly setName: string;
  readonly geometry: StageGeometry;
  readonly service: ServiceRail;
  readonly walk: Walk;
  /** The lanes drawn as cards or as rows of the tower, in order of their ordinals. */
  readonly cards: readonly PlacedLane[];
  /** Lanes that did not fit beside `cards`; drawn as a count at the edge. */
  readonly hidden: HiddenLanes;
  /** The lanes drawn as narrow columns; empty in every other tier. */
  readonly columns: readonly PlacedLane[];
  /** The lanes drawn as cells of the heat strip; undefined in every other tier. */
  readonly overview: Overview | undefined;
  readonly partition: PartitionLine | undefined;
  /** The lanes told as text: all of them, or sixty around the place where something happens. */
  readonly table: readonly Lane[];
  /** How many lanes there are in all. */
  readonly laneCount: number;
  /** Why there is nothing to draw; undefined when there is. */
  readonly empty: 'noSet' | undefined;
}

export interface PlacedLane {
  readonly lane: Lane;
  readonly x: number;
  readonly y: number;
}

export interface HiddenLanes {
  readonly before: number;
  readonly after: number;
}

/** One ordinal: a name, a DNS name and claims that stay, and the pod that is there now or the ghost of one. */
export interface Lane {
  readonly ordinal: number;
  readonly name: string;
  /** What is written in the place of the name, where there is nothing that stays: a Deployment's pod has its own part of a name. */
  readonly label?: string;
  readonly serviceName: string;
  readonly inRange: boolean;
  readonly endpoint: EndpointLook;
  readonly pod: PodCard | undefined;
  readonly ghost: Ghost | undefined;
  readonly claims: readonly ClaimDrum[];
  readonly mark: WalkMark;
  /** The walk comes from the higher ordinals here. */
  readonly walksDown: boolean;
  /** In the order of replacement: 1 is next. Undefined for a pod that the update leaves alone. */
  readonly next: number | undefined;
  /** The colour of the revision it would be replaced by. */
  readonly nextHue: number;
  readonly selected: boolean;
}

/** `none`: it has no name of its own that DNS could know. */
export type EndpointLook = 'inDns' | 'withheld' | 'published' | 'noAddress' | 'noService' | 'none';

export type PodLook =
  | 'pending'
  | 'init'
  | 'creating'
  | 'notReady'
  | 'readyWaiting'
  | 'ready'
  | 'terminating'
  | 'pullFails'
  | 'crashing'
  | 'failed'
  | 'succeeded'
  | 'nodeLost'
  | 'stuck';

export interface PodCard {
  readonly uid: string;
  readonly name: string;
  readonly look: PodLook;
  /** How full the tank is, 0 to 1. */
  readonly level: number;
  readonly fault: boolean;
  /** Nobody answers for this pod any more: the tank shows what was last known. */
  readonly fogged: boolean;
  readonly hue: number;
  readonly revision: string;
  /** The shortest unambiguous beginning of the revision's hash, five characters or more. */
  readonly hash: string;
  readonly node: string;
  readonly ip: string;
  /** What kubectl prints as STATUS. */
  readonly status: string;
  readonly reason: string;
  readonly restarts: number;
  readonly initDone: number;
  readonly initTotal: number;
  /** Until it is available (minReadySeconds) or until its grace period ends; undefined when no clock runs. */
  readonly secondsLeft: number | undefined;
  /** The share of minReadySeconds that has passed. */
  readonly ring: number;
  readonly adopted: boolean;
  /** No set owns it, or not this one: it runs on, and keeps its name taken. */
  readonly orphan: boolean;
}

export interface Ghost {
  /** `outside`: the spec asks for no pod at this ordinal. */
  readonly kind: 'notCreated' | 'outside';
  readonly reason: GhostReason;
  /** The pod or the claim that it waits for. */
  readonly subject: string;
  /** The ordinals that the spec asks for, the end not included. */
  readonly start: number;
  readonly end: number;
}

export type GhostReason =
  | 'outside'
  | 'nextSync'
  | 'oneAtATime'
  | 'untilGone'
  | 'untilRunning'
  | 'untilReady'
  | 'untilAvailable'
  | 'untilReplaced'
  | 'untilClaimGone'
  | 'untilOldGone'
  | 'refused'
  | 'setDeleted'
  | 'setGone';

export type ClaimLook = 'none' | 'pending' | 'bound' | 'kept' | 'terminating' | 'lost';

export interface ClaimDrum {
  readonly name: string;
  readonly look: ClaimLook;
  readonly size: string;
  readonly volume: string;
  /** The colours of the pods that wrote here, newest first; at most four. */
  readonly blocks: readonly number[];
  readonly moreBlocks: number;
  /** `mounted`: a pod holds it. `slot`: a pod made here would. `none`: nothing would. */
  readonly stalk: 'mounted' | 'slot' | 'none';
}

export type WalkKind = 'up' | 'condemned' | 'update';

export interface Walk {
  readonly kind: WalkKind;
  readonly gate: Gate | undefined;
}

export interface Gate {
  readonly ordinal: number;
  readonly rule: Rule;
  /** What the sync read no longer holds, and it has not looked again yet. */
  readonly lifted: boolean;
}

/** What the last sync did at this lane. `held`: below the partition. `none`: the walk does not come here. */
export type WalkMark =
  | 'passed'
  | 'goesOn'
  | 'gate'
  | 'gateLifted'
  | 'created'
  | 'deleted'
  | 'notReached'
  | 'held'
  | 'none';

export interface ServiceRail {
  readonly name: string;
  readonly state: 'headless' | 'clusterIP' | 'missing' | 'unnamed';
  readonly inDns: number;
  readonly pods: number;
  readonly domain: string;
}

export interface PartitionLine {
  /** As the spec has it: a count of indices, not an ordinal. */
  readonly value: number;
  readonly max: number;
  /** While it is dragged, `value` is where it would be. */
  readonly dragged: boolean;
  readonly old: OrdinalRange;
  readonly fresh: OrdinalRange;
  readonly currentHue: number;
  readonly updateHue: number;
  /** Where the line stands; in the tower along y, else along x. */
  readonly at: number;
  /** The line's two ends, across `at`. */
  readonly from: number;
  readonly to: number;
}

/** Ordinals, the end not included. */
export interface OrdinalRange {
  readonly start: number;
  readonly end: number;
}

export interface Overview {
  readonly setName: string;
  readonly ordinals: readonly number[];
  /** One small number a cell: its colour, level and mark; see `cellCode`. */
  readonly codes: Uint16Array;
  readonly box: Box;
  readonly perRow: number;
  readonly cellWidth: number;
  readonly rowPitch: number;
  readonly rowHeight: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Tier = 'full' | 'short' | 'compact' | 'overview' | 'tower';

/** Where the rows of the stage are. Keeps its identity while the size and the tier stay, so that lanes need not be drawn again. */
export interface StageGeometry {
  readonly tier: Tier;
  readonly width: number;
  readonly height: number;
  readonly gutter: number;
  /** The rail's top; undefined when there is no room for it. */
  readonly rail: number | undefined;
  /** The top of the strip with ranges and knob; undefined when there is no room for it. */
  readonly range: number | undefined;
  readonly cards: CardGeometry;
  readonly columns: ColumnGeometry | undefined;
}

/** One lane as a card, in its own coordinates: x from the lane's left edge, y from the top of its first row. */
export interface CardGeometry {
  readonly kind: 'full' | 'short' | 'tower';
  readonly pitch: number;
  readonly inset: number;
  readonly width: number;
  readonly top: number;
  readonly identity: number;
  readonly nameSize: number;
  readonly walk: number;
  readonly pod: number;
  readonly tank: number;
  readonly podHeight: number;
  /** Lines of small text under the state word: 0, 1 or 2. */
  readonly lines: number;
  readonly smallSize: number;
  readonly claim: number;
  readonly claimHeight: number;
  /** Lines of text in the drum; 0 draws the drum alone. */
  readonly claimLines: number;
}

export interface ColumnGeometry {
  readonly pitch: number;
  readonly width: number;
  readonly walk: number;
  readonly top: number;
  readonly height: number;
  readonly claim: number;
  readonly label: number;
}
