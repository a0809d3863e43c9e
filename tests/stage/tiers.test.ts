import { describe, expect, it } from 'vitest';
import { FrameIndexer } from '#stage/indexFrame.ts';
import { layoutWindow } from '#stage/layoutOrdinals.ts';
import { cellOf } from '#stage/layoutOverview.ts';
import { layoutStage, StageLayout } from '#stage/layoutStage.ts';
import { firstNotable } from '#stage/replacements.ts';
import { decision, frameOf, newRevision, pod, statefulSet } from './builders.ts';

const range = (count: number) => Array.from({ length: count }, (_, at) => at);
const frameWith = (replicas: number, gateAt?: number) =>
  frameOf({
    set: statefulSet(replicas, { update: newRevision }),
    pods: range(replicas).map((ordinal) => pod(ordinal, ordinal === gateAt ? { state: 'running.notReady' } : {})),
    decisions:
      gateAt === undefined
        ? []
        : [decision('replicas', 'waitReady', 'wait', `web-${gateAt}`, { ready: false, phase: 'Running' })],
  });
const page = (width: number, height = 360) => ({ width, height, chrome: 'page' }) as const;

describe('the tier', () => {
  it.each([
    ['full', 6, page(960)],
    ['full', 7, page(1236)],
    ['short', 9, page(960)],
    ['short', 12, page(1236)],
    ['compact', 13, page(960)],
    ['compact', 40, page(960)],
    ['overview', 60, page(960)],
    ['compact', 60, page(1236)],
    ['overview', 61, page(1236)],
    ['overview', 10_000, page(960)],
    ['tower', 6, page(390, 420)],
    ['full', 5, { width: 640, height: 260, chrome: 'bare' }],
  ] as const)('is %s for %i lanes', (tier, replicas, size) => {
    expect(layoutStage(frameWith(replicas), 'web', size).geometry.tier).toBe(tier);
  });

  it('shows a window that holds the gate when not all lanes fit', () => {
    const scene = layoutStage(frameWith(12, 9), 'web', { width: 640, height: 260, chrome: 'bare' });
    expect(scene.cards.map(({ lane }) => lane.ordinal)).toContain(9);
    expect(scene.hidden.before + scene.cards.length + scene.hidden.after).toBe(12);
  });

  it('leaves the window where it is while the focus stays inside', () => {
    expect(layoutWindow(range(20), 5, 9, 7).ordinals).toEqual([7, 8, 9, 10, 11]);
    expect(layoutWindow(range(20), 5, 12, 7).ordinals).toEqual([10, 11, 12, 13, 14]);
    expect(layoutWindow(range(20), 5, undefined, undefined)).toEqual({
      ordinals: [0, 1, 2, 3, 4],
      hidden: { before: 0, after: 15 },
    });
  });

  it('stays with the pods in view while one of them is still moving, and goes to the lowest after that', () => {
    const { set } = new FrameIndexer().index(frameWith(20), 'web');
    if (set === undefined) throw new Error('the frame has no set');
    expect(firstNotable(set, { unsettled: new Set([2, 9]) }, [8, 9, 10])).toBe(9);
    expect(firstNotable(set, { unsettled: new Set([12, 2]) }, [8, 9, 10])).toBe(2);
    expect(firstNotable(set, { unsettled: new Set() }, [8, 9, 10])).toBe(0);
  });

  it('pops the gate out as a card beside narrow columns', () => {
    const scene = layoutStage(frameWith(24, 17), 'web', page(960));
    expect(scene.columns).toHaveLength(24);
    expect(scene.cards.map(({ lane }) => lane.ordinal)).toEqual([17]);
    expect(scene.cards[0]?.lane).toBe(scene.columns[17]?.lane);
  });

  it('stays within the stage', () => {
    for (const replicas of [1, 3, 6, 9, 12, 24, 45, 100, 400]) {
      for (const size of [
        page(960),
        page(1236),
        page(700, 300),
        page(390, 420),
        page(320, 380),
        { ...page(640, 260), chrome: 'bare' as const },
      ]) {
        const { cards, columns, geometry } = layoutStage(frameWith(replicas, 0), 'web', size);
        const isTower = geometry.tier === 'tower';
        for (const { x, y } of cards) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(y).toBeGreaterThanOrEqual(0);
          const right = isTower
            ? geometry.cards.inset + geometry.cards.width
            : x + geometry.cards.inset + geometry.cards.width;
          expect(right).toBeLessThanOrEqual(size.width);
          expect(
            isTower ? y + geometry.cards.pitch : geometry.cards.top + geometry.cards.pod + geometry.cards.podHeight,
          ).toBeLessThanOrEqual(size.height + 2);
        }
        for (const { x } of columns) expect(x + (geometry.columns?.pitch ?? 0)).toBeLessThanOrEqual(size.width);
      }
    }
  });

  it('puts 0 at the foot of the tower', () => {
    const { cards } = layoutStage(frameWith(4), 'web', page(390, 420));
    const tops = cards.map(({ y }) => y);
    expect(tops).toEqual(tops.toSorted((left, right) => right - left));
  });
});

describe('the overview', () => {
  it('has one cell an ordinal, with its colour, its level and the gate', () => {
    const { overview } = layoutStage(frameWith(400, 57), 'web', page(960));
    const cells = [...(overview?.codes ?? [])].map(cellOf);
    expect(cells).toHaveLength(400);
    expect(cells[0]).toMatchObject({ hue: 1, quarters: 4, gate: false });
    expect(cells[57]).toMatchObject({ hue: 1, quarters: 3, gate: true });
  });

  it('keeps its codes while nothing changes', () => {
    const layout = new StageLayout();
    const first = layout.layout(frameWith(200, 57), 'web', page(960));
    expect(layout.layout(frameWith(200, 57), 'web', page(960)).overview).toBe(first.overview);
    expect(layout.layout(frameWith(200, 58), 'web', page(960)).overview?.codes).not.toBe(first.overview?.codes);
  });

  it('tells a screen reader of sixty lanes around the gate', () => {
    const scene = layoutStage(frameWith(400, 200), 'web', page(960));
    expect(scene.table).toHaveLength(60);
    expect(scene.table.map(({ ordinal }) => ordinal)).toContain(200);
    expect(scene.laneCount).toBe(400);
  });
});
