import { describe, expect, it } from 'vitest';
import { decodeLink } from '#share/link.ts';
import { firstComplaint, holdsFor } from './property.ts';
import { anyScenario } from './scenarios.ts';

/** What a property throws that does not hold. */
function failure(judge: Parameters<typeof holdsFor>[2]): string {
  try {
    holdsFor(anyScenario('1.37'), 200, judge);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('It held.');
}

describe('A property', () => {
  it('that holds tells how many syncs it has seen', () => {
    expect(holdsFor(anyScenario('1.37'), 5, firstComplaint)).toBeGreaterThan(5);
  });

  it('that does not hold is told with the shortest scenario, as a link and in words', () => {
    const message = failure((_run, { requests }) =>
      requests.some(({ request }) => request.type === 'setImage') ? 'step 3, an image was set' : undefined,
    );
    expect(message).toMatch(/^step 3, an image was set\n\n#v1\.[\w-]+\n\nKubernetes 1\.37\n/);
    const decoded = decodeLink(/#v1\.[\w-]+/.exec(message)?.[0] ?? '');
    if (decoded === undefined || 'problem' in decoded) throw new Error('The link cannot be read.');
    // Service, set and image: one request less, and it would hold.
    expect(decoded.view.scenario.requests.map(({ request }) => request.type)).toEqual(['apply', 'apply', 'setImage']);
    expect(decoded.view.shown?.step).toBe(3);
    expect(message).toContain('"type":"setImage"');
  });

  it('at which the engine throws is told too', () => {
    const message = failure((run) => {
      if (run.syncs > 0) throw new Error('out of pods');
      return undefined;
    });
    expect(message).toMatch(/^The engine threw: Error: out of pods\n\n#v1\./);
  });
});
