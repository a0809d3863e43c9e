/** How much of each lane there is room for: the tier, and where the rows of the stage are. */
import { cardGeometry, shortGeometry, sideGeometry, towerGeometry } from './cardGeometry.ts';
import type { Box, CardGeometry, ColumnGeometry, StageGeometry } from './scene.ts';

export interface StageSize {
  readonly width: number;
  readonly height: number;
  /**
   * `page` has labels beside the rows and the Service rail; `bare` is for slides and has larger words instead; `side` stands beside
   * another stage and has neither.
   */
  readonly chrome: 'page' | 'bare' | 'side';
}

export interface StagePlan {
  readonly geometry: StageGeometry;
  /** How many cards fit. */
  readonly capacity: number;
  /** The place of the heat strip, in the overview. */
  readonly strip: Box | undefined;
}

export interface Wishes {
  readonly lanes: number;
  readonly claims: number;
  /** A strip for the ranges; in small frames it is left out while nothing depends on it. */
  readonly range: 'wanted' | 'ifRoom' | 'none';
  /** False where no controller walks along the lanes. */
  readonly walk?: false;
}

const rightPad = 6;
const railHeight = 30;
const rangeHeight = 36;
const fullPitch = { page: 132, bare: 148, side: 118 } as const;
const shortPitch = { page: 84, bare: Number.POSITIVE_INFINITY, side: 62 } as const;
/** Below this the lanes lie: one row an ordinal. */
const towerBelow = 560;
const sideCard = { width: 236, gap: 28 } as const;
const leastColumn = 14;

/** Chooses the tier for a number of lanes and lays out its rows. */
export function planStage(size: StageSize, wishes: Wishes): StagePlan {
  if (size.width < towerBelow && size.chrome !== 'side') return towerPlan(size, wishes);
  const head = headRows(size, wishes);
  const room = {
    x: head.gutter,
    y: head.bottom,
    width: size.width - head.gutter - rightPad,
    height: size.height - head.bottom,
  };
  if (wishes.lanes <= 12) return cardPlan(size, wishes, head, room);
  const columnPitch = Math.min(42, (room.width - sideCard.width - sideCard.gap) / wishes.lanes);
  if (wishes.lanes <= 60 && columnPitch >= leastColumn) return compactPlan(size, wishes, head, room, columnPitch);
  return overviewPlan(size, wishes, head, room);
}

interface Head {
  readonly gutter: number;
  readonly rail: number | undefined;
  readonly range: number | undefined;
  readonly bottom: number;
}

function headRows({ width, height, chrome }: StageSize, { range }: Wishes): Head {
  const gutter = { page: 72, bare: 12, side: 10 }[chrome];
  const rail = chrome === 'page' && height >= 310 && width >= 640 ? 2 : undefined;
  const railBottom = rail === undefined ? 0 : railHeight;
  const hasRange = range === 'wanted' || (range === 'ifRoom' && height >= 300);
  return {
    gutter,
    rail,
    range: hasRange ? railBottom : undefined,
    bottom: railBottom + (hasRange ? rangeHeight : 4),
  };
}

/** Full cards when they fit, short ones when those do, else a window of full cards. */
function cardPlan(size: StageSize, wishes: Wishes, head: Head, room: Box): StagePlan {
  const { chrome } = size;
  const pitch = room.width / wishes.lanes;
  // Beside another stage as many lanes as can be are more than what is written on them.
  const isShort = pitch < fullPitch[chrome] && (pitch >= shortPitch[chrome] || chrome === 'side');
  const leastPitch = isShort ? shortPitch[chrome] : fullPitch[chrome];
  const capacity = pitch >= leastPitch ? wishes.lanes : Math.max(1, Math.floor(windowWidth(room) / leastPitch));
  const shown = Math.min(wishes.lanes, capacity);
  const width = shown < wishes.lanes ? windowWidth(room) / shown : Math.min(pitch, 230);
  const cards = isShort
    ? shortGeometry(width, room.y, room.height, wishes.claims > 0, wishes.walk)
    : cardGeometry(chrome, width, room.y, room.height, wishes.claims, wishes.walk);
  return { geometry: geometryOf(size, head, isShort ? 'short' : 'full', cards), capacity: shown, strip: undefined };
}

/** Room for a counter at either edge. */
export const edgeCounter = 46;

function windowWidth(room: Box): number {
  return room.width - 2 * edgeCounter;
}

function compactPlan(size: StageSize, wishes: Wishes, head: Head, room: Box, pitch: number): StagePlan {
  const bottom = size.height - 8;
  const label = bottom - 6;
  const claim = wishes.claims > 0 ? label - 32 : label - 18;
  const columnTop = room.y + 32;
  const columns: ColumnGeometry = {
    pitch,
    width: Math.max(10, pitch - (pitch > 28 ? 7 : pitch > 20 ? 5 : 3)),
    walk: room.y + 20,
    top: columnTop,
    height: Math.max(24, Math.min(190, claim - 6 - columnTop)),
    claim: 0,
    label: 0,
  };
  const end = columns.top + columns.height;
  const placed = { ...columns, claim: end + 6, label: end + (wishes.claims > 0 ? 36 : 24) };
  const cards = sideGeometry(size.chrome, sideCard.width, room.y, room.height, wishes.claims, wishes.walk);
  return { geometry: { ...geometryOf(size, head, 'compact', cards), columns: placed }, capacity: 1, strip: undefined };
}

const stripLabel = 34;

/** The heat strip, and under it a window of cards. */
function overviewPlan(size: StageSize, wishes: Wishes, head: Head, whole: Box): StagePlan {
  // The strip has its ordinals on the left, whether or not anything else has.
  const inset = Math.max(0, stripLabel - head.gutter);
  const room = { ...whole, x: whole.x + inset, width: whole.width - inset };
  const rows = Math.ceil(wishes.lanes / 100);
  const wanted = rows * 34;
  const fullHeight = 232;
  const isFull = room.height - Math.min(wanted, 34) >= fullHeight && rows <= 1;
  const leastStrip = size.chrome === 'side' ? 40 : 60;
  const stripHeight = isFull ? 34 : Math.max(leastStrip, Math.min(wanted, room.height - 132));
  const top = room.y + stripHeight + 12;
  const height = size.height - top;
  const capacity = Math.max(1, Math.floor(room.width / (isFull ? fullPitch[size.chrome] : 98)));
  const pitch = room.width / Math.min(capacity, 12);
  const cards = isFull
    ? cardGeometry(size.chrome, pitch, top, height, wishes.claims, wishes.walk)
    : shortGeometry(pitch, top, height, false, wishes.walk);
  const strip = { x: room.x, y: room.y + 4, width: room.width, height: stripHeight };
  const fits = height >= 96 ? Math.min(capacity, 12) : 0;
  return { geometry: geometryOf(size, head, 'overview', cards), capacity: fits, strip };
}

/** On a phone the walk up goes up: ordinal 0 at the foot, the partition a row of its own. */
function towerPlan(size: StageSize, wishes: Wishes): StagePlan {
  const isOverview = wishes.lanes > 60;
  const stripHeight = isOverview ? Math.min(size.height * 0.4, Math.max(26, Math.ceil(wishes.lanes / 100) * 20)) : 0;
  const partitionRow = wishes.range === 'none' ? 0 : towerPartitionRow;
  // Under a heat strip the knob has its row above the lanes, since the line is in the strip.
  const top = isOverview ? stripHeight + 16 + partitionRow : 4;
  const room = size.height - top - (isOverview ? 0 : partitionRow);
  const pitch = Math.max(48, Math.min(63, room / Math.max(1, wishes.lanes)));
  const fits = Math.max(1, Math.floor((room + 4) / pitch));
  const capacity = fits >= wishes.lanes ? wishes.lanes : Math.max(1, Math.floor((room - 2 * towerCounter) / pitch));
  const cards = towerGeometry(size.width, pitch, top, wishes.claims > 0);
  const head = { gutter: 0, rail: undefined, range: undefined, bottom: top };
  const strip = isOverview ? { x: 42, y: 10, width: size.width - 54, height: stripHeight } : undefined;
  return { geometry: geometryOf(size, head, 'tower', cards), capacity, strip };
}

export const towerPartitionRow = 34;
export const towerCounter = 22;

function geometryOf(size: StageSize, head: Head, tier: StageGeometry['tier'], cards: CardGeometry): StageGeometry {
  const { width, height } = size;
  return { tier, width, height, gutter: head.gutter, rail: head.rail, range: head.range, cards, columns: undefined };
}
