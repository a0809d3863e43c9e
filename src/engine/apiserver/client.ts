/** A component's connection to the API server: it records every write and the answer, and meets the injected faults. */
import type {
  ControllerRevision,
  KubeObject,
  PersistentVolumeClaim,
  Pod,
  Resource,
  ResourceTypes,
  StatefulSet,
  StatefulSetStatus,
} from '../objects.ts';
import { type ApiError, isApiError } from './apiErrors.ts';
import type { ApiServer, Draft, MetadataPatch } from './apiServer.ts';
import { withStatus } from './copies.ts';
import type { Faults, Refusal } from './faults.ts';

export type WriteVerb = 'create' | 'update' | 'delete' | 'patch';
export type WriteResource = Resource | 'statefulsets/status';

/** One API write: what was sent, and the refusal when there was one. */
export interface Write {
  readonly verb: WriteVerb;
  readonly resource: WriteResource;
  readonly name: string;
  /** The object as sent (create, update) or the patched fields (patch). */
  readonly sent?: ResourceTypes[Resource] | Draft<Resource> | MetadataPatch;
  readonly error?: ApiError;
}

/** Told of every object that a write has stored, as the API server gave it back. */
export type WriteListener = (verb: WriteVerb, resource: WriteResource, stored: KubeObject) => void;

/** What a connection may be given beside API server and faults. */
export interface ClientOptions {
  readonly onStored?: WriteListener | undefined;
  /** The component dies after so many writes. */
  readonly diesAfterWrites?: number | undefined;
}

export class Client {
  readonly writes: Write[] = [];
  /** The component died before its next write: nothing that it does or decides from here on has happened. */
  isDead = false;
  readonly #api: ApiServer;
  readonly #faults: Faults | undefined;
  readonly #onStored: WriteListener | undefined;
  readonly #lastWrite: number;

  constructor(api: ApiServer, faults?: Faults, options?: ClientOptions) {
    this.#api = api;
    this.#faults = faults;
    this.#onStored = options?.onStored;
    this.#lastWrite = options?.diesAfterWrites ?? Number.POSITIVE_INFINITY;
  }

  /** A live GET, past the caches. */
  get<R extends Resource>(resource: R, name: string): ResourceTypes[R] | undefined {
    return this.#api.get(resource, name);
  }

  create<R extends 'pods' | 'persistentvolumeclaims' | 'controllerrevisions'>(
    resource: R,
    draft: Draft<R>,
  ): ResourceTypes[R] | ApiError {
    const { name } = draft.metadata;
    const refusal = this.#refusal('create', resource, name);
    const answer = reaches(refusal) ? this.#api.create(resource, draft) : undefined;
    return this.#record('create', resource, name, draft, refusal, answer);
  }

  update<R extends 'pods' | 'persistentvolumeclaims' | 'controllerrevisions'>(
    resource: R,
    object:
      | (Pod & ResourceTypes[R])
      | (PersistentVolumeClaim & ResourceTypes[R])
      | (ControllerRevision & ResourceTypes[R]),
  ): ResourceTypes[R] | ApiError {
    const { name } = object.metadata;
    const refusal = this.#refusal('update', resource, name);
    const answer = reaches(refusal) ? this.#api.update(resource, object) : undefined;
    return this.#record('update', resource, name, object, refusal, answer);
  }

  /** PUT of the status; the recorded object is the set with that status. */
  updateStatus(set: StatefulSet, status: StatefulSetStatus): StatefulSet | ApiError {
    const { name } = set.metadata;
    const refusal = this.#refusal('update', 'statefulsets/status', name);
    const answer = reaches(refusal) ? this.#api.updateSetStatus(set, status) : undefined;
    return this.#record('update', 'statefulsets/status', name, withStatus(set, set.metadata, status), refusal, answer);
  }

  patchMetadata<R extends Resource>(
    resource: R,
    name: string,
    patch: MetadataPatch,
    uid?: string,
  ): ResourceTypes[R] | ApiError {
    const refusal = this.#refusal('patch', resource, name);
    const answer = reaches(refusal) ? this.#api.patchMetadata(resource, name, patch, uid) : undefined;
    return this.#record('patch', resource, name, patch, refusal, answer);
  }

  delete<R extends Resource>(resource: R, name: string): ResourceTypes[R] | ApiError {
    const refusal = this.#refusal('delete', resource, name);
    const answer = reaches(refusal) ? this.#api.delete(resource, name) : undefined;
    return this.#record('delete', resource, name, undefined, refusal, answer);
  }

  #refusal(verb: WriteVerb, resource: WriteResource, name: string): Refusal | undefined {
    if (this.writes.length >= this.#lastWrite) {
      this.isDead = true;
      return unreachable;
    }
    if (this.#faults === undefined || this.#faults.isEmpty) return undefined;
    return this.#faults.take(verb, resource, name, this.#api.nowMs);
  }

  #record<T extends object>(
    verb: WriteVerb,
    resource: WriteResource,
    name: string,
    sent: Write['sent'],
    refusal: Refusal | undefined,
    carriedOut: T | undefined,
  ): T | ApiError {
    const answer = (refusal?.error ?? carriedOut) as T | ApiError;
    if (this.isDead) return answer;
    const error = isApiError(answer) ? answer : undefined;
    this.writes.push(writeOf(verb, resource, name, sent, error));
    if (error === undefined) this.#onStored?.(verb, resource, answer as KubeObject);
    return answer;
  }
}

/** Whether a call is carried out: its answer may be all that fails. */
function reaches(refusal: Refusal | undefined): boolean {
  return refusal === undefined || refusal.answerLost;
}

/** What a dead component gets for an answer: nobody reads it. */
const unreachable: Refusal = {
  error: { code: 503, reason: 'InternalError', message: 'the component is gone' },
  answerLost: false,
};

/** Without the fields that it does not have: a report is plain JSON. */
function writeOf(
  verb: WriteVerb,
  resource: WriteResource,
  name: string,
  sent: Write['sent'],
  error: ApiError | undefined,
): Write {
  if (sent === undefined) return error === undefined ? { verb, resource, name } : { verb, resource, name, error };
  return error === undefined ? { verb, resource, name, sent } : { verb, resource, name, sent, error };
}
