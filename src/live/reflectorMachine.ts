/**
 * How one kind of object is kept up with, as client-go's Reflector does (`tools/cache/reflector.go`): list page by page, watch from the
 * version of the list, go on from the last version heard of when the stream ends, wait longer after each failure, list again when that
 * version is too old (410 Gone).
 */
import { assign, fromCallback, fromPromise, setup } from 'xstate';
import type { KubeObject } from '#engine/objects.ts';
import type { Failure } from './answers.ts';
import {
  type Asker,
  listPage,
  maxObjects,
  type Page,
  watchChanges,
  type WatchNews,
  type WatchQuery,
} from './requests.ts';
import type { Turns } from './turns.ts';
import type { WatchedKind } from './watchedKinds.ts';

export interface ReflectorInput {
  readonly resource: WatchedKind;
  readonly asker: Asker;
  /** Undefined for a kind that has a stream of its own. */
  readonly turns: Turns | undefined;
  readonly patience: Patience;
  /** All objects of the kind, as they are now. */
  readonly onListed: (objects: readonly KubeObject[], passedOver: number) => void;
  readonly onNews: (news: WatchNews) => void;
}

/** How long is waited, milliseconds. */
export interface Patience {
  /** After the first failure, doubled after each further one up to the longest. client-go: 800 ms and 30 s. */
  readonly firstBackOffMs: number;
  readonly longestBackOffMs: number;
  /** A turn on the shared stream ends when nothing has come for so long. */
  readonly turnMs: number;
  /** A stream that says nothing for so long, not even a bookmark or its end, is taken for broken. */
  readonly silenceMs: number;
}

export const usualPatience: Patience = {
  firstBackOffMs: 800,
  longestBackOffMs: 30_000,
  turnMs: 500,
  silenceMs: 330_000,
};

interface ReflectorContext extends ReflectorInput {
  /** '' before the first list. */
  readonly resourceVersion: string;
  readonly next: string;
  readonly objects: readonly KubeObject[];
  readonly passedOver: number;
  /** How many objects there are in all, as far as it is known while they are listed. */
  readonly expected: number;
  readonly failures: number;
  readonly failure: Failure | undefined;
  readonly hasListed: boolean;
}

type ReflectorEvent =
  | { type: 'news'; news: WatchNews }
  | { type: 'ended'; failure: Failure | undefined; wasShort: boolean }
  /** Whoever waits tries again now. */
  | { type: 'retry' };

interface WatchInput {
  readonly asker: Asker;
  readonly query: WatchQuery;
  readonly turns: Turns | undefined;
  readonly patience: Patience;
}

/** As client-go: the server is asked to end a stream after some minutes, so that nobody hangs on a broken one for ever. */
const steadySeconds = 300;
const turnSeconds = 5;
/** A stream that ends at once and brings nothing is a failure, too: else it would be asked for again and again without a pause. */
const shortMs = 1000;

const pageActor = fromPromise<Page | { readonly failure: Failure }, Asker & { resource: WatchedKind; next: string }>(
  ({ input, signal }) => listPage(input, input.resource, input.next, signal),
);

const watchActor = fromCallback<{ type: 'none' }, WatchInput>(({ input, sendBack }) => {
  const stopped = new AbortController();
  void followOnce(input, stopped.signal, (event) => {
    if (!stopped.signal.aborted) sendBack(event);
  });
  return () => stopped.abort();
});

async function followOnce(
  { asker, query, turns, patience }: WatchInput,
  signal: AbortSignal,
  send: (event: ReflectorEvent) => void,
): Promise<void> {
  const release = await turns?.take(signal);
  if (signal.aborted) return release?.();
  const quiet = new AbortController();
  const beganMs = performance.now();
  let heard = false;
  let isTurnOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listen = () => {
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        isTurnOver = turns !== undefined;
        quiet.abort();
      },
      turns === undefined ? patience.silenceMs : patience.turnMs,
    );
  };
  listen();
  const failure = await watchChanges(asker, query, AbortSignal.any([signal, quiet.signal]), (news) => {
    heard = true;
    listen();
    send({ type: 'news', news });
  });
  clearTimeout(timer);
  release?.();
  const wasShort = !heard && !isTurnOver && turns === undefined && performance.now() - beganMs < shortMs;
  send({ type: 'ended', failure: isTurnOver ? undefined : failure, wasShort });
}

const unlisted = { resourceVersion: '', next: '', objects: [], passedOver: 0, expected: 0 };

export const reflectorMachine = setup({
  types: {
    input: {} as ReflectorInput,
    context: {} as ReflectorContext,
    events: {} as ReflectorEvent,
  },
  actors: { page: pageActor, watch: watchActor },
  delays: {
    backOff: ({ context: { failures, failure, patience } }) => {
      const ms = patience.firstBackOffMs * 2 ** Math.min(20, Math.max(0, failures - 1));
      const asked = (failure?.retryAfterSeconds ?? 0) * 1000;
      return Math.min(patience.longestBackOffMs, Math.max(ms, asked));
    },
  },
}).createMachine({
  id: 'reflector',
  context: ({ input }) => ({ ...input, ...unlisted, failures: 0, failure: undefined, hasListed: false }),
  initial: 'listing',
  states: {
    listing: {
      invoke: {
        src: 'page',
        input: ({ context: { asker, resource, next } }) => ({ ...asker, resource, next }),
        onDone: [
          {
            // The snapshot that the pages were cut from is too old by now: from the first page.
            guard: ({ context, event }) =>
              'failure' in event.output && event.output.failure.code === 'gone' && context.next !== '',
            target: 'listing',
            reenter: true,
            actions: assign(unlisted),
          },
          {
            guard: ({ event }) => 'failure' in event.output && isFinal(event.output.failure),
            target: 'shut',
            actions: assign(({ event }) => failed(event.output, 0)),
          },
          {
            guard: ({ event }) => 'failure' in event.output,
            target: 'waiting',
            actions: assign(({ context, event }) => failed(event.output, context.failures)),
          },
          {
            guard: ({ context, event }) =>
              'next' in event.output && event.output.next !== '' && context.objects.length < maxObjects,
            target: 'listing',
            reenter: true,
            actions: assign(({ context, event }) => withPage(context, event.output)),
          },
          {
            target: 'watching',
            actions: [
              assign(({ context, event }) => withPage(context, event.output)),
              ({ context }) => context.onListed(context.objects, context.passedOver),
              assign(({ context }) => ({
                objects: [],
                failures: context.failure?.code === 'gone' ? context.failures : 0,
                hasListed: true,
              })),
            ],
          },
        ],
      },
    },
    watching: {
      invoke: {
        src: 'watch',
        input: ({ context: { asker, resource, resourceVersion, turns, patience } }) => ({
          asker,
          turns,
          patience,
          query: { resource, resourceVersion, timeoutSeconds: turns === undefined ? steadySeconds : turnSeconds },
        }),
      },
      on: {
        news: {
          actions: [
            ({ context, event }) => context.onNews(event.news),
            assign(({ context, event }) => ({
              resourceVersion: event.news.resourceVersion ?? context.resourceVersion,
              failures: 0,
              failure: undefined,
            })),
          ],
        },
        ended: [
          {
            guard: ({ context, event }) => event.failure?.code === 'gone' && context.failures === 0,
            target: 'listing',
            actions: assign(({ event }) => ({ ...unlisted, failures: 1, failure: event.failure })),
          },
          {
            // Too old again before anything was heard: not without a pause.
            guard: ({ event }) => event.failure?.code === 'gone',
            target: 'waiting',
            actions: assign(({ context, event }) => ({ ...unlisted, ...failed(event, context.failures) })),
          },
          {
            guard: ({ event }) => event.failure !== undefined || event.wasShort,
            target: 'waiting',
            actions: assign(({ context, event }) => failed(event, context.failures)),
          },
          { target: 'watching', reenter: true, actions: assign({ failures: 0, failure: undefined }) },
        ],
      },
    },
    waiting: {
      after: { backOff: 'again' },
      on: { retry: 'again' },
    },
    again: {
      always: [
        { guard: ({ context }) => context.hasListed && context.resourceVersion !== '', target: 'watching' },
        { target: 'listing' },
      ],
    },
    /** Nobody may read this kind here, or there is none of it. */
    shut: { on: { retry: 'listing' } },
  },
});

/** What time does not mend: no right to read the kind, or an API server that does not know it. */
function isFinal({ code }: Failure): boolean {
  return code === 'refused' || code === 'missing';
}

function failed(output: Page | { readonly failure: Failure | undefined }, failures: number): Partial<ReflectorContext> {
  return { failures: failures + 1, failure: 'failure' in output ? output.failure : undefined };
}

function withPage(context: ReflectorContext, output: Page | { readonly failure: Failure }): Partial<ReflectorContext> {
  if ('failure' in output) return {};
  const objects = [...context.objects, ...output.objects];
  return {
    objects,
    passedOver: context.passedOver + output.passedOver,
    resourceVersion: output.resourceVersion,
    next: output.next,
    expected: objects.length + output.remaining,
  };
}
