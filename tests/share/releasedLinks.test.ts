import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '#engine/simulation/fingerprint.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { Simulation } from '#engine/simulation/simulation.ts';
import { decodeLink, encodeLink } from '#share/link.ts';
import type { LinkView } from '#share/linkView.ts';

const released = JSON.parse(readFileSync('tests/share/released/v1.json', 'utf8')) as Record<string, readonly string[]>;

function viewOf(link: string): LinkView {
  const decoded = decodeLink(link);
  if (decoded === undefined || 'problem' in decoded)
    throw new Error(`A released link cannot be opened: ${JSON.stringify(decoded)}`);
  return decoded.view as LinkView;
}

describe.each(Object.entries(released))('The links of %s', (_release, links) => {
  it('are many', () => {
    expect(links.length).toBeGreaterThanOrEqual(20);
  });

  it.each(links)('open, and hold the same when they are written again: %s', (link) => {
    const view = viewOf(link);
    expect(decodeLink(encodeLink(view))).toEqual({ view });
  });

  // When this fails, the engine leads somewhere else than it did when the link was made, and every reader of such a link is told so.
  it.each(links)('lead to the cluster that was shared: %s', (link) => {
    const { scenario, shown, fingerprint } = viewOf(link);
    const simulation = new Simulation(scenario, undefined, lateParts);
    while (simulation.steps < shown.step && simulation.step() !== undefined);
    expect(simulation.steps).toBe(shown.step);
    expect(fingerprintOf(simulation.cluster())).toBe(fingerprint);
  });
});
