/** Injected faults of the API: which calls of the controller fail, how often, and with which answer. */
import { type ApiError, type ApiErrorReason, forbidden } from './apiErrors.ts';
import { faultAnswer } from './faultAnswers.ts';
import type { WriteResource, WriteVerb } from './client.ts';

/** A class of calls that fail, and how often. Without more than the first four fields: the next such call fails with Forbidden. */
export interface Fault {
  /** `*`: any. */
  readonly verb: WriteVerb | '*';
  readonly resource: WriteResource | '*';
  readonly name: string;
  /** The part of the answer that is not always the same; `''` for the server's usual words. */
  readonly message: string;
  /** What the server answers; Forbidden when absent. */
  readonly reason?: FaultReason;
  /** How many such calls fail; when absent one, or with `forMs` all. */
  readonly times?: number;
  /** How long such calls fail, from when the fault was set. */
  readonly forMs?: number;
  /** The call is carried out all the same, and only its answer is lost. */
  readonly answerLost?: boolean;
}

export type FaultReason = Extract<
  ApiErrorReason,
  | 'AlreadyExists'
  | 'Conflict'
  | 'Forbidden'
  | 'InternalError'
  | 'NotFound'
  | 'ServerTimeout'
  | 'Timeout'
  | 'TooManyRequests'
>;

/** A fault that waits for its calls; `times` are those that are left. */
export interface WaitingFault extends Fault {
  /** On the cluster's wall clock, milliseconds since 1970. */
  readonly untilMs?: number;
}

/** How a call fails: what it is answered, and whether it was carried out all the same. */
export interface Refusal {
  readonly error: ApiError;
  readonly answerLost: boolean;
}

export class Faults {
  readonly #waiting = new Map<string, WaitingFault>();

  /** Sets a fault; one that waits for the same calls is replaced. `nowMs`: the cluster's wall clock. */
  set(fault: WaitingFault, nowMs = 0): void {
    const { forMs, untilMs } = fault;
    const waiting = forMs === undefined || untilMs !== undefined ? fault : { ...fault, untilMs: nowMs + forMs };
    this.#waiting.set(key(fault.verb, fault.resource, fault.name), waiting);
  }

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  /** The refusal of this call; undefined when no fault waits for it. Of several the one that says most of the call comes first. */
  take(verb: WriteVerb, resource: WriteResource, name: string, nowMs: number): Refusal | undefined {
    this.#dropOver(nowMs);
    for (const known of keysFor(verb, resource, name)) {
      const fault = this.#waiting.get(known);
      if (fault === undefined) continue;
      this.#use(known, fault);
      return { error: answerOf(fault, verb, resource, name), answerLost: fault.answerLost === true };
    }
    return undefined;
  }

  /** What still waits at this moment of the wall clock. */
  save(nowMs: number): readonly WaitingFault[] {
    this.#dropOver(nowMs);
    return [...this.#waiting.values()];
  }

  #use(known: string, fault: WaitingFault): void {
    const times = fault.times ?? (fault.untilMs === undefined ? 1 : undefined);
    if (times === undefined) return;
    if (times <= 1) this.#waiting.delete(known);
    else this.#waiting.set(known, { ...fault, times: times - 1 });
  }

  #dropOver(nowMs: number): void {
    for (const [known, { untilMs }] of this.#waiting) {
      if (untilMs !== undefined && untilMs <= nowMs) this.#waiting.delete(known);
    }
  }
}

function answerOf(fault: Fault, verb: WriteVerb, resource: WriteResource, name: string): ApiError {
  if ((fault.reason ?? 'Forbidden') !== 'Forbidden') return faultAnswer(fault, verb, resource, name);
  // It speaks for an admission plug-in, which names the resource as it was asked for, without a group.
  return { ...forbidden('', '', ''), message: `${resource} "${name}" is forbidden: ${fault.message}` };
}

function key(verb: WriteVerb | '*', resource: WriteResource | '*', name: string): string {
  return `${verb} ${resource} ${name}`;
}

/** The keys of all faults that mean this call, the closest first. */
function keysFor(verb: WriteVerb, resource: WriteResource, name: string): readonly string[] {
  const names = [name, '*'];
  const ofResource = names.flatMap((known) => [key(verb, resource, known), key('*', resource, known)]);
  return [...ofResource, ...names.flatMap((known) => [key(verb, '*', known), key('*', '*', known)])];
}
