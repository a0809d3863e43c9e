import { expect, test } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import type { ApiClient, Answer } from '../../src/live/apiClient.ts';
import { reflectorMachine, usualPatience } from '../../src/live/reflectorMachine.ts';
import { ObjectTaker } from '../../src/live/takeObject.ts';
import { until } from './kit.ts';

/** A reflector that always gets this answer, on a clock that only the test moves. */
function reflector(answer: Answer) {
  const clock = new SimulatedClock();
  let asked = 0;
  const api: ApiClient = {
    get: () => {
      asked += 1;
      return Promise.resolve(answer);
    },
    send: () => Promise.resolve(answer),
    follow: () => Promise.resolve(undefined),
  };
  const actor = createActor(reflectorMachine, {
    clock,
    input: {
      resource: 'pods',
      asker: { api, taker: new ObjectTaker('default') },
      turns: undefined,
      patience: usualPatience,
      onListed: () => {},
      onNews: () => {},
    },
  });
  actor.start();
  const isWaiting = () => actor.getSnapshot().matches('waiting');
  /** How long it waits before it asks again, to a tenth of a second. */
  const pause = async (): Promise<number> => {
    await until(isWaiting);
    const before = asked;
    let waitedMs = 0;
    while (asked === before) {
      clock.increment(100);
      waitedMs += 100;
    }
    return waitedMs;
  };
  return { actor, pause };
}

test('whoever gets no answer waits twice as long each time, and half a minute at most', async () => {
  const { actor, pause } = reflector({ failure: { code: 'unreachable', status: 0, message: '' } });
  const pauses: number[] = [];
  for (let time = 0; time < 8; time++) pauses.push(await pause());
  expect(pauses).toEqual([800, 1600, 3200, 6400, 12_800, 25_600, 30_000, 30_000]);
  actor.stop();
});

test('a server that says when to come again is believed, up to the longest wait', async () => {
  const busy = { code: 'busy', status: 429, message: '', retryAfterSeconds: 5 } as const;
  const { actor, pause } = reflector({ failure: busy });
  expect([await pause(), await pause()]).toEqual([5000, 5000]);
  actor.stop();
  const tired = reflector({ failure: { ...busy, retryAfterSeconds: 600 } });
  expect(await tired.pause()).toBe(30_000);
  tired.actor.stop();
});
