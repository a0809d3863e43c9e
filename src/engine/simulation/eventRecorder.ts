/** Writes Event objects about objects, and counts those that repeat (client-go event recorder; semantics 6.4). */
import { type ApiServer, type Draft, namespace } from '../apiserver/apiServer.ts';
import { formatTime } from '../apiserver/time.ts';
import type { KubeEvent, KubeObject } from '../objects.ts';

/** The oldest events go when there are more: a cluster keeps them for an hour, a page as many as can be read. */
const maxEvents = 500;

export class EventRecorder {
  readonly #api: ApiServer;
  /** Event names by what they say, to raise the count of one that repeats. */
  readonly #names = new Map<string, string>();
  #written: number;

  /** `written`: how many events there have been, for their names. */
  constructor(api: ApiServer, written = 0) {
    this.#api = api;
    this.#written = written;
    for (const event of api.list('events')) this.#names.set(keyOf(event.involvedObject.uid, event), event.metadata.name);
  }

  get written(): number {
    return this.#written;
  }

  record(about: KubeObject, component: string, type: KubeEvent['type'], reason: string, message: string): void {
    const now = formatTime(this.#api.nowMs);
    const key = keyOf(about.metadata.uid, { reason, message });
    const known = this.#api.get('events', this.#names.get(key) ?? '');
    if (known !== undefined) {
      this.#api.put('events', { ...known, count: known.count + 1, lastTimestamp: now });
      return;
    }
    this.#written += 1;
    const { kind, metadata } = about;
    const name = `${metadata.name}.${(0x18_0000_0000 + this.#written).toString(16)}`;
    const event: Draft<'events'> = {
      apiVersion: 'v1',
      kind: 'Event',
      // The fields that the API server stamps are there already, empty: adding them to a copy would cost more than all the rest.
      metadata: { name, namespace, uid: '', resourceVersion: '', creationTimestamp: '' } as KubeObject['metadata'],
      type,
      reason,
      message,
      count: 1,
      firstTimestamp: now,
      lastTimestamp: now,
      source: sourceOf(component),
      involvedObject: referenceTo(kind, metadata),
    };
    this.#api.create('events', event);
    this.#names.set(key, name);
    this.#dropOldest();
  }

  #dropOldest(): void {
    const { events } = this.#api.store.tables;
    if (events.size <= maxEvents) return;
    const [oldest] = events.values();
    if (oldest === undefined) return;
    this.#names.delete(keyOf(oldest.involvedObject.uid, oldest));
    this.#api.delete('events', oldest.metadata.name);
  }
}

function referenceTo(kind: string, { namespace: where, name, uid }: KubeObject['metadata']): KubeEvent['involvedObject'] {
  return where === undefined ? { kind, name, uid } : { kind, namespace: where, name, uid };
}

/** One object a component, shared by all its events. */
function sourceOf(component: string): KubeEvent['source'] {
  const known = sources.get(component) ?? { component };
  sources.set(component, known);
  return known;
}

const sources = new Map<string, KubeEvent['source']>();

function keyOf(uid: string, { reason, message }: Pick<KubeEvent, 'reason' | 'message'>): string {
  return `${uid} ${reason} ${message}`;
}
