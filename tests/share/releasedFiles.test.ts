import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '#engine/simulation/fingerprint.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { Simulation } from '#engine/simulation/simulation.ts';
import { readScenario, scenarioText } from '#share/scenarioFile.ts';

const text = readFileSync('tests/share/released/scenarioFiles-v1.json', 'utf8');
const released = Object.entries(JSON.parse(text) as Record<string, readonly object[]>).flatMap(([release, files]) =>
  files.map((file, index) => [`${release}, ${index + 1}`, file] as const),
);

it('The released scenario files are some', () => {
  expect(released.length).toBeGreaterThanOrEqual(6);
});

describe.each(released)('The scenario file of %s', (_name, file) => {
  const read = readScenario(JSON.stringify(file));
  if ('problem' in read) throw new Error(`A released file cannot be opened: ${JSON.stringify(read.problem)}`);
  const { view } = read;

  it('opens, and says the same when it is written again', () => {
    expect(JSON.parse(scenarioText(view))).toEqual(file);
  });

  // When this fails, the engine leads somewhere else than it did when the file was made, and every reader of it is told so.
  it('leads to the cluster that was saved', () => {
    const simulation = new Simulation(view.scenario, undefined, lateParts);
    while (simulation.steps < view.shown.step && simulation.step() !== undefined);
    expect(simulation.steps).toBe(view.shown.step);
    expect(fingerprintOf(simulation.cluster())).toBe(view.fingerprint);
  });
});
