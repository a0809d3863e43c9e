/**
 * Watching one namespace of a real cluster: a reflector for each kind, what they have heard gathered in one place, and how the connection
 * stands. It begins to tell of changes when everything has been listed once.
 */
import { type Actor, createActor } from 'xstate';
import type { KubeObject } from '#engine/objects.ts';
import type { Failure } from './answers.ts';
import type { ApiClient } from './apiClient.ts';
import { type Patience, reflectorMachine, usualPatience } from './reflectorMachine.ts';
import type { WatchedChange } from './requests.ts';
import { ObjectTaker } from './takeObject.ts';
import { Turns } from './turns.ts';
import { kindsByTurns, type WatchedKind, watchedKinds } from './watchedKinds.ts';
import { type Lists, World } from './world.ts';

/**
 * `loading`: the lists come in. `live`: all changes are heard. `lost`: some stream is broken, and is tried again. `refused`: the sets or
 * the pods may not be read.
 */
export type ConnectionState = 'loading' | 'live' | 'lost' | 'refused';

export interface Connection {
  readonly state: ConnectionState;
  /** Objects listed so far, and how many there are as far as that is known. */
  readonly listed: number;
  readonly expected: number;
  /** Objects that were not taken. */
  readonly passedOver: number;
  /** Kinds of which nothing can be known. */
  readonly shut: readonly WatchedKind[];
  /** How often a list had to be made again, because what was asked for was too old. */
  readonly relists: number;
  readonly failure: Failure | undefined;
}

export interface SessionListener {
  /** Everything has been listed: the beginning. */
  onBegin(lists: Lists): void;
  onChanges(changes: readonly WatchedChange[]): void;
  onConnection(connection: Connection): void;
}

export class LiveSession {
  readonly namespace: string;
  readonly #actors = new Map<WatchedKind, Actor<typeof reflectorMachine>>();
  readonly #listener: SessionListener;
  /** Until everything has been listed, what is there; from then on, what has been told. */
  readonly #world = new World();
  readonly #listed = new Set<WatchedKind>();
  #hasBegun = false;
  #passedOver = 0;
  #relists = 0;

  constructor(api: ApiClient, namespace: string, listener: SessionListener, patience: Patience = usualPatience) {
    this.namespace = namespace;
    this.#listener = listener;
    const asker = { api, taker: new ObjectTaker(namespace) };
    const turns = new Turns();
    for (const resource of watchedKinds) {
      const input = {
        resource,
        asker,
        patience,
        turns: (kindsByTurns as readonly string[]).includes(resource) ? turns : undefined,
        onListed: (objects: readonly KubeObject[], passedOver: number) => this.#onListed(resource, objects, passedOver),
        onNews: ({ changes, passedOver }: { changes: readonly WatchedChange[]; passedOver: number }) => {
          this.#passedOver += passedOver;
          this.#tell(changes);
        },
      };
      this.#actors.set(resource, createActor(reflectorMachine, { input }));
    }
  }

  start(): void {
    for (const actor of this.#actors.values()) {
      actor.subscribe(() => this.#changed());
      actor.start();
    }
  }

  stop(): void {
    for (const actor of this.#actors.values()) actor.stop();
    this.#actors.clear();
  }

  /** Tries everything that waits at once. */
  retry(): void {
    for (const actor of this.#actors.values()) actor.send({ type: 'retry' });
  }

  #onListed(resource: WatchedKind, objects: readonly KubeObject[], passedOver: number): void {
    this.#passedOver += passedOver;
    if (this.#listed.has(resource)) {
      this.#relists += 1;
      this.#tell(this.#world.changesTo(resource, objects));
      return;
    }
    this.#listed.add(resource);
    if (this.#hasBegun) this.#tell(this.#world.changesTo(resource, objects));
    else this.#world.replace(resource, objects);
  }

  #tell(changes: readonly WatchedChange[]): void {
    for (const change of changes) this.#world.apply(change);
    if (this.#hasBegun && changes.length > 0) this.#listener.onChanges(changes);
  }

  #changed(): void {
    const connection = this.#connection();
    if (!this.#hasBegun && connection.state !== 'refused' && this.#isComplete()) {
      this.#hasBegun = true;
      this.#listener.onBegin(this.#world.lists());
    }
    this.#listener.onConnection(connection);
  }

  #isComplete(): boolean {
    return [...this.#actors.values()].every((actor) => {
      const snapshot = actor.getSnapshot();
      return snapshot.context.hasListed || snapshot.matches('shut');
    });
  }

  #connection(): Connection {
    const snapshots = [...this.#actors].map(([resource, actor]) => ({ resource, snapshot: actor.getSnapshot() }));
    const inState = (state: 'shut' | 'waiting') =>
      snapshots.flatMap(({ resource, snapshot }) => (snapshot.matches(state) ? [resource] : []));
    const shut = inState('shut');
    const waiting = inState('waiting');
    const contexts = snapshots.map(({ snapshot }) => snapshot.context);
    const sum = (counts: readonly number[]) => counts.reduce((all, each) => all + each, 0);
    return {
      state: shut.some((resource) => resource === 'statefulsets' || resource === 'pods')
        ? 'refused'
        : waiting.length > 0
          ? 'lost'
          : this.#isComplete()
            ? 'live'
            : 'loading',
      listed: sum(contexts.map(({ hasListed, expected, objects }) => (hasListed ? expected : objects.length))),
      expected: sum(contexts.map(({ expected }) => expected)),
      passedOver: this.#passedOver,
      shut,
      relists: this.#relists,
      failure: contexts.find(({ failure }) => failure !== undefined)?.failure,
    };
  }
}
