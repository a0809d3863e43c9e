/** A component's connection to the API server: it records every write and the answer, and meets the injected faults. */
import type {
  ControllerRevision,
  PersistentVolumeClaim,
  Pod,
  Resource,
  ResourceTypes,
  StatefulSet,
  StatefulSetStatus,
} from '../objects.ts';
import { type ApiError, forbidden, isApiError } from './apiErrors.ts';
import type { ApiServer, Draft, MetadataPatch } from './apiServer.ts';
import { withStatus } from './copies.ts';

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

/** The next call of this verb on this object fails once with Forbidden. */
export interface Fault {
  readonly verb: WriteVerb;
  readonly resource: WriteResource;
  readonly name: string;
  readonly message: string;
}

export class Faults {
  readonly #waiting = new Map<string, Fault>();

  /** Sets a fault; one that waits for the same call is replaced. */
  set(fault: Fault): void {
    this.#waiting.set(key(fault.verb, fault.resource, fault.name), fault);
  }

  /** The refusal of this call, once; undefined when no fault waits for it. */
  take(verb: WriteVerb, resource: WriteResource, name: string): ApiError | undefined {
    if (this.#waiting.size === 0) return undefined;
    const fault = this.#waiting.get(key(verb, resource, name));
    if (fault === undefined) return undefined;
    this.#waiting.delete(key(verb, resource, name));
    // A fault speaks for an admission plug-in, which names the resource as it was asked for, without a group.
    return { ...forbidden('', '', ''), message: `${resource} "${name}" is forbidden: ${fault.message}` };
  }

  save(): readonly Fault[] {
    return [...this.#waiting.values()];
  }
}

export class Client {
  readonly writes: Write[] = [];
  readonly #api: ApiServer;
  readonly #faults: Faults;

  constructor(api: ApiServer, faults: Faults) {
    this.#api = api;
    this.#faults = faults;
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
    const answer = this.#faults.take('create', resource, name) ?? this.#api.create(resource, draft);
    return this.#record('create', resource, name, draft, answer);
  }

  update<R extends 'pods' | 'persistentvolumeclaims' | 'controllerrevisions'>(
    resource: R,
    object:
      | (Pod & ResourceTypes[R])
      | (PersistentVolumeClaim & ResourceTypes[R])
      | (ControllerRevision & ResourceTypes[R]),
  ): ResourceTypes[R] | ApiError {
    const { name } = object.metadata;
    const answer = this.#faults.take('update', resource, name) ?? this.#api.update(resource, object);
    return this.#record('update', resource, name, object, answer);
  }

  /** PUT of the status; the recorded object is the set with that status. */
  updateStatus(set: StatefulSet, status: StatefulSetStatus): StatefulSet | ApiError {
    const { name } = set.metadata;
    const answer = this.#faults.take('update', 'statefulsets/status', name) ?? this.#api.updateSetStatus(set, status);
    return this.#record('update', 'statefulsets/status', name, withStatus(set, set.metadata, status), answer);
  }

  patchMetadata<R extends Resource>(
    resource: R,
    name: string,
    patch: MetadataPatch,
    uid?: string,
  ): ResourceTypes[R] | ApiError {
    const answer = this.#faults.take('patch', resource, name) ?? this.#api.patchMetadata(resource, name, patch, uid);
    return this.#record('patch', resource, name, patch, answer);
  }

  delete<R extends Resource>(resource: R, name: string): ResourceTypes[R] | ApiError {
    const answer = this.#faults.take('delete', resource, name) ?? this.#api.delete(resource, name);
    return this.#record('delete', resource, name, undefined, answer);
  }

  #record<T extends object>(verb: WriteVerb, resource: WriteResource, name: string, sent: Write['sent'], answer: T): T {
    this.writes.push(writeOf(verb, resource, name, sent, isApiError(answer) ? answer : undefined));
    return answer;
  }
}

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

function key(verb: WriteVerb, resource: WriteResource, name: string): string {
  return `${verb} ${resource} ${name}`;
}
