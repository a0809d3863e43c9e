/** Does what a message asks, and answers it. */
import * as v from 'valibot';
import type { ApiError } from '#engine/apiserver/apiErrors.ts';
import { fingerprintOf } from '#engine/simulation/fingerprint.ts';
import { narrate } from '#panels/narration/narrate.ts';
import { type Language, wordsFor } from '#i18n/words.ts';
import { ordinalStore } from '#store/ordinalStore.ts';
import { next, play, prev, reset } from './embed/player.ts';
import { capabilities, message, type Message, type SetFields } from './messages.ts';
import { setRequests } from './setRequests.ts';

export type Answer =
  | { readonly type: 'ready'; readonly capabilities: readonly string[] }
  | StateAnswer
  | { readonly type: 'objects'; readonly objects: object; readonly t: number; readonly fingerprint: string }
  | { readonly type: 'output'; readonly stdout: string; readonly stderr: string; readonly exit: number }
  | { readonly type: 'error'; readonly code: string; readonly message: string };

interface StateAnswer {
  readonly type: 'state';
  /** Virtual seconds. */
  readonly t: number;
  readonly step: number;
  readonly steps: number;
  readonly fingerprint: string;
  readonly caption: string;
  readonly waitingFor: { readonly rule: string; readonly object: string } | null;
}

/** Answers anything: what is no message of ours gets an `error` and changes nothing. */
export function answerMessage(received: unknown): Answer {
  const parsed = v.safeParse(message, received);
  if (!parsed.success) return { type: 'error', code: 'badMessage', message: describe(parsed.issues) };
  return perform(parsed.output);
}

/** The message, if it is one. */
export function messageIn(received: unknown): Message | undefined {
  const { success, output } = v.safeParse(message, received);
  return success ? output : undefined;
}

/** The language that the answer will be in, so that its words can be fetched before. */
export function languageOf(received: unknown): Language {
  const asked = messageIn(received);
  return asked?.type === 'lang' ? asked.lang : ordinalStore.getState().language;
}

const moves = { next, prev, play, reset } as const;

function perform(asked: Message): Answer {
  const store = ordinalStore.getState();
  switch (asked.type) {
    case 'hello':
      return { type: 'ready', capabilities };
    case 'goto':
      if (asked.step !== undefined) store.goToStep(asked.step);
      else if (asked.t !== undefined) store.goToTime(asked.t * 1000);
      else return { type: 'error', code: 'badMessage', message: 'goto needs t (seconds) or step.' };
      return state();
    case 'next':
    case 'prev':
    case 'play':
    case 'reset':
      moves[asked.type]();
      return state();
    case 'pause':
      store.pause();
      return state();
    // What takes its time has been done when this is asked (answerAsked.ts).
    case 'load':
    case 'kubectl':
      return state();
    case 'set':
      return set(asked);
    // A host decides for the page that it shows, not for the visitor's next visit: nothing is remembered.
    case 'theme':
      ordinalStore.setState({ theme: asked.theme });
      return state();
    case 'lang':
      ordinalStore.setState({ language: asked.lang });
      return state();
    case 'getState':
      return objects();
  }
}

function set({ version, ...fields }: { type: 'set' } & SetFields): Answer {
  const { type: _type, ...edits } = fields;
  if (version !== undefined) ordinalStore.getState().setVersion(version);
  const { frame, setName, submit } = ordinalStore.getState();
  const current = frame.cluster.stored.objects.statefulsets.find(({ metadata }) => metadata.name === setName);
  if (current === undefined)
    return { type: 'error', code: 'NotFound', message: `statefulsets.apps "${setName}" not found` };
  for (const request of setRequests(current, edits)) {
    const refusal = submit(request);
    if (refusal !== undefined) return refused(refusal);
  }
  return state();
}

/** What is shown, in a few words. */
export function state(): StateAnswer {
  const { frame, steps, language, setName } = ordinalStore.getState();
  const { headline, waitingFor } = narrate(frame, wordsFor(language), setName);
  return {
    type: 'state',
    t: frame.cluster.nowMs / 1000,
    step: frame.step,
    steps: steps.length,
    fingerprint: fingerprintOf(frame.cluster),
    caption: headline,
    waitingFor: waitingFor === undefined ? null : { rule: waitingFor.rule, object: waitingFor.object?.name ?? '' },
  };
}

/** The objects as the API has them, by resource. */
function objects(): Answer {
  const { cluster } = ordinalStore.getState().frame;
  return {
    type: 'objects',
    objects: cluster.stored.objects,
    t: cluster.nowMs / 1000,
    fingerprint: fingerprintOf(cluster),
  };
}

function refused({ reason, message: text }: ApiError): Answer {
  return { type: 'error', code: reason, message: text };
}

function describe(issues: readonly v.BaseIssue<unknown>[]): string {
  const [first] = issues;
  if (first === undefined) return 'not a message';
  const path = v.getDotPath(first);
  return path === null ? first.message : `${path}: ${first.message}`;
}
