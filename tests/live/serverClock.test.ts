import { expect, test } from 'vitest';
import { ServerClock } from '../../src/live/serverClock.ts';

const noonMs = Date.parse('2026-01-01T12:00:00Z');

test('a clock that agrees with ours, as far as a header can say, is ours', () => {
  const clock = new ServerClock(() => noonMs);
  clock.note('Thu, 01 Jan 2026 11:59:58 GMT');
  expect(clock.nowMs).toBe(noonMs);
});

test('a cluster whose clock is ten minutes behind has its own time, and that goes on', () => {
  let localMs = noonMs;
  const clock = new ServerClock(() => localMs);
  clock.note('Thu, 01 Jan 2026 11:50:00 GMT');
  localMs += 5000;
  expect(clock.nowMs).toBe(Date.parse('2026-01-01T11:50:05.500Z'));
});

test('an answer that does not say when it was given changes nothing', () => {
  const clock = new ServerClock(() => noonMs);
  clock.note(null);
  clock.note('soon');
  expect(clock.nowMs).toBe(noonMs);
});
