import { describe, expect, it } from 'vitest';
import { wordsFor } from '#i18n/words.ts';
import { stageLater } from '#i18n/en/stageLater.ts';
import { cardParts } from '#stage/cardParts.ts';
import { layoutStage } from '#stage/layoutStage.ts';
import { claim, frameOf, pod, statefulSet } from './builders.ts';

const words = { ...wordsFor('en').stage, ...stageLater };

function partsOf(set: ReturnType<typeof statefulSet>) {
  const frame = frameOf({ set, pods: [pod(0)], claims: [claim(0)] });
  const { cards, geometry } = layoutStage(frame, 'web', { width: 960, height: 360, chrome: 'page' });
  return cards.map((placed) => ({ placed, geometry, parts: cardParts(placed, geometry.cards, words) }));
}

describe('the parts of a card', () => {
  it('are the revision on its pod and the claims that are there, each within its lane', () => {
    const [first, second] = partsOf(statefulSet(2));
    expect(first?.parts.map(({ object }) => [object.resource, object.name])).toEqual([
      ['controllerrevisions', 'web-697594f474'],
      ['persistentvolumeclaims', 'www-web-0'],
    ]);
    expect(second?.parts).toEqual([]);
    for (const { box } of first?.parts ?? []) {
      expect(box.height).toBeGreaterThanOrEqual(24);
      expect(box.x + box.width).toBeLessThanOrEqual((first?.placed.x ?? 0) + (first?.geometry.cards.pitch ?? 0));
    }
  });

  it('of several claims lie under each other', () => {
    const frame = frameOf({
      set: statefulSet(1, { claims: ['www', 'logs'] }),
      pods: [pod(0)],
      claims: [claim(0), claim(0, { template: 'logs' })],
    });
    const { cards, geometry } = layoutStage(frame, 'web', { width: 960, height: 360, chrome: 'page' });
    const [, www, logs] = cards.slice(0, 1).flatMap((placed) => cardParts(placed, geometry.cards, words));
    expect(logs?.object.name).toBe('logs-web-0');
    expect(logs?.box.y).toBeGreaterThan((www?.box.y ?? 0) + 24);
  });
});
