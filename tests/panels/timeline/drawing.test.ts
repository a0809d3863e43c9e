import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StepSummary } from '#engine/simulation/frames.ts';
import type { LaneTrack, Mark } from '#engine/simulation/tracks.ts';
import { axisOf } from '#panels/timeline/axis.ts';
import { densityBands } from '#panels/timeline/density.ts';
import { flagWidth, placeMarks, textWidth } from '#panels/timeline/placeMarks.ts';
import { plotLayout, topOfRow } from '#panels/timeline/plotLayout.ts';
import { trackPaths } from '#panels/timeline/trackPaths.ts';

const steps = Array.from(
  { length: 10 },
  (_, at): StepSummary => ({ atMs: at, type: 'sync', subject: 'web', quiet: false }),
);
const axis = axisOf(steps);

describe('a track', () => {
  const track: LaneTrack = {
    set: 'web',
    ordinal: 0,
    changes: [
      { step: 1, level: 'waiting', revision: 'web-a' },
      { step: 3, level: 'ready', revision: 'web-a' },
      { step: 5, level: 'terminating', revision: 'web-a' },
      { step: 6, level: 'none', revision: '' },
      { step: 7, level: 'fault', revision: 'web-b' },
    ],
  };

  it('is one path for each revision, however many segments it has', () => {
    const { revisions } = trackPaths(track, axis);
    expect([...revisions.keys()]).toEqual(['web-a', 'web-b']);
    expect(revisions.get('web-a')?.match(/M/g)).toHaveLength(3);
  });

  it('ends a pod that is shutting down in a wedge', () => {
    expect(trackPaths(track, axis).revisions.get('web-a')).toContain('M4 1V0.12L5 0.78V1Z');
  });

  it('draws faults apart from the rows', () => {
    expect(trackPaths(track, axis).faults).toMatch(/^M6 0\.06H/);
  });

  it('is drawn once', () => {
    expect(trackPaths(track, axis)).toBe(trackPaths(track, axisOf([...steps, ...steps])));
  });
});

describe('the marks', () => {
  const mark = (step: number): Mark => ({
    step,
    request: { type: 'patchSet', name: 'web', spec: { replicas: 3 } },
    refused: false,
  });

  it('never let two labels touch', () => {
    const places = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 5 }), (at, scale) => {
        const marks = at.toSorted((a, b) => a - b).map(mark);
        const placed = placeMarks(
          marks,
          (step) => step * scale,
          () => 'replicas 3',
          2000,
        );
        let free = Number.NEGATIVE_INFINITY;
        for (const { x, label, labelShown } of placed) {
          expect(x).toBeGreaterThanOrEqual(free - flagWidth);
          if (labelShown) {
            expect(x).toBeGreaterThanOrEqual(free);
            free = x + flagWidth + textWidth(label);
          }
        }
      }),
    );
  });
});

describe('the layout', () => {
  const size = { width: 960, height: 114, unit: 1 };

  it('stands ordinal 0 at the foot', () => {
    const layout = plotLayout(size, 6, axis);
    expect(topOfRow(layout, 0)).toBeGreaterThan(topOfRow(layout, 5));
  });

  it('keeps up to 40 lanes as rows, and makes bands of more', () => {
    expect(plotLayout(size, 30, axis).tier).toBe('rows');
    expect(plotLayout(size, 41, axis).tier).toBe('bands');
  });

  it.each([1, 6, 12, 40, 100, 1000])('fits %i lanes into the plot', (lanes) => {
    const layout = plotLayout(size, lanes, axis);
    expect(layout.top).toBeGreaterThanOrEqual(24);
    expect(layout.top + layout.rows * layout.rowHeight).toBeLessThanOrEqual(size.height);
  });
});

describe('the density bands', () => {
  const tracks = Array.from(
    { length: 100 },
    (_, ordinal): LaneTrack => ({
      set: 'web',
      ordinal,
      changes: [{ step: 1, level: ordinal % 2 === 0 ? 'ready' : 'waiting', revision: 'web-a' }],
    }),
  );

  it('are as many as asked for, the lowest ordinals first', () => {
    const bands = densityBands(tracks, axis, 10);
    expect(bands.map(({ ordinal }) => ordinal)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
  });

  it('show the share that is Ready', () => {
    expect(densityBands(tracks, axis, 10)[0]?.revisions.get('web-a')).toBe('M0 1V0.5H10V1Z');
  });
});
