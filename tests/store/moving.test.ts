import { beforeEach, describe, expect, it } from 'vitest';
import { firstView, imageTo, scaleTo, shownFingerprint, shownPods, shownSet, store, submitAndWait } from './visit.ts';

beforeEach(firstView);

describe('Stepping', () => {
  it('shows a neighbour from the frame before, and a jump from nowhere', () => {
    store().goToStep(10);
    expect(store().previousFrame).toBeUndefined();
    const before = store().frame;
    store().next();
    expect(store().previousFrame).toBe(before);
    store().prev();
    expect(store().previousFrame).toBeUndefined();
  });

  it('stops at every event, but at no sync that did nothing', () => {
    store().toFirst();
    const stops: number[] = [];
    while (store().next()) stops.push(store().frame.step);
    const { steps } = store();
    const seen = steps.flatMap(({ quiet }, at) => (quiet ? [] : [at + 1]));
    expect(steps.some(({ quiet }) => quiet)).toBe(true);
    expect(stops).toEqual(seen.at(-1) === steps.length ? seen : [...seen, steps.length]);
  });

  it('by sync stops at edits and at syncs that did something', () => {
    store().setStepUnit('sync');
    store().toFirst();
    while (store().next() && store().frame.step < store().steps.length) {
      expect(store().steps[store().frame.step - 1]).toMatchObject({ quiet: false });
      expect(['sync', 'request']).toContain(store().frame.cause?.type);
    }
  });

  it('goes back the way it came', () => {
    for (const unit of ['event', 'sync'] as const) {
      store().setStepUnit(unit);
      store().toFirst();
      const way = [0];
      while (store().next()) way.push(store().frame.step);
      const back = [store().frame.step];
      while (store().prev()) back.push(store().frame.step);
      expect(back.toReversed()).toEqual(way);
    }
  });

  it('ends at both ends', () => {
    expect(store().next()).toBe(false);
    store().toFirst();
    expect(store().prev()).toBe(false);
    expect(store().frame).toMatchObject({ step: 0, cause: undefined });
  });

  it('goes beyond what was computed, as long as anything is left to happen', () => {
    submitAndWait({ type: 'patchSet', name: store().setName, spec: { minReadySeconds: 3600 } });
    submitAndWait(imageTo('nginx:mainline'));
    expect(shownSet()?.status.availableReplicas ?? 0).toBe(0);
    const { step, cluster } = store().frame;
    expect(store().next()).toBe(true);
    expect(store().frame.step).toBeGreaterThan(step);
    expect(store().frame.cluster.nowMs).toBeGreaterThan(cluster.nowMs);
    for (let at = 0; at < 300 && store().next(); at++);
    expect(shownSet()?.status).toMatchObject({ updatedReplicas: 3, availableReplicas: 3 });
  });

  it('comes to the very same frame from either side', () => {
    store().goToStep(20);
    const there = shownFingerprint();
    store().toLast();
    store().goToStep(20);
    expect(shownFingerprint()).toBe(there);
  });
});

describe('Seeking', () => {
  it('is bounded to what there is', () => {
    store().goToStep(-5);
    expect(store().frame.step).toBe(0);
    store().goToStep(1e9);
    expect(store().frame.step).toBe(store().steps.length);
  });

  it('to a time shows the last frame up to it', () => {
    store().goToTime(2000);
    const { frame, steps } = store();
    expect(frame.cluster.nowMs).toBeLessThanOrEqual(2000);
    expect(steps[frame.step]?.atMs).toBeGreaterThan(2000);
  });

  it('to a time that was not computed yet computes it', () => {
    // A container that crashes for ever never comes to rest.
    store().submit(imageTo('nginx:crash'));
    const known = store().steps.at(-1)?.atMs ?? 0;
    store().goToTime(known + 3_600_000);
    expect(store().frame.cluster.nowMs).toBeGreaterThan(known + 3_000_000);
    expect(store().frame.cluster.nowMs).toBeLessThanOrEqual(known + 3_600_000);
  });

  it('before the beginning is the empty cluster', () => {
    store().goToTime(-1);
    expect(store().frame.step).toBe(0);
  });

  it('from mark to mark passes every edit', () => {
    submitAndWait(scaleTo(1));
    store().toFirst();
    const marks: (string | undefined)[] = [];
    for (let at = 0; at < 3; at++) {
      store().goToMark('next');
      marks.push(store().frame.cause?.type === 'request' ? store().steps[store().frame.step - 1]?.subject : undefined);
    }
    expect(marks).toEqual(['nginx', 'nginx-web', 'nginx-web']);
    const { step } = store().frame;
    store().goToMark('next');
    expect(store().frame.step).toBe(step);
    store().goToMark('previous');
    expect(store().frame.step).toBe(2);
  });

  it('pauses', () => {
    for (const go of [
      () => store().goToStep(4),
      () => store().goToTime(4),
      () => store().toLast(),
      () => store().prev(),
    ]) {
      store().goToStep(1);
      store().play();
      expect(store().playing).toBe(true);
      go();
      expect(store().playing).toBe(false);
    }
  });
});

describe('Another version', () => {
  it('replays the same requests, and comes to its own hashes', () => {
    submitAndWait(imageTo('nginx:mainline'));
    store().setVersion('1.37');
    expect(store().version).toBe('1.37');
    expect(store().marks.map(({ request }) => request.type)).toEqual(['apply', 'apply', 'setImage']);
    expect(shownPods()).toEqual([0, 1, 2].map((ordinal) => `nginx-web-${ordinal} nginx:mainline`));
    expect(store().frame.cluster.release.version).toBe('1.37');
  });

  it('and back again is the same as before', () => {
    submitAndWait(scaleTo(5));
    const before = shownFingerprint();
    store().setVersion('1.37');
    expect(shownFingerprint()).not.toBe(before);
    store().setVersion('1.33');
    expect(shownFingerprint()).toBe(before);
  });

  it('starts with one branch: the one that was shown', () => {
    store().goToStep(10);
    submitAndWait(scaleTo(1));
    store().setVersion('1.37');
    expect(store().branches.map(({ id }) => id)).toEqual(['main']);
    expect(shownSet()?.spec.replicas).toBe(1);
  });

  it('that is the shown one already changes nothing', () => {
    store().goToStep(10);
    submitAndWait(scaleTo(1));
    store().goToStep(12);
    const { frame, branches } = store();
    store().setVersion('1.33');
    expect(store().frame).toBe(frame);
    expect(store().branches).toBe(branches);
  });
});

describe('A selection', () => {
  it('opens the inspector, and leaving it leaves the panel', () => {
    store().openPanel('yaml');
    store().select({ kind: 'lane', ordinal: 1 });
    expect(store().panel).toBe('inspector');
    store().select(undefined);
    expect(store()).toMatchObject({ panel: 'inspector', selection: undefined });
  });
});
