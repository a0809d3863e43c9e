/** What commands inside pods leave behind: the files that they wrote, and the names that they asked DNS for in vain. */
import type { Answer } from '../apiserver/admission.ts';
import { badRequest, forbidden, notFound } from '../apiserver/apiErrors.ts';
import type { ApiServer } from '../apiserver/apiServer.ts';
import { missingMs, type MissingNames, nameIn, rememberMissing } from '../network/dns.ts';
import type { Pod } from '../objects.ts';
import { type Contents, withoutOrphans, written } from '../volumes/contents.ts';
import { type PlaceObjects, restartsOf } from '../volumes/filePlaces.ts';
import type { AgendaItem } from './agenda.ts';
import type { StepCause } from './frames.ts';
import type { Component, Machinery } from './machinery.ts';
import type { TraceRequest } from './scenario.ts';

export interface TraceState {
  readonly contents: Contents;
  readonly missing: MissingNames;
}

export class Traces implements Component {
  readonly #machinery: Pick<Machinery, 'api' | 'after'>;
  #state: TraceState | undefined;

  constructor(machinery: Pick<Machinery, 'api' | 'after'>, state?: TraceState) {
    this.#machinery = machinery;
    this.#state = state;
  }

  /** Undefined while nothing was left behind. */
  get state(): TraceState | undefined {
    return this.#state;
  }

  meet(request: TraceRequest): Answer {
    const { api } = this.#machinery;
    const before = this.#state ?? nothing;
    const pod = api.get('pods', request.pod);
    if (pod === undefined) return notFound('pods', request.pod);
    if (request.type === 'lookUp') {
      this.#lookUp(request.questions, before);
      return { object: pod, warnings: [] };
    }
    if (!isRunning(pod, request.container)) return badRequest(`container ${request.container} of the pod does not run`);
    const answer = written(before.contents, request.files, pod, request.container, placesOf(api));
    if ('problem' in answer) return forbidden('pods', request.pod, answer.problem);
    this.#state = { ...before, contents: withoutOrphans(answer.contents, (holder) => isThere(api, holder)) };
    return { object: pod, warnings: [] };
  }

  observe(): void {}

  perform(item: AgendaItem): StepCause | undefined {
    if (item.type !== 'forgetNames' || this.#state === undefined) return undefined;
    const { nowMs } = this.#machinery.api;
    const asked = Object.entries(this.#state.missing);
    const names = asked.flatMap(([question, untilMs]) => (untilMs <= nowMs ? [nameIn(question)] : []));
    if (names.length === 0) return undefined;
    this.#state = { ...this.#state, missing: Object.fromEntries(asked.filter(([, untilMs]) => untilMs > nowMs)) };
    return { type: 'namesForgotten', names: [...new Set(names)] };
  }

  #lookUp(questions: readonly string[], before: TraceState): void {
    const { api } = this.#machinery;
    const objects = { services: [...api.list('services')], endpointslices: [...api.list('endpointslices')] };
    const missing = rememberMissing(objects, before.missing, questions, api.nowMs);
    this.#state = { ...before, missing };
    if (Object.entries(missing).some(([question, untilMs]) => before.missing[question] !== untilMs))
      this.#machinery.after(missingMs, { type: 'forgetNames' });
  }
}

const nothing: TraceState = { contents: {}, missing: {} };

function isRunning(pod: Pod, container: string): boolean {
  const statuses = [...(pod.status.containerStatuses ?? []), ...(pod.status.initContainerStatuses ?? [])];
  return statuses.find(({ name }) => name === container)?.state?.running !== undefined;
}

function placesOf(api: ApiServer): PlaceObjects {
  return {
    claim: (name) => api.get('persistentvolumeclaims', name),
    volume: (name) => api.get('persistentvolumes', name),
  };
}

/** Whether a holder of files is still there: the volume, the pod, or this start of the container. */
function isThere(api: ApiServer, holder: string): boolean {
  const [kind, rest] = [holder.slice(0, holder.indexOf('/')), holder.slice(holder.indexOf('/') + 1)];
  if (kind === 'node') return true;
  if (kind === 'volume') return [...api.list('persistentvolumes')].some(({ metadata }) => metadata.uid === rest);
  // A uid has a slash in it, too (`Pod/web-0#2`).
  const pod = [...api.list('pods')].find(({ metadata }) => rest.startsWith(`${metadata.uid}/`));
  if (pod === undefined || kind === 'pod') return pod !== undefined;
  const [container = '', restarts] = rest.slice(pod.metadata.uid.length + 1).split('/');
  return restarts === String(restartsOf(pod, container));
}
