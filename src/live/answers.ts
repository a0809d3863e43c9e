/** What an API server answers, as far as anything of it is believed. */
import type { Json, JsonObject } from '#engine/json.ts';

/** Why there is no answer that could be used. */
export interface Failure {
  /**
   * `unreachable`: nobody answered, or the answer broke off. `refused`: 401, 403. `gone`: 410, what was asked for is too old. `missing`: 404.
   * `busy`: 429 and 5xx. `unexpected`: another status, or something that is no answer of an API server.
   */
  readonly code: 'unreachable' | 'refused' | 'gone' | 'missing' | 'busy' | 'unexpected';
  readonly status: number;
  /** The server's own words, cut short. */
  readonly message: string;
  /** How long it asks to be left alone. */
  readonly retryAfterSeconds?: number;
}

const codes: Readonly<Record<number, Failure['code']>> = {
  401: 'refused',
  403: 'refused',
  404: 'missing',
  410: 'gone',
};

/** A failure by its HTTP status, with the message of the `Status` object that comes with it. */
export function failureOf(status: number, body: Json | undefined, retryAfter: string | null = null): Failure {
  const code = codes[status] ?? (status === 429 || status >= 500 ? 'busy' : 'unexpected');
  const seconds = /^\d{1,4}$/.test(retryAfter ?? '') ? Number(retryAfter) : undefined;
  return {
    code,
    status,
    message: messageOf(body),
    ...(seconds !== undefined && { retryAfterSeconds: seconds }),
  };
}

function messageOf(body: Json | undefined): string {
  const message = isObject(body) ? body['message'] : undefined;
  return typeof message === 'string' ? message.slice(0, 300) : '';
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How deep an object of a cluster may be nested. */
const maxDepth = 60;

/** JSON that may be worked with: not too deep, and without the one key that is none. Undefined for any other text. */
export function readJson(text: string): Json | undefined {
  if (/"__proto__"\s*:/.test(text)) return undefined;
  try {
    const value = JSON.parse(text) as Json;
    return isDeeperThan(value, maxDepth) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Level by level, since what is too deep for a call stack is the very thing that is looked for. */
function isDeeperThan(value: Json, depth: number): boolean {
  let level: readonly Json[] = [value];
  for (let deep = 0; level.length > 0; deep++) {
    if (deep > depth) return true;
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? (Object.values(each) as readonly Json[]) : [],
    );
  }
  return false;
}
