/** How a lesson goes: a step is opened, something is to be done, and it is done. Its learner may leave at any time and come back. */
import { setup } from 'xstate';

type LessonEvent =
  /** Another step, or this one anew. */
  | { readonly type: 'open' }
  | { readonly type: 'opened' }
  | { readonly type: 'failed' }
  /** The cluster says that the step is done. */
  | { readonly type: 'met' }
  | { readonly type: 'leave' }
  | { readonly type: 'return' };

export const lessonMachine = setup({ types: { events: {} as LessonEvent } }).createMachine({
  id: 'lesson',
  initial: 'closed',
  on: { open: '.path.opening' },
  states: {
    closed: {},
    path: {
      initial: 'opening',
      on: { leave: 'away' },
      states: {
        opening: { on: { opened: 'doing', failed: 'failed' } },
        doing: { on: { met: 'done' } },
        /** For good: what is done afterwards cannot undo it. */
        done: {},
        failed: {},
        whereItWas: { type: 'history' },
      },
    },
    away: { on: { return: 'path.whereItWas' } },
  },
});
