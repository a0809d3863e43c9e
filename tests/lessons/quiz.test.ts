import { describe, expect, it } from 'vitest';
import { lateParts } from '#engine/simulation/lateParts.ts';
import { loadQuizWords } from '#i18n/quizWords.ts';
import { type Verdict, verdictOf } from '#lessons/quiz/claim.ts';
import { claims } from '#lessons/quiz/claims.ts';
import { judgeClaim } from '#store/quiz/trials.ts';

/** What semantics.md says of each, and the plan (6). */
const expected: Readonly<Record<string, Verdict>> = {
  'update-from-zero': 'false',
  'delete-set-in-order': 'false',
  'delete-scales-to-zero': 'false',
  'back-at-the-old-revision': 'depends',
  'running-is-enough': 'false',
  'stuck-is-pending': 'false',
  'delete-three-in-order': 'false',
  'order-by-init-containers': 'false',
  'down-one-at-a-time': 'depends',
  'strategy-in-the-template': 'false',
  'pods-from-one': 'depends',
  'named-after-the-service': 'false',
  'columns-of-revisions': 'false',
  'deployments-lose-data': 'false',
  'volumes-named-after-the-set': 'false',
  'apply-says-updated': 'false',
  'same-claim-again': 'true',
  'scaling-keeps-claims': 'depends',
  'label-is-a-revision': 'true',
  'scaling-makes-no-revision': 'true',
  'undo-makes-a-revision': 'false',
};

describe('The quiz', () => {
  it.each(claims)('judges $id by the engine as the specification does', (claim) => {
    expect(judgeClaim(claim, lateParts).verdict).toBe(expected[claim.id]);
  });

  it('asks about nothing twice, and about all that is expected here', () => {
    expect(claims.map(({ id }) => id)).toEqual(Object.keys(expected).sort());
  });

  it('types no line that is not answered', () => {
    const lines = claims.flatMap((claim) => judgeClaim(claim, lateParts).tried.flatMap(({ lines: typed }) => typed));
    expect(lines.filter(({ output }) => output.trim() === '' || output.startsWith('error'))).toEqual([]);
  });

  it('calls a sentence that holds in some trials only one that depends', () => {
    expect([[true, true], [false], [true, false]].map(verdictOf)).toEqual(['true', 'false', 'depends']);
  });
});

describe.each(['en', 'zh'] as const)('The words of the quiz in %s', async (language) => {
  const words = await loadQuizWords(language);

  it('are there for each sentence and each of its trials, and for no other', () => {
    expect(Object.keys(words).sort()).toEqual(claims.map(({ id }) => id));
    for (const { id, trials } of claims) expect(words[id]?.trials?.length ?? 1, id).toBe(trials.length);
  });

  it('can be marked where they are wrong, and only where the engine finds something wrong', () => {
    for (const [id, { claim, wrong }] of Object.entries(words)) {
      expect(claim.length, id).toBeGreaterThan(1);
      expect(new Set(claim).size, id).toBe(claim.length);
      expect(wrong === undefined, id).toBe(expected[id] === 'true');
      expect(wrong ?? 0, id).toBeLessThan(claim.length);
    }
  });

  it('are in their language, with backticks in pairs', () => {
    const texts = Object.values(words).flatMap(({ claim, reason, trials = [] }) => [
      claim.join(''),
      ...claim,
      reason,
      ...trials,
    ]);
    expect(texts.filter((text) => text.trim() === '' || text.split('`').length % 2 === 0)).toEqual([]);
    const prose = texts.map((text) => text.replaceAll(/`[^`]*`/g, '`'));
    if (language === 'en') return expect(prose.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
    expect(prose.filter((text) => /\p{Script=Han}[,;:!?]|[,;!?]\p{Script=Han}/u.test(text))).toEqual([]);
    return expect(prose.filter((text) => /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(text))).toEqual(
      [],
    );
  });
});
