/**
 * The way between the page and the window that embeds it: `{ns: "ordinal", v: 1, type, ...}` in both directions. Only the parent is
 * heard, one message after the other; whatever it sends gets an answer, and what is not addressed to us gets none.
 */
import { answerAsked } from '../answerAsked.ts';
import type { Answer } from '../answerMessage.ts';

/** What is sent without having been asked for. */
export type Told =
  | Answer
  | { readonly type: 'boundary'; readonly first: boolean; readonly last: boolean }
  | PassedKey
  | GoalReached
  | { readonly type: 'height'; readonly height: number };

/** What a step of a lesson asks for has come about. */
export interface GoalReached {
  readonly type: 'goal';
  /** `chapter/step`. */
  readonly lesson: string;
  /** How many steps of the chapter are done by now, and how many it has. */
  readonly done: number;
  readonly steps: number;
}

/** A key that the host may want, as a KeyboardEvent has it. */
export interface PassedKey {
  readonly type: 'key';
  readonly key: string;
  readonly code: string;
  /** Out of date, and what decks still go by. */
  readonly keyCode: number;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

export interface Channel {
  readonly tell: (told: Told) => void;
  readonly close: () => void;
}

interface Supplies {
  /** What came before anybody was there to answer. */
  readonly early: readonly MessageEvent[];
  /** reveal.js shows the slide that holds the frame, or another one. */
  readonly onSlide: (shown: boolean) => void;
}

/** A host that asks faster than it is answered is told to wait. */
const mostWaiting = 100;

export function openChannel({ early, onSlide }: Supplies): Channel {
  const { parent } = window;
  let origin = '*';
  let waiting = 0;
  let before: Promise<unknown> = Promise.resolve();

  const post = (told: Told, id?: unknown): void => {
    const mark = typeof id === 'string' || typeof id === 'number' ? { id } : {};
    parent.postMessage({ ns: 'ordinal', v: 1, ...told, ...mark }, origin);
  };

  const answer = async (data: Addressed): Promise<void> => {
    try {
      post(await answerAsked(data), data.id);
    } catch (error) {
      post({ type: 'error', code: 'fault', message: String(error).slice(0, 200) }, data.id);
      reportError(error);
    } finally {
      waiting -= 1;
    }
  };

  const hear = ({ source, data, origin: from }: MessageEvent): void => {
    if (source !== parent) return;
    // What reveal.js says to every frame of a slide.
    if (data === 'slide:start' || data === 'slide:stop') onSlide(data === 'slide:start');
    if (!isAddressed(data)) return;
    origin = from === 'null' || from === '' ? '*' : from;
    if (waiting >= mostWaiting) return post({ type: 'error', code: 'busy', message: 'too many messages' }, data.id);
    waiting += 1;
    before = before.then(() => answer(data));
  };

  early.forEach(hear);
  window.addEventListener('message', hear);
  return { tell: post, close: () => window.removeEventListener('message', hear) };
}

interface Addressed {
  readonly ns: 'ordinal';
  readonly id?: unknown;
}

function isAddressed(data: unknown): data is Addressed {
  return typeof data === 'object' && data !== null && 'ns' in data && data.ns === 'ordinal';
}
