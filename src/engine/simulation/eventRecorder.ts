/** Writes Event objects about objects, and counts those that repeat (client-go event recorder; semantics 6.4). */
import { type ApiServer, type Draft, namespace } from '../apiserver/apiServer.ts';
import { formatTime } from '../apiserver/time.ts';
import { flat, shared } from '../flat.ts';
import type { KubeEvent, KubeObject } from '../objects.ts';
import { referenceTo } from '../references.ts';

/** The oldest events go when there are more: a cluster keeps them for an hour, a page as many as can be read. */
const maxEvents = 100;

export class EventRecorder {
  readonly #api: ApiServer;
  /** The names of the events with a message, to raise the count of one that repeats. */
  readonly #names = new Map<string, string[]>();
  #written: number;

  /** `written`: how many events there have been, for their names. */
  constructor(api: ApiServer, written = 0) {
    this.#api = api;
    this.#written = written;
    for (const { message, metadata } of api.list('events')) this.#remember(message, metadata.name);
  }

  get written(): number {
    return this.#written;
  }

  record(about: KubeObject, component: string, type: KubeEvent['type'], reason: string, message: string): void {
    const now = formatTime(this.#api.nowMs);
    const known = this.#find(about.metadata.uid, reason, message);
    if (known !== undefined) {
      this.#api.put('events', { ...known, count: known.count + 1, lastTimestamp: now });
      return;
    }
    this.#written += 1;
    const name = flat(`${about.metadata.name}.${(0x18_0000_0000 + this.#written).toString(16)}`);
    const event: Draft<'events'> = {
      apiVersion: 'v1',
      kind: 'Event',
      // The fields that the API server stamps are there already, empty: adding them to a copy would cost more than all the rest.
      metadata: { name, namespace, uid: '', resourceVersion: '', creationTimestamp: '' } as KubeObject['metadata'],
      type,
      reason,
      message: shared(message),
      count: 1,
      firstTimestamp: now,
      lastTimestamp: now,
      source: sourceOf(component),
      involvedObject: referenceTo(about),
    };
    this.#api.create('events', event);
    this.#remember(message, name);
    this.#dropOldest();
  }

  #find(uid: string, wanted: string, message: string): KubeEvent | undefined {
    for (const name of this.#names.get(message) ?? []) {
      const event = this.#api.get('events', name);
      if (event?.reason === wanted && event.involvedObject.uid === uid) return event;
    }
    return undefined;
  }

  #remember(message: string, name: string): void {
    const names = this.#names.get(message);
    if (names === undefined) this.#names.set(message, [name]);
    else names.push(name);
  }

  #dropOldest(): void {
    const { events } = this.#api.store.tables;
    if (events.size <= maxEvents) return;
    const [oldest] = events.values();
    if (oldest === undefined) return;
    const { message, metadata } = oldest;
    const others = (this.#names.get(message) ?? []).filter((name) => name !== metadata.name);
    if (others.length === 0) this.#names.delete(message);
    else this.#names.set(message, others);
    this.#api.delete('events', metadata.name);
  }
}

// Events are many and live long in a history, so they share what says where they come from.
const sources = new Map<string, KubeEvent['source']>();

function sourceOf(component: string): KubeEvent['source'] {
  const known = sources.get(component) ?? { component };
  sources.set(component, known);
  return known;
}
