/** When the next frame is shown. The machine knows only that; the store supplies what "next" and "the end" are. */
import { setup } from 'xstate';

export type PlaybackEvent = { type: 'play' } | { type: 'pause' };

export const playbackMachine = setup({
  types: { events: {} as PlaybackEvent },
  guards: { isAtEnd: () => false },
  actions: { showNext: () => {} },
  delays: { untilNext: 100 },
}).createMachine({
  id: 'playback',
  initial: 'paused',
  states: {
    paused: { on: { play: 'playing' } },
    playing: {
      always: { guard: 'isAtEnd', target: 'paused' },
      after: { untilNext: { target: 'playing', reenter: true, actions: 'showNext' } },
      on: { pause: 'paused' },
    },
  },
});
