/** Puts lanes side by side, or one above the other. */
import type { StatefulSet } from '#engine/objects.ts';
import type { LaneWindow } from './layoutOrdinals.ts';
import type { Lane, PlacedLane, Scene, StageGeometry } from './scene.ts';
import { edgeCounter, towerCounter, towerPartitionRow } from './tiers.ts';

export interface Placed {
  readonly cards: readonly PlacedLane[];
  columns(ordinals: readonly number[]): readonly PlacedLane[];
}

/** The places of the cards, and on demand those of the columns. A lane that is the same at the same place is the earlier value. */
export function placeLanes(
  geometry: StageGeometry,
  window: LaneWindow,
  set: StatefulSet,
  partitionDrag: number | undefined,
  isOverview: boolean,
  laneAt: (ordinal: number) => Lane,
  earlier: Scene | undefined,
): Placed {
  const place =
    geometry.tier === 'tower'
      ? towerPlaces(geometry, window, set, partitionDrag, isOverview)
      : rowPlaces(geometry, window);
  const before = new Map(earlier?.cards.map((placed) => [placed.lane.ordinal, placed]));
  const columnsBefore = new Map(earlier?.columns.map((placed) => [placed.lane.ordinal, placed]));
  return {
    cards: window.ordinals.map((ordinal, at) =>
      kept(before.get(ordinal), { lane: laneAt(ordinal), ...place(at, ordinal) }),
    ),
    columns: (ordinals) =>
      ordinals.map((ordinal, at) =>
        kept(columnsBefore.get(ordinal), {
          lane: laneAt(ordinal),
          x: geometry.gutter + at * (geometry.columns?.pitch ?? 0),
          y: 0,
        }),
      ),
  };
}

type Place = (at: number, ordinal: number) => { x: number; y: number };

/** Side by side; a window leaves room for a counter at either edge. */
export function rowPlaces({ tier, gutter, width, cards }: StageGeometry, { hidden }: LaneWindow): Place {
  if (tier === 'compact') return () => ({ x: width - cards.width - 10, y: cards.top });
  const isWindow = tier !== 'overview' && hidden.before + hidden.after > 0;
  const left = gutter + (isWindow ? edgeCounter : 0);
  return (at) => ({ x: Math.round((left + at * cards.pitch) * 2) / 2, y: cards.top });
}

/** 0 at the foot. The partition has a row of its own, above which lies what is updated. */
function towerPlaces(
  { cards, height }: StageGeometry,
  { ordinals, hidden }: LaneWindow,
  set: StatefulSet,
  drag: number | undefined,
  isOverview: boolean,
): Place {
  const start = set.spec.ordinals?.start ?? 0;
  const hasLine = !isOverview && set.spec.updateStrategy.type === 'RollingUpdate';
  const partition = drag ?? set.spec.updateStrategy.rollingUpdate?.partition ?? 0;
  const boundary = start + Math.min(partition, set.spec.replicas);
  const used =
    ordinals.length * cards.pitch + (hasLine ? towerPartitionRow : 0) + (hidden.after > 0 ? towerCounter : 0);
  const foot = Math.min(height - (hidden.before > 0 ? towerCounter : 0), cards.top + used);
  return (at, ordinal) => {
    const lifted = hasLine && ordinal >= boundary ? towerPartitionRow : 0;
    return { x: 0, y: Math.round(foot - (at + 1) * cards.pitch - lifted) };
  };
}

/** The earlier value when it is the same lane at the same place. */
export function kept(earlier: PlacedLane | undefined, later: PlacedLane): PlacedLane {
  return earlier !== undefined && earlier.lane === later.lane && earlier.x === later.x && earlier.y === later.y
    ? earlier
    : later;
}
