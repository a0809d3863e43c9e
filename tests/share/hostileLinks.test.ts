import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { lectureScenario } from '#engine/simulation/lecture.ts';
import { decodeLink, encodeLink } from '#share/link.ts';
import { packText, unpackText } from '#share/linkBytes.ts';
import { linkDictionaryV1 } from '#share/linkDictionary.ts';
import { textOf } from '#share/linkSchema.ts';

const view = { scenario: lectureScenario, shown: { step: 40, atMs: 9000 }, fingerprint: '0123456789abcdef' };
const good = encodeLink(view);
const goodText = textOf(view);

/** A link whose bytes are in order, whatever its text says. */
const linkOf = (text: string): string => `#v1.${packText(text, linkDictionaryV1)}`;
const changed = (change: (payload: Record<string, unknown>) => object): string =>
  linkOf(JSON.stringify(change(JSON.parse(goodText) as Record<string, unknown>)));
const codeOf = (hash: string): unknown => {
  const decoded = decodeLink(hash);
  return decoded !== undefined && 'problem' in decoded ? decoded.problem.code : decoded;
};
const request = (sent: object): string =>
  changed((payload) => ({ ...payload, at: [0], after: [null], requests: [sent] }));

describe('A damaged link', () => {
  it('is found out wherever it is cut off', () => {
    for (let length = '#v1.'.length; length < good.length; length++)
      expect(codeOf(good.slice(0, length)), `${length} characters`).toBe('damaged');
  });

  it('is found out whichever bit has fallen over', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let at = '#v1.'.length; at < good.length; at++) {
      for (let bit = 1; bit < 64; bit *= 2) {
        const flipped = alphabet[alphabet.indexOf(good[at] as string) ^ bit] as string;
        expect(codeOf(good.slice(0, at) + flipped + good.slice(at + 1)), `bit ${bit} of ${at}`).toBe('damaged');
      }
    }
  });

  it.each([
    ['nothing after the version', '#v1.'],
    ['no base64', '#v1.<script>alert(1)</script>'],
    ['a character too many', `${good}A`],
    ['two characters changed about', good.replace(/(.)(.)$/, '$2$1')],
    ['padding', `${good}==`],
    ['percent signs', `#v1.${'%'.repeat(100)}`],
    ['only a checksum', '#v1.AAAAAA'],
  ])('is refused: %s', (_what, hash) => {
    expect(codeOf(hash)).toBe('damaged');
  });

  it('is also one that was written with another dictionary', () => {
    const another = linkDictionaryV1.toReversed();
    expect(unpackText(packText(goodText, linkDictionaryV1), another)).not.toEqual({ text: goodText });
  });
});

describe('A hostile link', () => {
  it('of a later version asks for a newer page', () => {
    expect(decodeLink(`#v2.${good.slice(4)}`)).toEqual({ problem: { code: 'unknownVersion', version: 'v2' } });
  });

  it('that is too long is refused unread', () => {
    expect(codeOf(`#v1.${'A'.repeat(40_000)}`)).toBe('tooLong');
    expect(codeOf(`#replicas=${'3'.repeat(40_000)}`)).toBe('tooLong');
    expect(codeOf(`#v1.${'A'.repeat(10_000_000)}`)).toBe('tooLong');
  });

  it('that unpacks to a hundred megabytes is stopped at the first', () => {
    const bomb = deflateSync(new Uint8Array(20_000_000), { level: 9 });
    expect(bomb.length).toBeLessThan(24_000);
    const data = packText('', linkDictionaryV1);
    expect(data.length).toBeLessThan(20);
    expect(codeOf(linkOf(' '.repeat(20_000_000)))).toBe('tooBig');
  });

  it.each([
    ['no JSON', linkOf('kind: StatefulSet')],
    ['another value', linkOf('null')],
    ['an array', linkOf('[]')],
    ['nothing in it', linkOf('{}')],
    ['a field too many', changed((payload) => ({ ...payload, onload: 'alert(1)' }))],
    ['a prototype', linkOf(goodText.replace('{', '{"__proto__":{"isAdmin":true},'))],
    ['an unknown release', changed((payload) => ({ ...payload, version: '1.34' }))],
    ['an unknown gate', changed((payload) => ({ ...payload, gates: { AllAlpha: true } }))],
    ['a seed that is no whole number', changed((payload) => ({ ...payload, seed: 0.5 }))],
    ['a seed beyond counting', linkOf(goodText.replace('"seed":22', '"seed":1e400'))],
    ['a step beyond counting', changed((payload) => ({ ...payload, shown: [1e9, 0] }))],
    ['a step before the first', changed((payload) => ({ ...payload, shown: [-1, 0] }))],
    ['columns of two lengths', changed((payload) => ({ ...payload, at: [0] }))],
    ['a time before the beginning', changed((payload) => ({ ...payload, at: [-5, 0] }))],
    ['a place before the beginning', changed((payload) => ({ ...payload, after: [-5, 0] }))],
    ['a time beyond counting', changed((payload) => ({ ...payload, at: [1e12, 1e12] }))],
    ['a fingerprint that is none', changed((payload) => ({ ...payload, fingerprint: '<b>' }))],
    ['a panel that is no name', changed((payload) => ({ ...payload, panel: '../../etc' }))],
    ['an old future of another shape', changed((payload) => ({ ...payload, base: { forkStep: 1 } }))],
    ['a start that is no time', changed((payload) => ({ ...payload, world: { startTime: 'yesterday' } }))],
    ['too many nodes', changed((payload) => ({ ...payload, world: { nodes: Array(1001).fill({}) } }))],
    [
      'an endless duration',
      changed((payload) => ({ ...payload, world: { durations: { start: { leastMs: -1, spreadMs: 0 } } } })),
    ],
    [
      'too many requests',
      changed((payload) => ({ ...payload, requests: Array(10_001).fill({ type: 'evict', name: 'a' }) })),
    ],
    ['an unknown request', request({ type: 'eval', code: '1' })],
    ['a request without a type', request({ manifest: {} })],
    ['a request by its prototype', request({ type: '__proto__' })],
    ['a request by a list', request({ type: ['apply'] })],
    ['a field that the request does not have', request({ type: 'evict', name: 'web-0', onload: 'x' })],
    ['a name that is no text', request({ type: 'evict', name: { $gt: '' } })],
    ['a name without an end', request({ type: 'evict', name: 'x'.repeat(254) })],
    ['an unknown resource', request({ type: 'delete', resource: 'clusterroles', name: 'admin' })],
    ['a manifest that is a list', request({ type: 'apply', manifest: [] })],
    [
      'a manifest as deep as a well',
      linkOf(goodText.replace(/"manifest":/, `"manifest":{"a":${'['.repeat(60)}${']'.repeat(60)}},"m":`)),
    ],
    ['a well of half a million brackets', linkOf('['.repeat(500_000))],
    ['a prototype deep in a manifest', linkOf(goodText.replace('"labels":', '"__proto__":{"polluted":1},"labels":'))],
    [
      'a constructor deep in a manifest',
      linkOf(goodText.replace('"labels":', '"constructor":{"prototype":{"polluted":1}},"labels":')),
    ],
  ])('is refused as a whole: %s', (_what, hash) => {
    expect(codeOf(hash)).toBe('invalid');
    expect(Object.prototype).not.toHaveProperty('polluted');
    expect(Object.prototype).not.toHaveProperty('isAdmin');
  });

  it('is told with the place of what is wrong', () => {
    expect(decodeLink(request({ type: 'evict', name: 7 }))).toEqual({
      problem: { code: 'invalid', place: 'requests.0.name', detail: expect.stringContaining('string') as string },
    });
  });
});

describe('No link at all', () => {
  it.each(['', '#', '#stage', '#top', 'stage', '#v1', '#embed=1&view=stage'])('is "%s"', (hash) => {
    expect(decodeLink(hash)).toBeUndefined();
  });
});
