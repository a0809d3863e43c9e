/** The life of an edited manifest: what becomes of the text, and when. Who applies it supplies `submitText`. */
import { assign, fromPromise, setup } from 'xstate';
import type { ApiError } from '#engine/apiserver/apiErrors.ts';
import type { Complaint } from '#manifest/parseManifests.ts';

/** What came of a text: it could not be read, the API server would not have it, or (neither) it was applied. */
export interface Verdict {
  readonly complaint?: Complaint;
  readonly refusal?: ApiError;
}

export type DraftEvent = { type: 'typed'; text: string } | { type: 'apply' } | { type: 'discarded' };

interface Draft extends Verdict {
  /** What the visitor wrote; undefined while the cluster's own text is shown. */
  readonly text: string | undefined;
}

const untouched: Draft = { text: undefined, complaint: undefined, refusal: undefined };

export const draftMachine = setup({
  types: { context: {} as Draft, events: {} as DraftEvent },
  actors: {
    submitText: fromPromise<Verdict, string>(() => Promise.reject(new Error('nobody supplied submitText'))),
  },
  guards: {
    isComplaint: (_, verdict: Verdict) => verdict.complaint !== undefined,
    isRefusal: (_, verdict: Verdict) => verdict.refusal !== undefined,
  },
  actions: {
    keepText: assign(({ event }) => (event.type === 'typed' ? { text: event.text } : {})),
    keepVerdict: assign((_, { complaint, refusal }: Verdict) => ({ complaint, refusal })),
    forget: assign(untouched),
    tellFault: (_args, _params: { readonly fault: unknown }) => {},
  },
}).createMachine({
  id: 'draft',
  context: untouched,
  initial: 'clean',
  on: { typed: { actions: 'keepText' }, discarded: { target: '.clean', actions: 'forget' } },
  states: {
    // The text follows the cluster from frame to frame.
    clean: {
      initial: 'untouched',
      states: { untouched: {}, applied: {} },
      on: { typed: { target: 'edited', actions: 'keepText' } },
    },
    edited: { on: { apply: 'applying' } },
    // What judges a text may still have to be loaded. Who types on meanwhile has changed their mind.
    applying: {
      on: { typed: { target: 'edited', actions: 'keepText' } },
      invoke: {
        src: 'submitText',
        input: ({ context }) => context.text ?? '',
        onDone: [
          {
            guard: { type: 'isComplaint', params: ({ event }) => event.output },
            target: 'complained',
            actions: { type: 'keepVerdict', params: ({ event }) => event.output },
          },
          {
            guard: { type: 'isRefusal', params: ({ event }) => event.output },
            target: 'refused',
            actions: { type: 'keepVerdict', params: ({ event }) => event.output },
          },
          { target: 'clean.applied', actions: 'forget' },
        ],
        onError: { target: 'edited', actions: { type: 'tellFault', params: ({ event }) => ({ fault: event.error }) } },
      },
    },
    // What was wrong stays in sight while it is being mended.
    complained: { on: { apply: 'applying' } },
    refused: { on: { apply: 'applying' } },
  },
});
