/**
 * What goes wrong, as values, and how kubectl says it (cmd/util `CheckErr`). A verb returns a failure where the real one returns
 * an error; nothing is thrown.
 */
import type { ApiError } from '#engine/apiserver/apiErrors.ts';
import { nearest } from '#manifest/nearest.ts';

export type Failure =
  // `nearest`: the word that was probably meant by one that is unknown. The real kubectl does not say it; the terminal does.
  /** kubectl's own words; `error: ` is put before them. */
  | { readonly failure: 'message'; readonly message: string; readonly exit?: number; readonly nearest?: string }
  /** As `message`, with a hint at the verb's help below it. */
  | { readonly failure: 'usage'; readonly message: string; readonly nearest?: string }
  /** The API server's refusal. `doing`: what kubectl puts before it, such as `error when creating "STDIN"`. */
  | { readonly failure: 'api'; readonly error: ApiError; readonly doing?: string }
  /** Several at once, each on a line of its own. */
  | { readonly failure: 'several'; readonly failures: readonly Failure[] }
  /** All is said already. */
  | { readonly failure: 'exit'; readonly exit: number }
  /** The real kubectl can do this, and we cannot. `message` says what it is and what to take instead. */
  | { readonly failure: 'unsupported'; readonly message: string };

export function fail(message: string, exit = 1): Failure {
  return { failure: 'message', message, exit };
}

export function failUsage(message: string): Failure {
  return { failure: 'usage', message };
}

/** A word that is unknown, with what it was probably meant to be, if anything is near: the whole word, part of one, or a part misspelt. */
export function withNearest<T extends object>(failure: T, typed: string, known: readonly string[]): T {
  const bare = typed.replace(/^--/, '');
  if (bare.length < 3) return failure;
  const near =
    nearest(typed, known) ??
    known.find((each) => each.includes(bare)) ??
    known.find((each) => nearest(bare, each.split('-')) !== undefined);
  return near === undefined ? failure : { ...failure, nearest: near };
}

export function failApi(error: ApiError, doing?: string): Failure {
  return doing === undefined ? { failure: 'api', error } : { failure: 'api', error, doing };
}

export function unsupported(message: string): Failure {
  return { failure: 'unsupported', message };
}

/** None: no failure. One: that one. Otherwise all of them, in their order. */
export function failAll(failures: readonly Failure[]): Failure | undefined {
  return failures.length > 1 ? { failure: 'several', failures } : failures[0];
}

export function isFailure(value: unknown): value is Failure {
  return typeof value === 'object' && value !== null && 'failure' in value;
}

/** What is printed on stderr, with its newline, and the exit code. `commandPath`: `kubectl rollout status`. */
export function wordFailure(failure: Failure, commandPath: string): { readonly text: string; readonly exit: number } {
  switch (failure.failure) {
    case 'exit':
      return { text: '', exit: failure.exit };
    case 'usage':
      return line(withError(`${failure.message}\nSee '${commandPath} -h' for help and examples`));
    case 'api':
      return failure.error.reason === 'Invalid'
        ? line(wordInvalid(failure.error))
        : line(plainWords(failure, commandPath));
    case 'several':
      return { text: failure.failures.map((each) => `${plainWords(each, commandPath)}\n`).join(''), exit: 1 };
    case 'message':
    case 'unsupported':
      return line(withError(failure.message), failure.failure === 'message' ? failure.exit : 1);
  }
}

/** The words without `error: ` before kubectl's own, as they stand among several (`messageForError`). */
export function plainWords(failure: Failure, commandPath: string): string {
  switch (failure.failure) {
    case 'api': {
      const { error, doing } = failure;
      const reason = error.reason === 'Unknown' ? '' : ` (${error.reason})`;
      return `Error from server${reason}: ${doing === undefined ? '' : `${doing}: `}${error.message}`;
    }
    case 'message':
    case 'unsupported':
      return failure.message;
    case 'usage':
      return `${failure.message}\nSee '${commandPath} -h' for help and examples`;
    case 'several':
      return failure.failures.map((each) => plainWords(each, commandPath)).join(', ');
    case 'exit':
      return '';
  }
}

/** An Invalid names its causes, each text once (semantics 9.5). It does not say what kubectl was doing. */
function wordInvalid({ message, causes }: ApiError): string {
  const named = /^(\S+?)(?:\.\S+)? ("(?:[^"\\]|\\.)*") is invalid: /.exec(message);
  const about = named === null ? 'The request is invalid' : `The ${named[1]} ${named[2]} is invalid`;
  const texts = [...new Set((causes ?? []).map((cause) => `${cause.field}: ${cause.message}`))];
  if (texts.length === 0) return named === null ? `${about}: ${message}` : about;
  return texts.length === 1 ? `${about}: ${texts[0]}` : [`${about}: `, ...texts.map((text) => `* ${text}`)].join('\n');
}

function withError(message: string): string {
  return message.startsWith('error: ') ? message : `error: ${message}`;
}

function line(text: string, exit = 1): { readonly text: string; readonly exit: number } {
  return { text: text.endsWith('\n') ? text : `${text}\n`, exit };
}
