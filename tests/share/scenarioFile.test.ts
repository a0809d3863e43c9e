import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '#engine/simulation/fingerprint.ts';
import { History } from '#engine/simulation/history.ts';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { lectureScenario } from '#engine/simulation/lecture.ts';
import { fitsLink, encodeLink } from '#share/link.ts';
import type { LinkView } from '#share/linkView.ts';
import { looksLikeScenario, maxFileLength } from '#share/openable.ts';
import { readScenario, scenarioText } from '#share/scenarioFile.ts';
import { anyView } from './anyView.ts';

type File = Record<string, unknown> & { requests: Record<string, unknown>[] };

/** A file that is right, as a value that a test can spoil. */
function goodFile(): File {
  return structuredClone(good);
}

const good = writtenFile();

function writtenFile(): File {
  const history = new History(lectureScenario, lateParts);
  history.extend({ maxSteps: 10 });
  const { step, cluster } = history.frameAt(10);
  const view: LinkView = {
    scenario: history.scenario,
    shown: { step, atMs: cluster.nowMs },
    fingerprint: fingerprintOf(cluster),
  };
  return JSON.parse(scenarioText(view)) as File;
}

const problemOf = (file: unknown) => {
  const read = readScenario(JSON.stringify(file));
  return 'problem' in read ? read.problem : 'no problem';
};

describe('A scenario file', () => {
  it('gives back every view that was put into it', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const text = scenarioText(view);
        expect(looksLikeScenario(text)).toBe(true);
        expect(readScenario(text)).toEqual({ view });
      }),
      { numRuns: 300 },
    );
  });

  it('holds a history that no link holds', () => {
    const noise = Array.from({ length: 8000 }, (_, index) => Math.imul(index + 1, 2_654_435_761) >>> 0);
    const view: LinkView = {
      scenario: {
        ...lectureScenario,
        requests: [{ atMs: 0, request: { type: 'patchSet', name: 'web', spec: { noise } } }],
      },
      shown: { step: 0, atMs: 0 },
      fingerprint: '0'.repeat(16),
    };
    expect(fitsLink(encodeLink(view))).toBe(false);
    expect(readScenario(scenarioText(view))).toEqual({ view });
  });

  it('names each request with its own moment, to be read by people', () => {
    expect(goodFile().requests.map(({ atMs }) => atMs)).toEqual([0, 1000]);
  });

  it.each([
    ['a request without a moment', { requests: [{ request: {} }] }, 'requests.0'],
    ['a request with more than it has', { requests: [{ atMs: 0, request: {}, extra: 1 }] }, 'requests.0'],
    ['a request of no type', { requests: [{ atMs: 0, request: { type: 'explode' } }] }, 'requests.0.request'],
    ['a moment before the beginning', { requests: [{ atMs: -5, request: { type: 'controllerUp' } }] }, 'requests'],
    [
      'a moment that is no number of milliseconds',
      { requests: [{ atMs: 0.5, request: { type: 'controllerUp' } }] },
      'requests.0.atMs',
    ],
    ['no list of requests', { requests: { length: 3 } }, 'requests'],
    ['a field that there is not', { onload: 'alert(1)' }, 'onload'],
    ['a fingerprint that is none', { fingerprint: '<b>' }, 'fingerprint'],
    ['a base without requests', { base: { forkStep: 1 } }, 'base.requests'],
  ])('with %s is refused, with the place', (_what, spoilt, place) => {
    const problem = problemOf({ ...goodFile(), ...spoilt });
    expect(problem).toMatchObject({ code: 'invalid', place: expect.stringMatching(new RegExp(`^${place}`)) });
  });

  it('of a newer edition, or of none, is refused by name', () => {
    expect(problemOf({ ...goodFile(), formatVersion: 2 })).toEqual({ code: 'unknownVersion', version: '2' });
    expect(problemOf({ ...goodFile(), format: 'something' })).toEqual({ code: 'noScenario' });
    expect(readScenario('{"format": "ordinal-scenario"')).toEqual({ problem: { code: 'noScenario' } });
    expect(readScenario('[]')).toEqual({ problem: { code: 'noScenario' } });
  });

  it('that is too long is refused before it is read', () => {
    expect(readScenario(' '.repeat(maxFileLength + 1))).toEqual({ problem: { code: 'tooLong', most: maxFileLength } });
  });

  it('with a key that JavaScript gives a meaning is refused, and nothing has that meaning afterwards', () => {
    const text = JSON.stringify(goodFile()).replace('"manifest":{', '"manifest":{"__proto__":{"polluted":true},');
    expect(readScenario(text)).toHaveProperty('problem.code', 'invalid');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('is read or refused, and never throws, whatever JSON it holds', () => {
    const keys = ['format', 'formatVersion', 'version', 'seed', 'requests', 'world', 'shown', 'fingerprint', 'base'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()), (spoilt) => {
        const read = readScenario(JSON.stringify({ ...goodFile(), ...spoilt }));
        expect(Object.keys(read)).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });
});
