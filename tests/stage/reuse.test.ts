import { describe, expect, it } from 'vitest';
import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { lectureScenario, lectureSetName } from '#engine/simulation/lecture.ts';
import type { Request, Scenario } from '#engine/simulation/scenario.ts';
import { layoutStage, StageLayout } from '#stage/layoutStage.ts';
import type { Lane, Scene } from '#stage/scene.ts';

const name = lectureSetName;
const after = (atMs: number, request: Request) => ({ atMs, request });

/** A bit of everything that changes a lane. */
const scenario: Scenario = {
  ...lectureScenario,
  requests: [
    ...lectureScenario.requests,
    after(60_000, { type: 'patchSet', name, spec: { replicas: 6 } }),
    after(120_000, { type: 'setImage', name, container: 'nginx', image: 'nginx:mainline' }),
    after(130_000, { type: 'podFault', name: `${name}-1`, fault: 'unready' }),
    after(150_000, { type: 'podFault', name: `${name}-1`, fault: 'ready' }),
    after(240_000, { type: 'recreateSet', name, keepPods: true, spec: { podManagementPolicy: 'Parallel' } }),
    after(300_000, { type: 'patchSet', name, spec: { replicas: 14 } }),
    after(400_000, { type: 'setImage', name, container: 'nginx', image: 'nginx:crash' }),
    after(460_000, { type: 'delete', resource: 'services', name: 'nginx' }),
    after(470_000, { type: 'patchSet', name, spec: { replicas: 2 } }),
  ],
};

describe('a layout that goes from frame to frame', () => {
  it('shows the same lanes as one that begins with the frame, forwards and after jumps', () => {
    const run = new History(scenario, lateParts);
    run.extend({ untilMs: 600_000, maxSteps: 700 });
    const history = { tracks: run.tracks, stepAtMs: (step: number) => run.steps[step - 1]?.atMs ?? 0 };
    const options = { width: 960, height: 420, chrome: 'page', history } as const;
    const carried = new StageLayout();
    const last = run.steps.length;
    for (const step of [...Array(last + 1).keys(), 40, last - 100, 30, last]) {
      const frame = run.frameAt(step);
      const fresh = lanesOf(layoutStage(frame, name, options));
      // Which lanes are in the window depends on the way there.
      for (const [ordinal, lane] of lanesOf(carried.layout(frame, name, options))) {
        if (fresh.has(ordinal)) expect(lane, `lane ${ordinal} after ${step} steps`).toEqual(fresh.get(ordinal));
      }
    }
  });
});

function lanesOf({ cards, columns, table }: Scene): ReadonlyMap<number, Lane> {
  const lanes = [...cards.map(({ lane }) => lane), ...columns.map(({ lane }) => lane), ...table];
  return new Map(lanes.map((lane) => [lane.ordinal, lane]));
}
