import { describe, expect, it } from 'vitest';
import { partitionAt } from '#stage/layoutPartition.ts';
import { layoutStage } from '#stage/layoutStage.ts';
import type { Scene } from '#stage/scene.ts';
import { frameOf, newRevision, pod, statefulSet } from './builders.ts';

const page = { width: 960, height: 360, chrome: 'page' } as const;
const range = (count: number) => Array.from({ length: count }, (_, at) => at);
const updating = (replicas: number, partition: number, start = 0) =>
  frameOf({
    set: statefulSet(replicas, { partition, start, update: newRevision }),
    pods: range(replicas).map((index) => pod(start + index)),
  });
const pointed = (scene: Scene, x: number, y = 50) => {
  if (scene.partition === undefined) throw new Error('got no partition');
  const lanes = scene.columns.length > 0 ? scene.columns : scene.cards;
  return partitionAt(x, y, scene.partition, lanes, scene.geometry, scene.overview);
};

describe('the partition', () => {
  it('stands before the first lane that is updated', () => {
    const scene = layoutStage(updating(6, 2), 'web', page);
    expect(scene.partition).toMatchObject({ value: 2, max: 6, old: { start: 0, end: 2 }, fresh: { start: 2, end: 6 } });
    expect(scene.partition?.at).toBe(scene.cards[2]?.x);
  });

  it('counts indices, not ordinals', () => {
    const { partition } = layoutStage(updating(4, 1, 10), 'web', page);
    expect([partition?.old, partition?.fresh]).toEqual([
      { start: 10, end: 11 },
      { start: 11, end: 14 },
    ]);
  });

  it('may go past the last lane', () => {
    const { partition, cards } = layoutStage(updating(6, 9), 'web', page);
    expect(partition?.fresh).toEqual({ start: 6, end: 6 });
    expect(partition?.at).toBe((cards[5]?.x ?? 0) + 147);
  });

  it('is not there without a rolling update', () => {
    const set = statefulSet(3, { updateStrategy: { type: 'OnDelete' } });
    expect(layoutStage(frameOf({ set }), 'web', page).partition).toBeUndefined();
  });

  it('names only the next pod to be replaced, and all of them in order while it is dragged', () => {
    const still = layoutStage(updating(6, 2), 'web', page);
    expect(still.table.map(({ next }) => next)).toEqual([undefined, undefined, undefined, undefined, undefined, 1]);
    const dragged = layoutStage(updating(6, 2), 'web', { ...page, partitionDrag: 4 });
    expect(dragged.table.map(({ next }) => next)).toEqual([undefined, undefined, undefined, undefined, 2, 1]);
    expect(dragged.partition).toMatchObject({ value: 4, dragged: true });
  });

  it.each([
    ['full', 6, page],
    ['short', 9, page],
    ['compact', 24, page],
    ['tower', 5, { width: 390, height: 420, chrome: 'page' }],
  ] as const)('is found again by the pointer in the %s tier', (tier, replicas, size) => {
    for (const value of range(replicas + 1)) {
      const scene = layoutStage(updating(replicas, value), 'web', size);
      expect(scene.geometry.tier).toBe(tier);
      const { at } = scene.partition ?? { at: 0 };
      // In the tower the line is a row: its middle lies half a row above or below the lanes.
      const asked = tier === 'tower' ? pointed(scene, 200, at) : pointed(scene, at);
      expect(asked).toBe(value);
    }
  });

  it('is found again in the heat strip', () => {
    for (const value of [0, 1, 99, 100, 250, 399, 400]) {
      const scene = layoutStage(updating(400, value), 'web', page);
      const { at, from, to } = scene.partition ?? { at: 0, from: 0, to: 0 };
      expect(pointed(scene, at, (from + to) / 2)).toBe(value);
    }
  });
});
