import { describe, expect, it } from 'vitest';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { fingerprintOf } from '#engine/simulation/fingerprint.ts';
import { History } from '#engine/simulation/history.ts';
import { at, scenarioOf } from '../kit/runs.ts';

const scenario = scenarioOf({ replicas: 2, minReadySeconds: 5, claims: 2 }, [
  at(5000, {
    type: 'apiFault',
    fault: { verb: 'update', resource: 'statefulsets/status', name: 'web', message: 'no' },
  }),
  at(20_000, { type: 'setImage', name: 'web', container: 'nginx', image: 'nginx:crash' }),
  at(60_000, { type: 'delete', resource: 'statefulsets', name: 'web' }),
]);

function history(): History {
  const made = new History(scenario, lateParts);
  made.extend({});
  return made;
}

describe('A frame', () => {
  it('loses nothing as JSON, nor as a structured clone', () => {
    const run = history();
    for (let step = 1; step <= run.steps.length; step++) {
      const frame = run.frameAt(step);
      expect(JSON.parse(JSON.stringify(frame))).toStrictEqual(frame);
      expect(structuredClone(frame)).toStrictEqual(frame);
    }
  });

  it('shares with the one before it every object that did not change', () => {
    const run = history();
    const { length } = run.steps;
    const [before, after] = [run.frameAt(length - 2), run.frameAt(length - 1)];
    const kept = new Set<object>(before.cluster.stored.objects.nodes);
    expect(after.cluster.stored.objects.nodes.every((node) => kept.has(node))).toBe(true);
  });

  it('has a fingerprint that changes with every visible step', () => {
    const run = history();
    const prints = run.steps.map((_, step) => fingerprintOf(run.frameAt(step + 1).cluster));
    expect(prints.every((print) => /^[0-9a-f]{16}$/.test(print))).toBe(true);
    for (const [step, { quiet }] of run.steps.entries()) {
      if (step > 0 && !quiet) expect(prints[step]).not.toBe(prints[step - 1]);
    }
  });
});
