import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as player from '#app/embed/player.ts';
import { firstView, scaleTo, store } from '../../store/visit.ts';

const edges: string[] = [];
let stops: (() => void)[] = [];

/** The lecture's run, of which only so much is to be played. */
function keepTo(fromMs: number | undefined, toMs: number | undefined, loop = false): void {
  stops.push(player.keepToClip({ fromMs, toMs, loop }));
}

const nowMs = () => store().frame.cluster.nowMs;
/** Nothing happens between then and 3 s. */
const beginsMs = 1807;

beforeEach(async () => {
  vi.useFakeTimers();
  await firstView();
  edges.length = 0;
  stops = [player.onEdge((edge) => edges.push(edge))];
});

afterEach(() => {
  store().pause();
  for (const stop of stops) stop();
  vi.useRealTimers();
});

describe('Without a clip', () => {
  beforeEach(() => keepTo(undefined, undefined));

  it('a step on at the end goes nowhere, and the host is told', () => {
    const { step } = store().frame;
    player.next();
    expect([store().frame.step, edges]).toEqual([step, ['last']]);
  });

  it('a step back at the beginning as well', () => {
    player.toFirst();
    player.prev();
    expect([store().frame.step, edges]).toEqual([0, ['first']]);
  });

  it('a step in between is nobody’s business', () => {
    store().goToStep(10);
    player.next();
    player.prev();
    expect(edges).toEqual([]);
  });

  it('playing at the end begins all over again', () => {
    player.playAgain();
    expect([store().frame.step, store().playing]).toEqual([0, true]);
  });
});

describe('A clip', () => {
  beforeEach(() => {
    keepTo(3000, 7000);
    player.toFirst();
  });

  it('is walked from its beginning to its end, and not beyond', () => {
    expect(nowMs()).toBe(beginsMs);
    while (edges.length === 0) player.next();
    expect(edges).toEqual(['last']);
    expect(nowMs()).toBeLessThanOrEqual(7000);
    const next = store().steps.find(({ quiet }, step) => step >= store().frame.step && !quiet);
    expect(next?.atMs).toBeGreaterThan(7000);
    while (edges.length === 1) player.prev();
    expect(edges).toEqual(['last', 'first']);
    expect(nowMs()).toBe(beginsMs);
  });

  it('stops playing at its end', () => {
    player.play();
    vi.advanceTimersByTime(60_000);
    expect(store().playing).toBe(false);
    expect(player.isAtLast(store())).toBe(true);
    expect(nowMs()).toBeLessThanOrEqual(7000);
  });

  it('plays from its beginning when it was at its end', () => {
    player.toLast();
    player.play();
    expect([nowMs(), store().playing]).toEqual([beginsMs, true]);
  });

  it('is over with an edit: what follows from that is shown to its end', () => {
    store().submit(scaleTo(5));
    vi.advanceTimersByTime(120_000);
    expect(nowMs()).toBeGreaterThan(7000);
    expect(store().playing).toBe(false);
  });

  it('begins anew with a reset', () => {
    store().submit(scaleTo(5));
    player.reset();
    expect(nowMs()).toBe(beginsMs);
    while (edges.length === 0) player.next();
    expect(nowMs()).toBeLessThanOrEqual(7000);
  });
});

describe('A loop', () => {
  it('begins again after its end has stood a while', () => {
    keepTo(3000, 7000, true);
    player.toFirst();
    player.play();
    let ends = 0;
    let beginnings = 0;
    for (let second = 0; second < 60; second++) {
      vi.advanceTimersByTime(500);
      if (player.isAtLast(store())) ends += 1;
      if (nowMs() === beginsMs) beginnings += 1;
    }
    expect(ends).toBeGreaterThan(1);
    expect(beginnings).toBeGreaterThan(1);
  });

  it('ends when somebody pauses on the way', () => {
    keepTo(3000, 7000, true);
    player.toFirst();
    player.play();
    store().pause();
    vi.advanceTimersByTime(30_000);
    expect([nowMs(), store().playing]).toEqual([beginsMs, false]);
  });
});
