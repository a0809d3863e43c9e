/**
 * The way to the API server beside the page: requests to the page's own origin and to no other, whatever an answer says. Answers are
 * bounded in size; what is wrong with one is a value.
 */
import type { Json } from '#engine/json.ts';
import { type Failure, failureOf, readJson } from './answers.ts';
import { ServerClock } from './serverClock.ts';

/** A page of a list is the largest answer there is. */
const maxBytes = 64 * 1024 * 1024;
/** etcd takes objects of 1.5 MiB at most. */
const maxLineLength = 4 * 1024 * 1024;

export type Answer = { readonly body: Json } | { readonly failure: Failure };

export interface ApiClient {
  /** `path` begins with a slash, and is made of checked parts. */
  get(path: string, signal?: AbortSignal): Promise<Answer>;
  /** One request that changes something. */
  send(method: 'PATCH' | 'DELETE', path: string, body: Json, contentType?: string): Promise<Answer>;
  /**
   * Lines of a stream, as many at a time as have arrived; ends when the server ends it. Gives the failure when it cannot be had, or breaks
   * off.
   */
  follow(path: string, signal: AbortSignal, onLines: (lines: readonly string[]) => void): Promise<Failure | undefined>;
}

/** `base`: where the API server is; the page's own origin when it is empty. `clock` is set by what it answers. */
export function apiClient(base = '', clock = new ServerClock()): ApiClient {
  const request = async (path: string, init: RequestInit) => {
    const response = await fetch(`${base}${path}`, {
      ...init,
      redirect: 'error',
      cache: 'no-store',
      credentials: 'same-origin',
      headers: { Accept: 'application/json', ...init.headers },
    });
    clock.note(response.headers.get('Date'));
    return response;
  };

  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    try {
      const response = await request(path, init);
      const text = await textOf(response);
      const body = text === undefined ? undefined : readJson(text);
      if (!response.ok) return { failure: failureOf(response.status, body, response.headers.get('Retry-After')) };
      return body === undefined ? { failure: noAnswer(response.status) } : { body };
    } catch {
      return { failure: unreachable };
    }
  };

  return {
    get: (path, signal) => ask(path, signal === undefined ? {} : { signal }),
    send: (method, path, body, contentType = 'application/json') =>
      ask(path, { method, body: JSON.stringify(body), headers: { 'Content-Type': contentType } }),
    follow: async (path, signal, onLines) => {
      try {
        const response = await request(path, { signal });
        if (!response.ok || response.body === null) {
          const text = await textOf(response);
          const body = text === undefined ? undefined : readJson(text);
          return failureOf(response.status, body, response.headers.get('Retry-After'));
        }
        return await readLines(response.body, onLines);
      } catch {
        return unreachable;
      }
    },
  };
}

const unreachable: Failure = { code: 'unreachable', status: 0, message: '' };

function noAnswer(status: number): Failure {
  return { code: 'unexpected', status, message: '' };
}

/** Undefined when it is more than anybody should have to say. */
async function textOf({ body }: Response): Promise<string | undefined> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (const reader = body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > maxBytes) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

async function readLines(
  body: ReadableStream<Uint8Array>,
  onLines: (lines: readonly string[]) => void,
): Promise<Failure | undefined> {
  const decoder = new TextDecoder();
  let rest = '';
  for (const reader = body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return undefined;
    const parts = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > maxLineLength) {
      await reader.cancel();
      return noAnswer(200);
    }
    const lines = parts.filter((line) => line !== '');
    if (lines.length > 0) onLines(lines);
  }
}
