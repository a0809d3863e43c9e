/**
 * What the API server answers when it refuses, as values: the status it sends, in its own words
 * (apimachinery `pkg/api/errors`; semantics 6.3, 6.9, 9.3, 10.11).
 */
import type { Resource } from '../objects.ts';
import type { FieldError } from './fieldErrors.ts';
import { resourceInfos, resourceOfKind } from './resources.ts';

export type ApiErrorReason =
  | 'AlreadyExists'
  | 'BadRequest'
  | 'Conflict'
  | 'Forbidden'
  | 'InternalError'
  | 'Invalid'
  | 'MethodNotAllowed'
  | 'NotFound'
  | 'ServerTimeout'
  | 'Timeout'
  | 'TooManyRequests'
  /** The server did not say: kubectl prints no reason. */
  | 'Unknown';

/** `message` is the whole text, e.g. `pods "web-0" not found`. `causes` lists the wrong fields of an `Invalid`. */
export interface ApiError {
  readonly code: number;
  readonly reason: ApiErrorReason;
  readonly message: string;
  readonly causes?: readonly FieldError[];
  readonly details?: StatusDetails;
}

/** What a refusal is about, beyond its message (meta/v1 `StatusDetails`). */
export interface StatusDetails {
  readonly name?: string;
  readonly group?: string;
  /** The kind of an invalid object; for any other refusal the resource. */
  readonly kind?: string;
  readonly causes?: readonly StatusCause[];
  readonly retryAfterSeconds?: number;
}

export interface StatusCause {
  readonly reason: string;
  readonly message: string;
  readonly field?: string;
}

const staleObject = 'the object has been modified; please apply your changes to the latest version and try again';
const noUniqueName = 'the server was not able to generate a unique name for the object';

/** `statefulsets.apps "x" not found`. */
export function notFound(resource: string, name: string): ApiError {
  return { code: 404, reason: 'NotFound', message: `${quoted(resource, name)} not found` };
}

/** `pods "web-0" already exists`. */
export function alreadyExists(resource: string, name: string): ApiError {
  return { code: 409, reason: 'AlreadyExists', message: `${quoted(resource, name)} already exists` };
}

/**
 * The answer to a POST with a `generateName` beside its taken name, as the controller's pods have (semantics 6.3).
 * `terminating`: the object that holds the name is being deleted.
 */
export function generatedNameExists(resource: string, name: string, terminating: boolean): ApiError {
  const message = `${quoted(resource, name)} already exists, ${noUniqueName}`;
  return { code: 409, reason: 'AlreadyExists', message: terminating ? `object is being deleted: ${message}` : message };
}

/** The answer to a PUT that carries an old resourceVersion (semantics 6.9). */
export function conflict(resource: string, name: string, detail: string = staleObject): ApiError {
  return {
    code: 409,
    reason: 'Conflict',
    message: `Operation cannot be fulfilled on ${quoted(resource, name)}: ${detail}`,
  };
}

/** `pods "web-0" is forbidden: <detail>`. */
export function forbidden(resource: string, name: string, detail: string): ApiError {
  return { code: 403, reason: 'Forbidden', message: `${quoted(resource, name)} is forbidden: ${detail}` };
}

export function badRequest(message: string): ApiError {
  return { code: 400, reason: 'BadRequest', message };
}

/** `StatefulSet.apps "web" is invalid: <field>: <message>`; several errors as `[e1, e2]`, each text once. */
export function invalid(kind: string, name: string, causes: readonly FieldError[]): ApiError {
  const texts = [...new Set(causes.map(({ field, message }) => `${field}: ${message}`))];
  const detail = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`;
  return { code: 422, reason: 'Invalid', message: `${withGroup(kind)} "${name}" is invalid: ${detail}`, causes };
}

/** The resource or kind as the API server names it: with its group, bare when it is of the core. */
export function withGroup(name: string): string {
  const { group } = resourceOfKind(name) ?? resourceInfos[name as Resource] ?? { group: '' };
  return group === '' ? name : `${name}.${group}`;
}

function quoted(resource: string, name: string): string {
  return `${withGroup(resource)} "${name}"`;
}

/** Whether the API server's answer is a refusal. No API object has a `code` of its own. */
export function isApiError(answer: object): answer is ApiError {
  return 'code' in answer && 'reason' in answer && 'message' in answer;
}
