import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createActor, fromPromise, waitFor } from 'xstate';
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
import { applyText } from '#panels/yaml/applyText.ts';
import { complaintText } from '#panels/yaml/complaintText.ts';
import { draftMachine, type Verdict } from '#panels/yaml/draftMachine.ts';
import { aboutAt } from '#panels/yaml/fieldAbout.ts';
import { reviewNow } from '#panels/yaml/useReview.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { loadLateWords, wordsFor } from '#i18n/words.ts';
import { manifestWordsFor } from '#i18n/manifestWords.ts';
import { limitMs, millisecondsOf } from '../../processorTime.ts';

const release = releaseOf('1.37');
const held: Held = {
  'StatefulSet/nginx-web': serverForm(lectureSet, release),
  'Service/nginx': serverForm(lectureService, release),
};
const cluster = { held, release, shown: undefined };
const names = { images: [], storageClasses: [], services: [], volumes: [] };
const set = printManifest(lectureSet);

/** What each key typed into a text may set off, apart from drawing it. */
const answers: Readonly<Record<string, (text: string) => unknown>> = {
  reading: (text) => readText(text),
  checking: (text) => readText(text).documents.map(checkManifest),
  badges: (text) => badgesOf(text, held),
  following: (text) => followCluster({ text, base: held, isEdited: true }, held, release),
  proposing: (text) => proposalsAt(text, text.length, names),
  // Before the store is prepared the API server would not be asked.
  judging: (text) => reviewNow(text, cluster),
  'telling of a field': (text) => aboutAt(text, text.length, manifestWordsFor('en')),
};

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

beforeAll(async () => {
  await Promise.all([ordinalStore.getState().prepare(), loadLateWords()]);
});

describe.each(Object.keys(answers))('%s a hostile text', (name) => {
  const answer = answers[name]!;

  it.each(pieces)('of nothing but %j is done at once', (piece) => {
    expect(millisecondsOf(() => answer(repeated(piece)), limitMs)).toBeLessThan(limitMs);
  });

  it('of any such pieces is done at once', () => {
    const piece = fc.array(fc.constantFrom(...pieces, '  ', 'kind: Pod\n', 'spec:\n'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(piece, fc.boolean(), (mixed, inManifest) => {
        const text = (inManifest ? set : '') + mixed.join('');
        const long =
          text + mixed.join('').repeat(Math.floor((maxBytes - text.length) / (3 * mixed.join('').length + 1)));
        expect(millisecondsOf(() => answer(long), limitMs)).toBeLessThan(limitMs);
      }),
      { seed: 9, numRuns: 60 },
    );
  });

  it('of many unknown fields is done at once', () => {
    const fields = Array.from({ length: 1500 }, (_, index) => `  replicaz${index}: 1\n`).join('');
    const text = `apiVersion: apps/v1\nkind: StatefulSet\nspec:\n${fields}`;
    expect(millisecondsOf(() => answer(text), limitMs)).toBeLessThan(limitMs);
  });
});

describe('A hostile text that is applied', () => {
  const submitText = fromPromise<Verdict, string>(({ input, signal }) => applyText(input, signal));
  const machine = draftMachine.provide({ actors: { submitText } });
  const words = manifestWordsFor('en');

  /** A manifest that somebody has spoilt: pieces of it taken out, others put in. */
  const spoilt = fc
    .array(fc.tuple(fc.nat(set.length), fc.nat(40), fc.constantFrom(...pieces, '-1', 'null', '{}', '[]', '9e99')), {
      minLength: 1,
      maxLength: 4,
    })
    .map((cuts) => cuts.reduce((text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length), set));

  it('stays as it was typed, and is answered in words at once', async () => {
    const prototype = Object.getOwnPropertyNames(Object.prototype);
    const short = fc.oneof(spoilt, fc.constantFrom(...pieces), fc.string({ unit: 'binary' }));
    await fc.assert(
      fc.asyncProperty(short, fc.boolean(), async (once, isLong) => {
        const typed = isLong && once !== '' ? repeated(once) : once;
        ordinalStore.getState().reset();
        expect(millisecondsOf(() => reviewNow(typed, cluster), limitMs)).toBeLessThan(limitMs);
        const actor = createActor(machine, { input: cluster }).start();
        actor.send({ type: 'typed', text: typed });
        actor.send({ type: 'apply' });
        const { context, value } = await waitFor(actor, (snapshot) => !snapshot.matches('applying'));
        expect(context.text).toBe(typed);
        const { complaint, refusal } = context;
        const answer = complaint ? complaintText(complaint, words, wordsFor('en').yaml) : refusal?.message;
        if (answer === undefined) expect(value).toEqual({ clean: 'applied' });
        else expect(answer).toMatch(/\w{3}/);
      }),
      { seed: 11, numRuns: 150 },
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(prototype);
  });
});
