import { describe, expect, it } from 'vitest';
import type { StepSummary } from '#engine/simulation/frames.ts';
import { en } from '#i18n/en.ts';
import { clockText } from '#panels/timeline/clockText.ts';
import { sharedSteps } from '#store/sharedSteps.ts';
import { isFault, markLabel } from '#panels/timeline/markLabel.ts';
import { positionOf } from '#panels/timeline/stops.ts';
import type { BranchInfo } from '#store/state.ts';

describe('the clock', () => {
  it.each([
    [0, '0:00'],
    [46_999, '0:46'],
    [600_000, '10:00'],
    [3_723_000, '1:02:03'],
  ])('shows %i ms as %s', (ms, text) => expect(clockText(ms)).toBe(text));
});

describe('the position', () => {
  const step = (type: StepSummary['type'], quiet = false): StepSummary => ({ atMs: 0, type, subject: '', quiet });
  const steps = [step('request'), step('sync'), step('sync', true), step('podScheduled'), step('sync')];

  it('counts what can be seen, by event', () => {
    expect(positionOf(steps, 3, 'event')).toEqual({ at: 2, of: 4 });
  });

  it('counts the syncs that did something, by sync', () => {
    expect(positionOf(steps, 5, 'sync')).toEqual({ at: 2, of: 2 });
  });
});

describe('a mark', () => {
  it.each([
    ['replicas 5', { type: 'patchSet', name: 'web', spec: { replicas: 5 } }],
    ['partition 2', { type: 'patchSet', name: 'web', spec: { updateStrategy: { rollingUpdate: { partition: 2 } } } }],
    [
      'updateStrategy OnDelete',
      { type: 'patchSet', name: 'web', spec: { updateStrategy: { type: 'OnDelete', rollingUpdate: null } } },
    ],
    ['image mainline', { type: 'setImage', name: 'web', container: 'c', image: 'docker.io/library/nginx:mainline' }],
    ['image nginx', { type: 'setImage', name: 'web', container: 'c', image: 'nginx' }],
    ['delete web-1', { type: 'delete', resource: 'pods', name: 'web-1' }],
    ['web-1 crashes', { type: 'podFault', name: 'web-1', fault: 'crash' }],
  ] as const)('says %s', (label, request) => expect(markLabel(request, en)).toBe(label));

  it('is a bolt for what was done to a pod, a flag for what was asked of the set', () => {
    expect(isFault({ type: 'delete', resource: 'pods', name: 'web-1' })).toBe(true);
    expect(isFault({ type: 'delete', resource: 'statefulsets', name: 'web' })).toBe(false);
  });
});

describe('branches', () => {
  const branch = (id: string, parentId: string | undefined, forkStep: number): BranchInfo => ({
    id,
    parentId,
    forkStep,
    request: undefined,
    version: '1.37',
    steps: 50,
  });
  const branches = [
    branch('main', undefined, 0),
    branch('b', 'main', 20),
    branch('c', 'b', 30),
    branch('d', 'main', 10),
  ];

  it.each([
    ['main', 'b', 20],
    ['b', 'main', 20],
    ['c', 'b', 30],
    ['c', 'main', 20],
    ['c', 'd', 10],
  ])('%s and %s share %i steps', (one, other, steps) => expect(sharedSteps(branches, one, other)).toBe(steps));
});
