import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lectureService, lectureSet } from '#engine/simulation/lecture.ts';
import { releaseOf } from '#engine/versions.ts';
import { checkManifest } from '#manifest/checkManifest.ts';
import { followCluster, type Held } from '#manifest/followCluster.ts';
import { maxBytes } from '#manifest/limits.ts';
import { printManifest } from '#manifest/printManifests.ts';
import { proposalsAt } from '#manifest/proposals.ts';
import { readText } from '#manifest/readText.ts';
import { serverForm } from '#manifest/serverForm.ts';
import { badgesOf } from '#panels/yaml/badges.ts';
import { aboutAt } from '#panels/yaml/fieldAbout.ts';
import { manifestWordsFor } from '#i18n/manifestWords.ts';

const release = releaseOf('1.37');
const held: Held = {
  'StatefulSet/nginx-web': serverForm(lectureSet, release),
  'Service/nginx': serverForm(lectureService, release),
};
const names = { images: [], storageClasses: [], services: [], volumes: [] };
const set = printManifest(lectureSet);

/** What each key typed into a text may set off, apart from drawing it. */
const answers: Readonly<Record<string, (text: string) => unknown>> = {
  reading: (text) => readText(text),
  checking: (text) => readText(text).documents.map(checkManifest),
  badges: (text) => badgesOf(text, held),
  following: (text) => followCluster({ text, base: held, isEdited: true }, held, release),
  proposing: (text) => proposalsAt(text, text.length, names),
  'telling of a field': (text) => aboutAt(text, text.length, manifestWordsFor('en')),
};

/** Of the processor's time, which a busy machine does not stretch; the best of some tries, for the first ones also compile. */
function millisecondsOf(action: () => unknown, tries = 8): number {
  let best = Number.POSITIVE_INFINITY;
  for (let done = 0; done < tries && best >= limitMs; done++) {
    const before = process.cpuUsage();
    action();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

const limitMs = 100;
const repeated = (piece: string) => piece.repeat(Math.floor(maxBytes / new TextEncoder().encode(piece).length));

const pieces = [
  ...[
    '[',
    '{',
    '{a: ',
    '- ',
    '? ',
    ': ',
    '"',
    "'",
    '&a ',
    '*a ',
    '!a ',
    '|\n',
    '#\n',
    '---\n',
    '...\n',
    '%',
    '\t',
    '\n',
  ],
  ...['a: 1\n', ' a:\n', '- a\n', '<<: {a: 1}\n', '__proto__: 1\n', '\ud800', '😀', '\0', 'a: b: c\n', '-', ' '],
];

describe.each(Object.keys(answers))('%s a hostile text', (name) => {
  const answer = answers[name]!;

  it.each(pieces)('of nothing but %j is done within 100 ms', (piece) => {
    expect(millisecondsOf(() => answer(repeated(piece)))).toBeLessThan(limitMs);
  });

  it('of any such pieces is done within 100 ms', () => {
    const piece = fc.array(fc.constantFrom(...pieces, '  ', 'kind: Pod\n', 'spec:\n'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(piece, fc.boolean(), (mixed, inManifest) => {
        const text = (inManifest ? set : '') + mixed.join('');
        const long =
          text + mixed.join('').repeat(Math.floor((maxBytes - text.length) / (3 * mixed.join('').length + 1)));
        expect(millisecondsOf(() => answer(long))).toBeLessThan(limitMs);
      }),
      { seed: 9, numRuns: 60 },
    );
  });

  it('of many unknown fields is done within 100 ms', () => {
    const fields = Array.from({ length: 1500 }, (_, index) => `  replicaz${index}: 1\n`).join('');
    expect(millisecondsOf(() => answer(`apiVersion: apps/v1\nkind: StatefulSet\nspec:\n${fields}`))).toBeLessThan(
      limitMs,
    );
  });
});
