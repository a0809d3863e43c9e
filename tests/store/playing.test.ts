import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import { playbackMachine } from '#store/playbackMachine.ts';
import { firstView, imageTo, scaleTo, shownPods, shownSet, store } from './visit.ts';

/** A playback of so many frames, and the clock that it runs by. */
function playbackOf(frames: number) {
  let shown = 0;
  const clock = new SimulatedClock();
  const machine = playbackMachine.provide({
    guards: { isAtEnd: () => shown >= frames },
    actions: { showNext: () => (shown += 1) },
    delays: { untilNext: 100 },
  });
  const actor = createActor(machine, { clock }).start();
  return { clock, actor, shown: () => shown, value: () => actor.getSnapshot().value };
}

describe('The playback', () => {
  it('rests until somebody plays', () => {
    const { clock, shown, value } = playbackOf(3);
    clock.increment(1000);
    expect([value(), shown()]).toEqual(['paused', 0]);
  });

  it('shows a frame after each wait, and pauses at the end', () => {
    const { clock, actor, shown, value } = playbackOf(3);
    actor.send({ type: 'play' });
    expect(shown()).toBe(0);
    clock.increment(100);
    expect([value(), shown()]).toEqual(['playing', 1]);
    clock.increment(99);
    expect(shown()).toBe(1);
    clock.increment(1);
    clock.increment(100);
    expect([value(), shown()]).toEqual(['paused', 3]);
    clock.increment(1000);
    expect(shown()).toBe(3);
  });

  it('does not begin at the end', () => {
    const { actor, value } = playbackOf(0);
    actor.send({ type: 'play' });
    expect(value()).toBe('paused');
  });

  it('shows nothing more once it is paused, and goes on where it was', () => {
    const { clock, actor, shown } = playbackOf(3);
    actor.send({ type: 'play' });
    clock.increment(150);
    actor.send({ type: 'pause' });
    clock.increment(1000);
    expect(shown()).toBe(1);
    actor.send({ type: 'play' });
    clock.increment(100);
    expect(shown()).toBe(2);
  });

  it('is not hurried by a second play', () => {
    const { clock, actor, shown } = playbackOf(3);
    actor.send({ type: 'play' });
    clock.increment(60);
    actor.send({ type: 'play' });
    clock.increment(40);
    expect(shown()).toBe(1);
  });
});

describe('The page, while it plays', () => {
  beforeEach(async () => {
    await firstView();
    vi.useFakeTimers();
  });

  afterEach(() => {
    store().pause();
    vi.useRealTimers();
  });

  it('plays an edit to its end, and then pauses', () => {
    store().submit(scaleTo(4));
    vi.advanceTimersByTime(120_000);
    expect(store().playing).toBe(false);
    expect(store().frame.step).toBe(store().steps.length);
    expect(shownSet()?.status.readyReplicas).toBe(4);
    expect(store().next()).toBe(false);
  });

  it('shows each frame from the one before, so that the stage can move', () => {
    store().submit(scaleTo(4));
    vi.advanceTimersByTime(1500);
    expect(store().previousFrame?.step).toBeLessThan(store().frame.step);
  });

  it('goes by events, whatever a single step is', () => {
    store().setStepUnit('sync');
    store().submit(scaleTo(4));
    const seen = new Set<string | undefined>();
    for (let at = 0; at < 300; at++) {
      seen.add(store().frame.cause?.type);
      vi.advanceTimersByTime(160);
    }
    expect(seen).toContain('podMoved');
  });

  it('is quicker at a higher speed', () => {
    const stepsIn = (speed: 1 | 8) => {
      store().reset();
      store().setSpeed(speed);
      store().submit(scaleTo(6));
      const { step } = store().frame;
      vi.advanceTimersByTime(2000);
      return store().frame.step - step;
    };
    expect(stepsIn(8)).toBeGreaterThan(3 * stepsIn(1));
  });

  it('stops when it is paused, and when somebody steps', () => {
    store().submit(scaleTo(4));
    vi.advanceTimersByTime(500);
    store().next();
    const { step } = store().frame;
    vi.advanceTimersByTime(10_000);
    expect(store().frame.step).toBe(step);
    expect(store().playing).toBe(false);
  });

  it('plays on beyond what was computed while a pod crashes for ever', () => {
    store().submit(imageTo('nginx:crash'));
    store().toLast();
    const { step } = store().frame;
    store().play();
    vi.advanceTimersByTime(60_000);
    expect(store().frame.step).toBeGreaterThan(step);
  });

  it('has nothing to play at rest', () => {
    store().play();
    expect(store().playing).toBe(false);
    expect(shownPods()).toHaveLength(3);
  });
});
