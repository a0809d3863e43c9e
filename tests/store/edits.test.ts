import { beforeEach, describe, expect, it } from 'vitest';
import { firstView, imageTo, scaleTo, shownFingerprint, shownPods, shownSet, store, submitAndWait } from './visit.ts';

beforeEach(firstView);

describe('The first view', () => {
  it('is the lecture’s set at rest under 1.33', () => {
    const { frame, steps, version, playing, selection, refusal, notice } = store();
    expect(frame.step).toBe(steps.length);
    expect(shownSet()?.status).toMatchObject({ readyReplicas: 3, currentRevision: 'nginx-web-677759c9b8' });
    expect({ version, playing, selection, refusal, notice }).toEqual({ version: '1.33', playing: false });
  });

  it('has one branch, a track for each ordinal and a mark for each of its two requests', () => {
    const { branches, tracks, marks, steps } = store();
    expect(branches).toEqual([
      { id: 'main', parentId: undefined, forkStep: 0, request: undefined, version: '1.33', steps: steps.length },
    ]);
    expect(tracks.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2]);
    expect(marks.map(({ request }) => request.type)).toEqual(['apply', 'apply']);
  });

  it('is the same one after a reset', () => {
    const before = shownFingerprint();
    submitAndWait(scaleTo(5));
    store().select({ kind: 'lane', ordinal: 0 });
    store().reset();
    expect(shownFingerprint()).toBe(before);
    expect(store().branches).toHaveLength(1);
    expect(store().selection).toBeUndefined();
    expect(store().playing).toBe(false);
  });
});

describe('An accepted edit', () => {
  it('is the next step, shown from the one before, and plays on', () => {
    const before = store().frame;
    expect(store().submit(scaleTo(5))).toBeUndefined();
    expect(store().frame.step).toBe(before.step + 1);
    expect(store().frame.cause).toMatchObject({ type: 'request', request: scaleTo(5) });
    expect(store().previousFrame).toBe(before);
    expect(store().playing).toBe(true);
    expect(shownSet()?.spec.replicas).toBe(5);
  });

  it('is the next step at the end of a quarter of an hour, too, while a pull is tried again and again', () => {
    submitAndWait(imageTo('nginx:no-such-tag'));
    const { step } = store().frame;
    expect(store().submit(imageTo('nginx:alpine'))).toBeUndefined();
    expect(store().frame.step).toBe(step + 1);
    expect(shownSet()?.spec.template.spec.containers[0]?.image).toBe('nginx:alpine');
  });

  it('comes to what the controller makes of it', () => {
    submitAndWait(scaleTo(5));
    expect(shownSet()?.status).toMatchObject({ replicas: 5, readyReplicas: 5 });
    expect(store().tracks).toHaveLength(5);
  });

  it('at the front edge goes on from there, without a branch', () => {
    submitAndWait(scaleTo(5));
    submitAndWait(imageTo('nginx:mainline'));
    expect(store().branches.map(({ id }) => id)).toEqual(['main']);
    expect(store().notice).toBeUndefined();
    expect(shownPods()).toEqual([0, 1, 2, 3, 4].map((ordinal) => `nginx-web-${ordinal} nginx:mainline`));
  });

  it('in the middle of a rollout goes on from what was shown, and not from what was computed ahead', () => {
    store().submit(imageTo('nginx:mainline'));
    store().next();
    store().submit(scaleTo(1));
    expect(store().branches).toHaveLength(1);
    store().toLast();
    expect(shownPods()).toEqual(['nginx-web-0 nginx:mainline']);
  });

  it('clears the refusal of the one before', () => {
    store().submit(scaleTo(-1), 'replicas');
    store().submit(scaleTo(2), 'replicas');
    expect(store().refusal).toBeUndefined();
  });
});

describe('A refused edit', () => {
  it('is kept under its field, and nothing else changes', () => {
    const { frame, steps, marks, branches } = store();
    const fingerprint = shownFingerprint();
    const error = store().submit(scaleTo(-1), 'replicas');
    expect(error?.message).toContain('spec.replicas: Invalid value: -1');
    expect(store().refusal).toEqual({ field: 'replicas', error });
    expect(store().frame).toBe(frame);
    expect([store().steps, store().marks, store().branches]).toEqual([steps, marks, branches]);
    expect(store().playing).toBe(false);
    expect(shownFingerprint()).toBe(fingerprint);
  });

  it.each([
    ['three', 'cannot unmarshal string'],
    [1.5, 'cannot unmarshal number 1.5'],
    [10_001, 'Invalid value: 10001'],
  ])('names the field and the value: replicas %j', (replicas, words) => {
    expect(store().submit(scaleTo(replicas))?.message).toContain(words);
  });

  it('in the past makes no branch', () => {
    store().goToStep(5);
    store().submit(scaleTo(-1), 'replicas');
    expect(store().frame.step).toBe(5);
    expect(store().branches).toHaveLength(1);
  });

  it('does not stop what is playing', () => {
    store().submit(scaleTo(5));
    store().submit(scaleTo(-1), 'replicas');
    expect(store().playing).toBe(true);
  });

  it('is forgotten when it is dismissed, or when somebody goes elsewhere', () => {
    store().submit(scaleTo(-1), 'replicas');
    store().dismissRefusal();
    expect(store().refusal).toBeUndefined();
    for (const go of [() => store().prev(), () => store().next(), () => store().goToStep(3), () => store().play()]) {
      store().submit(scaleTo(-1), 'replicas');
      go();
      expect(store().refusal).toBeUndefined();
    }
  });

  it('names the pod or the set that is not there', () => {
    expect(store().submit({ type: 'podFault', name: 'nginx-web-9', fault: 'crash' })?.reason).toBe('NotFound');
    expect(store().submit({ type: 'delete', resource: 'statefulsets', name: 'db' })?.reason).toBe('NotFound');
  });
});

describe('An edit in the past', () => {
  it('starts a branch, and tells it', () => {
    submitAndWait(scaleTo(5));
    store().goToMark('previous');
    const { step } = store().frame;
    store().prev();
    store().submit(imageTo('nginx:mainline'));
    expect(store().activeBranch).toBe('branch-1');
    expect(store().notice).toEqual({ type: 'branched', branch: 'branch-1' });
    expect(store().branches.at(-1)).toMatchObject({
      parentId: 'main',
      forkStep: step - 1,
      request: imageTo('nginx:mainline'),
    });
    expect(store().marks.at(-1)?.step).toBe(step);
  });

  it('leaves its parent as it was, to be selected again', () => {
    submitAndWait(scaleTo(5));
    const [parent, parentSteps] = [shownFingerprint(), store().steps.length];
    store().goToStep(parentSteps - 10);
    submitAndWait(scaleTo(1));
    expect(shownPods()).toHaveLength(1);
    store().selectBranch('main');
    expect(shownFingerprint()).toBe(parent);
    expect(store().steps).toHaveLength(parentSteps);
    store().selectBranch('branch-1');
    expect(shownPods()).toHaveLength(1);
  });

  it('may itself be branched', () => {
    store().goToStep(10);
    submitAndWait(scaleTo(1));
    store().goToStep(11);
    submitAndWait(scaleTo(2));
    expect(store().branches.map(({ id, parentId }) => [id, parentId])).toEqual([
      ['main', undefined],
      ['branch-1', 'main'],
      ['branch-2', 'branch-1'],
    ]);
  });

  it('goes on in its branch afterwards', () => {
    store().goToStep(10);
    submitAndWait(scaleTo(1));
    submitAndWait(scaleTo(2));
    expect(store().branches).toHaveLength(2);
  });

  it('before anything was there is refused, for there is nothing to edit', () => {
    store().toFirst();
    expect(store().submit(scaleTo(1))?.reason).toBe('NotFound');
  });

  it('has no branch that is not known', () => {
    const { frame } = store();
    store().selectBranch('branch-7');
    expect(store().frame).toBe(frame);
    expect(store().activeBranch).toBe('main');
  });
});
