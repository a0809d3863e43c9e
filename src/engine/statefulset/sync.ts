/** What one sync carries with it: the snapshot it reads, the hand it writes with, and the record of what it decided. */
import type { ApiError } from '../apiserver/apiErrors.ts';
import type { Client, Write } from '../apiserver/client.ts';
import type { JsonObject } from '../json.ts';
import type { StatefulSet } from '../objects.ts';
import { type Behaviour, behaviourOf, type Release } from '../versions.ts';
import type { Decision, ObjectName, Rule, Stage, Verdict } from './decisions.ts';
import type { Informers } from './informers.ts';

/** An event on the set, as the controller hands it to its recorder. */
export interface RecordedEvent {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
}

/** What one sync did. All of it is plain JSON. */
export interface SyncReport {
  readonly set: string;
  readonly atMs: number;
  readonly decisions: readonly Decision[];
  readonly writes: readonly Write[];
  readonly events: readonly RecordedEvent[];
  /** The error that the sync ended with; the key is then requeued with back-off. */
  readonly error?: string;
  /** A delayed requeue that the sync asked for. */
  readonly requeueAfterMs?: number;
  /** The controller died in this sync, after these writes; nothing of it is left to hear of an error or to requeue the key. */
  readonly crashed?: true;
}

/** An error of the controller: its text, and the API server's refusal behind it when there was one. */
export interface SyncError {
  readonly message: string;
  readonly cause?: ApiError;
}

export class Sync {
  readonly decisions: Decision[] = [];
  readonly events: RecordedEvent[] = [];
  readonly behaviour: Behaviour;

  constructor(
    readonly release: Release,
    /** The set as the cache holds it. */
    readonly set: StatefulSet,
    readonly informers: Informers,
    readonly client: Client,
    /** The caches as they are while the sync works: the same, or newer when the sync takes its time. */
    readonly listers: Informers,
    /** One moment for all of this sync's judgements, milliseconds since 1970. */
    readonly nowMs: number,
  ) {
    this.behaviour = behaviourOf(release);
  }

  get minReadySeconds(): number {
    return this.set.spec.minReadySeconds ?? 0;
  }

  /** OrderedReady: one pod at a time, in order. */
  get monotonic(): boolean {
    return this.set.spec.podManagementPolicy !== 'Parallel';
  }

  decide(stage: Stage, rule: Rule, verdict: Verdict, values: JsonObject, object?: ObjectName): void {
    if (this.client.isDead) return;
    this.decisions.push(
      object === undefined ? { stage, rule, verdict, values } : { stage, rule, verdict, values, object },
    );
  }

  /** Notes that the API server refused a write. */
  refused(stage: Stage, verb: string, object: ObjectName, error: SyncError): void {
    this.decide(stage, 'apiRefused', 'fail', { verb, error: error.message }, object);
  }

  event(type: RecordedEvent['type'], reason: string, message: string): void {
    if (!this.client.isDead) this.events.push({ type, reason, message });
  }
}

/** The error of an API answer, under an optional prefix. */
export function syncError(cause: ApiError, prefix = ''): SyncError {
  return { message: `${prefix}${cause.message}`, cause };
}

/** utilerrors.NewAggregate: one error speaks for itself, several as `[e1, e2]`, equal texts once. */
export function aggregate(errors: readonly SyncError[]): SyncError | undefined {
  const [first] = errors;
  if (first === undefined || errors.length === 1) return first;
  const texts = [...new Set(errors.map(({ message }) => message))];
  return { message: texts.length === 1 ? (texts[0] as string) : `[${texts.join(', ')}]` };
}
