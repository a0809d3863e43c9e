/** How a challenge goes: it is tried until it is solved, or until its solution is shown. Who tries it may leave and come back. */
import { setup } from 'xstate';

type ChallengeEvent =
  /** Another one, or this one anew. */
  | { readonly type: 'open' }
  | { readonly type: 'opened' }
  | { readonly type: 'failed' }
  /** The engine says that it is solved. */
  | { readonly type: 'solved' }
  /** The learner gives up, and looks on. */
  | { readonly type: 'show' }
  | { readonly type: 'leave' }
  | { readonly type: 'return' };

export const challengeMachine = setup({ types: { events: {} as ChallengeEvent } }).createMachine({
  id: 'challenge',
  initial: 'closed',
  on: { open: '.bench.opening' },
  states: {
    closed: {},
    bench: {
      initial: 'opening',
      on: { leave: 'away', show: '.showing' },
      states: {
        opening: { on: { opened: 'trying', failed: 'failed' } },
        trying: { on: { solved: 'solved' } },
        /** For good: what is done afterwards cannot undo it. */
        solved: {},
        /** What is done for the learner is not the learner's. */
        showing: {},
        failed: {},
        whereItWas: { type: 'history' },
      },
    },
    away: { on: { return: 'bench.whereItWas' } },
  },
});
