/** The partition: a line between two lanes, and what is old and new on either side of it. */
import type { StatefulSet } from '#engine/objects.ts';
import { keep } from './keep.ts';
import { towerPartitionRow } from './tiers.ts';
import type { Overview, PartitionLine, PlacedLane, StageGeometry } from './scene.ts';

export interface PartitionSurroundings {
  readonly set: StatefulSet;
  readonly geometry: StageGeometry;
  readonly lanes: readonly PlacedLane[];
  readonly overview: Overview | undefined;
  readonly dragged: number | undefined;
  readonly hueOf: (revision: string) => number;
  readonly earlier: PartitionLine | undefined;
}

/** The line; undefined when the strategy has no partition. It counts indices, so ordinals begin at `ordinals.start`. */
export function layoutPartition(around: PartitionSurroundings): PartitionLine | undefined {
  const { set, dragged } = around;
  if (set.spec.updateStrategy.type !== 'RollingUpdate') return undefined;
  const { replicas } = set.spec;
  const value = dragged ?? set.spec.updateStrategy.rollingUpdate?.partition ?? 0;
  const start = set.spec.ordinals?.start ?? 0;
  const boundary = start + Math.min(value, replicas);
  const { earlier } = around;
  return keep(earlier, {
    value,
    max: replicas,
    dragged: dragged !== undefined,
    old: keep(earlier?.old, { start, end: boundary }),
    fresh: keep(earlier?.fresh, { start: boundary, end: start + replicas }),
    currentHue: around.hueOf(set.status.currentRevision ?? ''),
    updateHue: around.hueOf(set.status.updateRevision ?? ''),
    ...placeOf(boundary, start + replicas, around),
  });
}

function placeOf(
  boundary: number,
  end: number,
  around: PartitionSurroundings,
): Pick<PartitionLine, 'at' | 'from' | 'to'> {
  const { geometry, overview, lanes } = around;
  const { cards } = geometry;
  if (overview !== undefined) return overviewPlace(boundary, overview);
  const pitch = geometry.columns?.pitch ?? cards.pitch;
  const first = lanes.find(({ lane }) => lane.ordinal >= boundary);
  const below = lanes.findLast(({ lane }) => lane.ordinal < Math.min(boundary, end));
  if (geometry.tier === 'tower') {
    const at =
      below !== undefined ? below.y : first !== undefined ? first.y + pitch + towerPartitionRow : geometry.height;
    return { at, from: 0, to: geometry.width };
  }
  const at = below !== undefined ? below.x + pitch : (first?.x ?? geometry.gutter);
  const from = (geometry.range ?? 0) + 32;
  if (geometry.columns !== undefined) return { at, from, to: geometry.columns.claim + 14 };
  return {
    at,
    from,
    to: cards.top + (cards.claimHeight > 0 ? cards.claim + cards.claimHeight : cards.pod + cards.podHeight),
  };
}

function overviewPlace(
  boundary: number,
  { ordinals, box, perRow, cellWidth, rowPitch, rowHeight }: Overview,
): Pick<PartitionLine, 'at' | 'from' | 'to'> {
  const found = ordinals.findIndex((ordinal) => ordinal >= boundary);
  const index = found < 0 ? ordinals.length : found;
  const row =
    index === ordinals.length && index % perRow === 0 && index > 0 ? index / perRow - 1 : Math.floor(index / perRow);
  const y = box.y + row * rowPitch;
  return { at: box.x + (index - row * perRow) * cellWidth, from: y - 3, to: y + rowHeight + 3 };
}

/** The partition that a pointer at a place asks for. */
export function partitionAt(
  x: number,
  y: number,
  line: PartitionLine,
  lanes: readonly PlacedLane[],
  geometry: StageGeometry,
  overview: Overview | undefined,
): number {
  const start = line.old.start;
  const bounded = (value: number) => Math.max(0, Math.min(line.max, Math.round(value)));
  if (overview !== undefined) {
    const { box, perRow, cellWidth, rowPitch } = overview;
    const rows = Math.ceil(overview.ordinals.length / perRow);
    const row = Math.max(0, Math.min(rows - 1, Math.floor((y - box.y) / rowPitch)));
    const column = Math.max(0, Math.min(perRow, Math.round((x - box.x) / cellWidth)));
    const ordinal = overview.ordinals[Math.min(row * perRow + column, overview.ordinals.length - 1)] ?? 0;
    return bounded(ordinal - start + (row * perRow + column >= overview.ordinals.length ? 1 : 0));
  }
  const [first] = lanes;
  if (first === undefined) return line.value;
  if (geometry.tier === 'tower') {
    // The lanes above the line make room for it, so the lowest one is where it would be without that.
    const foot = first.y + geometry.cards.pitch + (first.lane.ordinal >= line.old.end ? towerPartitionRow : 0);
    return bounded(first.lane.ordinal - start + (foot - y) / geometry.cards.pitch);
  }
  return bounded(first.lane.ordinal - start + (x - first.x) / (geometry.columns?.pitch ?? geometry.cards.pitch));
}
