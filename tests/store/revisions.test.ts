import { describe, expect, it } from 'vitest';
import type { Frame } from '#engine/simulation/frames.ts';
import { revisionIndex } from '#store/revisionColors.ts';
import { shortHash } from '#store/revisionNames.ts';

/** A frame of a cluster that gave out these names, in this order, and still has these revisions. */
function frame(everCreated: readonly string[], kept = everCreated): Frame {
  const incarnations = Object.fromEntries(everCreated.map((name) => [`ControllerRevision/${name}`, 1]));
  const controllerrevisions = kept.map((name) => ({ metadata: { name } }));
  return { cluster: { stored: { incarnations, objects: { controllerrevisions } } } } as unknown as Frame;
}

describe('the colour of a revision', () => {
  it('is its place in the order of first creation', () => {
    const shown = frame(['web-aaaaaa', 'web-bbbbbb']);
    expect([revisionIndex(shown, 'web-aaaaaa'), revisionIndex(shown, 'web-bbbbbb')]).toEqual([1, 2]);
  });

  it('stays when the history is truncated before it', () => {
    expect(revisionIndex(frame(['web-aaaaaa', 'web-bbbbbb'], ['web-bbbbbb']), 'web-bbbbbb')).toBe(2);
  });

  it('is counted by set', () => {
    expect(revisionIndex(frame(['web-aaaaaa', 'my-db-bbbbbb']), 'my-db-bbbbbb')).toBe(1);
  });

  it('starts over after eight', () => {
    const names = [...'abcdefghi'].map((letter) => `web-${letter.repeat(6)}`);
    expect(revisionIndex(frame(names), 'web-iiiiii')).toBe(1);
  });
});

describe('the short hash', () => {
  it('has five characters', () => {
    expect(shortHash(frame(['web-677759c9b8', 'web-7c55499668']), 'web-677759c9b8')).toBe('67775');
  });

  it('grows until it is the only one', () => {
    expect(shortHash(frame(['web-677759c9b8', 'web-677751111']), 'web-677759c9b8')).toBe('677759');
  });
});
