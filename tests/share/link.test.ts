import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '#engine/simulation/fingerprint.ts';
import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { lectureScenario } from '#engine/simulation/lecture.ts';
import type { Request } from '#engine/simulation/scenario.ts';
import { decodeLink, encodeLink, fitsLink } from '#share/link.ts';
import { anyView } from './anyView.ts';

/** What a visitor does one after the other: five kinds of edits and faults, with other values every time. */
function visitorsRequest(index: number): Request {
  const name = 'nginx-web';
  const pod = `${name}-${(index * 7) % 5}`;
  switch (index % 5) {
    case 0:
      return { type: 'patchSet', name, spec: { replicas: (index * 3) % 8 } };
    case 1:
      return {
        type: 'setImage',
        name,
        container: 'nginx',
        image: `nginx:${index % 3 === 0 ? 'mainline' : `1.${index}`}`,
      };
    case 2:
      return {
        type: 'patchSet',
        name,
        spec: { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: index % 4 } } },
      };
    case 3:
      return { type: 'podFault', name: pod, fault: index % 2 === 0 ? 'crash' : 'unready' };
    default:
      return { type: 'delete', resource: 'pods', name: pod };
  }
}

/** A visit with so many requests, each some steps after the one before. */
function visit(requests: number): History {
  let history = new History(lectureScenario, lateParts);
  history.extend({ untilMs: 60_000 });
  for (let index = 0; index < requests; index++) {
    const last = history.marks.at(-1)?.step ?? 0;
    const step = Math.min(last + ((index * 11) % 37), history.steps.length);
    history = history.fork(step, visitorsRequest(index), lateParts);
    history.extend({ maxSteps: step + 40 });
  }
  return history;
}

function linkOf(history: History): string {
  const { step, cluster } = history.frameAt(history.steps.length);
  const shown = { step, atMs: cluster.nowMs };
  return encodeLink({ scenario: history.scenario, shown, fingerprint: fingerprintOf(cluster), panel: 'controller' });
}

describe('A link', () => {
  it('gives back every scenario that was put into it', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(decodeLink(encodeLink(view))).toEqual({ view });
      }),
      { numRuns: 400 },
    );
  });

  it('of a hundred requests is at most 2000 characters long', () => {
    const history = visit(98);
    expect(history.marks).toHaveLength(100);
    expect(linkOf(history).length).toBeLessThanOrEqual(2000);
  });

  it('of the first view is short enough to be read out', () => {
    expect(linkOf(visit(0)).length).toBeLessThan(100);
  });

  it('leads to the same cluster when its scenario is replayed', () => {
    const history = visit(20);
    const decoded = decodeLink(linkOf(history));
    if (decoded === undefined || 'problem' in decoded) throw new Error('The link cannot be read.');
    const { scenario, shown, fingerprint } = decoded.view;
    const replay = new History(scenario, lateParts);
    replay.extend({ maxSteps: shown?.step ?? 0 });
    expect(fingerprintOf(replay.frameAt(replay.steps.length).cluster)).toBe(fingerprint);
  });

  it('is known to be too long before it is used', () => {
    const noise = Array.from({ length: 8000 }, (_, index) => Math.imul(index + 1, 2_654_435_761) >>> 0);
    const request: Request = { type: 'patchSet', name: 'web', spec: { noise } };
    const view = { shown: { step: 0, atMs: 0 }, fingerprint: '0'.repeat(16) };
    const link = encodeLink({
      ...view,
      scenario: { kubernetesVersion: '1.37', seed: 1, requests: [{ atMs: 0, request }] },
    });
    expect(fitsLink(link)).toBe(false);
    expect(decodeLink(link)).toHaveProperty('problem.code', 'tooLong');
    expect(fitsLink(linkOf(visit(5)))).toBe(true);
  });

  it('may stand among the parameters of an embed', () => {
    const link = linkOf(visit(2));
    const alone = decodeLink(link);
    expect(alone).toHaveProperty('view');
    expect(decodeLink(`${link}&embed=1&controls=none`)).toEqual(alone);
    expect(decodeLink(`#embed=1&${link.slice(1)}`)).toEqual(alone);
  });
});
